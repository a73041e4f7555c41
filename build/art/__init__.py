"""The game's pictures, drawn by code: `python -m build.art` redraws all of them, always alike."""
