"""The pages of the desktop: each shows views of the session and sends it what the player does."""
