"""How the starter voice's adapter is made: its corpus, its training, its file, its measures. The game needs none."""
