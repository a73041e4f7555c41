"""What is clicked: the PySide6 desktop, which hosts the stage and shows what the session tells."""
