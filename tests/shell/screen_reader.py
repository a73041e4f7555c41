"""What a screen reader is told: Qt's own tree of who is what, by which name, in which state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

STATES = (
    "focusable", "focused", "checkable", "checked", "disabled", "invisible", "offscreen", "readOnly", "editable",
    "multiLine", "selectable", "selected", "expandable", "expanded", "pressed", "hasPopup",
)  # fmt: skip
CONTROLS = frozenset({
    "Button", "PushButton", "RadioButton", "CheckBox", "Slider", "EditableText", "ComboBox", "Link", "MenuItem",
    "PageTab", "ListItem", "SpinBox",
})  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One thing of the tree. `depth` counts from the window; `value` is that of a slider or a field."""

    depth: int
    kind: str
    role: str
    name: str
    description: str
    states: tuple[str, ...]
    value: str

    @property
    def control(self) -> bool:
        return self.role in CONTROLS or "focusable" in self.states

    def line(self) -> str:
        parts = [f"{'  ' * self.depth}{self.role} {self.name!r}", *self.states]
        more = [f"value {self.value!r}"] if self.value else []
        return ", ".join([*parts, *more, *([f"— {self.description}"] if self.description else [])])


def tree(window: QWidget) -> list[Told]:
    """Everything that is shown of a window, from the outside in, as a screen reader goes through it."""
    return list(_walk(QAccessible.queryAccessibleInterface(window), 0))


def _walk(one: QAccessibleInterface | None, depth: int) -> Iterator[Told]:
    if one is None or not one.isValid() or one.state().invisible:
        return
    yield _told(one, depth)
    for at in range(one.childCount()):
        yield from _walk(one.child(at), depth + 1)


def _told(one: QAccessibleInterface, depth: int) -> Told:
    state = one.state()
    words = QAccessible.Text
    value: Any = one.valueInterface()
    return Told(
        depth,
        type(one.object()).__name__,
        one.role().name,
        one.text(words.Name),
        one.text(words.Description),
        tuple(name for name in STATES if getattr(state, name)),
        str(value.currentValue()) if value is not None else one.text(words.Value),
    )


def as_text(told: list[Told]) -> str:
    return "\n".join(one.line() for one in told) + "\n"


def as_data(told: list[Told]) -> list[dict[str, Any]]:
    return [asdict(one) for one in told]
