"""What runs inside a model's own process. These are the only modules that may import llama_cpp."""
