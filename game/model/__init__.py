"""Where words come from: voice and ear in processes of their own, the shipped starters, a player's own GGUF files.

Only the modules in `game.model.worker` import llama_cpp, and they run only inside the spawned processes.
"""
