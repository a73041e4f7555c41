"""How the starter voice's adapter is made: its corpus, its training, its file, and what it can do. The game needs none."""
