"""How a companion thinks: hear, recall, prompt, speak, notice. Knows no screen, no disk, and no model but its ports."""
