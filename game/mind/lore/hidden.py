"""The parts of an entry's text that are for its author or for other entries' keys, and never for the model.

`{{// note}}` and `{{comment: note}}` are nobody's; `{{hidden_key: words}}` is found by keys, and not told.
"""

from __future__ import annotations

import re

# Nothing here can be read twice: a text full of opened braces takes no longer than any other.
_HIDDEN = re.compile(r"\{\{(//|comment\s*:|hidden_key\s*:)([^{}]*)\}\}", re.IGNORECASE)


def to_tell(text: str) -> str:
    """What the model is told."""
    return _HIDDEN.sub("", text)


def to_match(text: str) -> str:
    """What other entries' keys are looked for in."""
    return _HIDDEN.sub(lambda found: found[2].strip() if found[1].lower().startswith("hidden") else "", text)
