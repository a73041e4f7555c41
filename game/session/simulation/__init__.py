"""Players without a screen, for pacing: they play the real rules with the real packs, and no model ever speaks."""
