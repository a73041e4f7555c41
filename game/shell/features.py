"""Spares the start what PySide does for code that asks for its optional features (`snake_case` and kin)."""

from __future__ import annotations

from contextlib import suppress


def ask_for_none() -> None:
    """Have PySide believe of every module that it uses no such feature, which is so, instead of reading its source.

    It opens the source of each module that is imported after it: a tenth of the time to the first frame. Where PySide
    works otherwise one day, nothing is changed and nothing is lost but that.
    """
    with suppress(ImportError, AttributeError):
        from shibokensupport import feature  # type: ignore[import-not-found]

        feature._mod_uses_pyside  # noqa: B018 (raises where it is gone)
        feature._mod_uses_pyside = lambda _: False
