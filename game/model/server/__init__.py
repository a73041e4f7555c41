"""A voice at an OpenAI-compatible server of the player's own choosing: llama-server, Ollama, vLLM and their kin.

The only part of the game that sends what is said anywhere. It is used where the player named an address, and nowhere
falls back to one.
"""
