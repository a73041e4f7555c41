"""What can go wrong with a picture, said so that whoever reads it knows what to do."""

from __future__ import annotations

from pathlib import Path


class ArtError(Exception):
    """A picture that cannot be shown."""


class MissingPictureError(ArtError):
    """A card, frame or scene names a picture that is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: this picture is not there; put it there or mend the name in the card's file")
        self.path = path


class BrokenPictureError(ArtError):
    """A picture is there, and cannot be read as one."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: this is not a picture that can be read ({why}); save it again as WebP or PNG")
        self.path = path
