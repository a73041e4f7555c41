"""What is typed: the command line. Each command is one module with `add` (its arguments) and `run` (what it does)."""
