"""The game's sounds, made by code: `python -m build.sound` makes all of them, always alike."""
