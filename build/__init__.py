"""How the game is made and shipped: set-up, lock files, starter models, the double-click application."""
