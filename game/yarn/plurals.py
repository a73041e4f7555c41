"""Which plural form a number takes in a language, for ``[plural]`` and ``[ordinal]`` (after Unicode's CLDR)."""

from __future__ import annotations

from collections.abc import Callable

from game.yarn.values import to_text

Number = int | float
Rule = Callable[[Number], str]


def _other(_: Number) -> str:
    return "other"


def _one(number: Number) -> str:
    return "one" if number == 1 else "other"


def _zero_or_one(number: Number) -> str:
    return "one" if 0 <= abs(number) < 2 else "other"


def _east_slavic(number: Number) -> str:
    if number != int(number):
        return "other"
    last, last_two = number % 10, number % 100
    if last == 1 and last_two != 11:
        return "one"
    return "few" if 2 <= last <= 4 and not 12 <= last_two <= 14 else "many"


def _polish(number: Number) -> str:
    if number != int(number):
        return "other"
    if number == 1:
        return "one"
    return "few" if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else "many"


def _czech(number: Number) -> str:
    if number != int(number):
        return "many"
    return "one" if number == 1 else "few" if 2 <= number <= 4 else "other"


def _arabic(number: Number) -> str:
    if number in (0, 1, 2):
        return ("zero", "one", "two")[int(number)]
    if 3 <= number % 100 <= 10:
        return "few"
    return "many" if 11 <= number % 100 <= 99 else "other"


def _south_slavic(number: Number) -> str:
    form = _east_slavic(number)
    return "other" if form == "many" else form


def _slovene(number: Number) -> str:
    if number != int(number):
        return "few"
    return {1: "one", 2: "two", 3: "few", 4: "few"}.get(int(number % 100), "other")


def _romanian(number: Number) -> str:
    if number == 1:
        return "one"
    return "few" if number != int(number) or number == 0 or 1 <= number % 100 <= 19 else "other"


def _lithuanian(number: Number) -> str:
    if number != int(number):
        return "many"
    if 11 <= number % 100 <= 19 or number % 10 == 0:
        return "other"
    return "one" if number % 10 == 1 else "few"


def _icelandic(number: Number) -> str:
    counted = int(number) if number == int(number) else int(to_text(number).partition(".")[2])
    return "one" if counted % 10 == 1 and counted % 100 != 11 else "other"


def _hebrew(number: Number) -> str:
    return {1: "one", 2: "two"}.get(int(number), "other") if number == int(number) else "other"


def _welsh(number: Number) -> str:
    forms = {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}
    return forms.get(int(number), "other") if number == int(number) else "other"


def _welsh_ordinal(number: Number) -> str:
    if number in (0, 7, 8, 9):
        return "zero"
    return {1: "one", 2: "two", 3: "few", 4: "few", 5: "many", 6: "many"}.get(int(number), "other")


def _up_to_one(number: Number) -> str:
    return "one" if 0 <= number <= 1 else "other"


def _english_ordinal(number: Number) -> str:
    if 11 <= number % 100 <= 13:
        return "other"
    return {1: "one", 2: "two", 3: "few"}.get(int(number % 10), "other") if number == int(number) else "other"


def _italian_ordinal(number: Number) -> str:
    return "many" if number in (8, 11, 80, 800) else "other"


def _swedish_ordinal(number: Number) -> str:
    return "one" if number % 10 in (1, 2) and number % 100 not in (11, 12) else "other"


_CARDINAL: dict[str, Rule] = {
    **dict.fromkeys(("zh", "ja", "ko", "vi", "th", "id", "ms", "yue", "lo", "my"), _other),
    **dict.fromkeys(("fr", "pt", "hy"), _zero_or_one),
    **dict.fromkeys(("ru", "uk", "be"), _east_slavic),
    **dict.fromkeys(("cs", "sk"), _czech),
    **dict.fromkeys(("sr", "hr", "bs"), _south_slavic),
    **dict.fromkeys(("hi", "bn", "fa", "gu", "kn", "am", "zu"), _up_to_one),
    "pl": _polish,
    "sl": _slovene,
    "ro": _romanian,
    "lt": _lithuanian,
    "is": _icelandic,
    "he": _hebrew,
    "cy": _welsh,
    "ar": _arabic,
}
_ORDINAL: dict[str, Rule] = {
    "en": _english_ordinal,
    "it": _italian_ordinal,
    "sv": _swedish_ordinal,
    "cy": _welsh_ordinal,
    **dict.fromkeys(("fr", "vi", "ms"), _one),
}


def _language(locale: str) -> str:
    return locale.replace("_", "-").partition("-")[0].lower()


def cardinal(locale: str, number: Number) -> str:
    """The form for counting: ``zero one two few many other``. Unlisted languages count as English does."""
    return _CARDINAL.get(_language(locale), _one)(number)


def ordinal(locale: str, number: Number) -> str:
    """The form for ranking; unlisted languages have one form, ``other``."""
    return _ORDINAL.get(_language(locale), _other)(number)
