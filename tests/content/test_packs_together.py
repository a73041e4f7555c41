"""Packs beside each other: who comes first, who cannot come, and what one does to another, which is always told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from game.content.library import Library, load_library
from game.content.model import Change

PackFactory = Callable[..., Path]


def manifest(name: str, *rows: str, version: str = "1.0.0", languages: str = '"en"') -> str:
    head = (
        f'format = 1\nid = "{name}"\nversion = "{version}"\nname = "{name}"\nauthors = ["Bo"]\nlicence = "MIT"\n'
        f'languages = [{languages}]\ngame = ">=0.1"\n'
    )
    return head + "".join(f"{row}\n" for row in rows)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, Mapping[str, str | bytes]], Path]:
    def one(name: str, files: Mapping[str, str | bytes]) -> Path:
        for path, content in files.items():
            place = tmp_path / "more" / name / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / "more" / name

    return one


Write = Callable[[str, Mapping[str, str | bytes]], Path]


def of(write: Write, packs: Mapping[str, str], off: tuple[str, ...] = ()) -> Library:
    return load_library([write(name, {"pack.toml": text}) for name, text in packs.items()], off)


def why(library: Library, pack: str) -> str:
    return "\n".join(str(problem) for problem in library.broken[pack])


def test_each_pack_comes_after_those_it_names_and_otherwise_as_given(write: Write) -> None:
    library = of(
        write,
        {
            "c": manifest("c", 'depends = ["a"]'),
            "b": manifest("b", 'optional = ["c >=1"]'),
            "a": manifest("a"),
            "e": manifest("e", 'load_after = ["d", "nobody"]'),
            "d": manifest("d"),
        },
    )
    assert list(library.packs) == ["a", "d", "c", "e", "b"]
    assert not library.broken


def test_a_pack_without_what_it_needs_is_switched_off_and_says_so(write: Write) -> None:
    library = of(
        write,
        {
            "harbour": manifest("harbour"),
            "far": manifest("far", 'depends = ["harber"]'),
            "farther": manifest("farther", 'depends = ["far"]'),
            "newer": manifest("newer", 'depends = ["harbour >=1.1,<2"]'),
            "asleep": manifest("asleep", 'depends = ["off"]'),
            "off": manifest("off"),
        },
        off=("off",),
    )
    assert list(library.packs) == ["harbour"]
    assert why(library, "far").startswith(
        "far/pack.toml:9:12 · needs harber, which is not here · did you mean harbour?"
    )
    assert "needs far, which is switched off" in why(library, "farther")
    assert "needs harbour >=1.1,<2, and the version that is here is 1.0.0" in why(library, "newer")
    assert "needs off, which is switched off" in why(library, "asleep")


def test_packs_that_wait_for_each_other_and_packs_that_cannot_stand_each_other(write: Write) -> None:
    library = of(
        write,
        {
            "a": manifest("a", 'depends = ["b"]'),
            "b": manifest("b", 'load_after = ["a"]'),
            "c": manifest("c", 'conflicts = ["d <2"]'),
            "d": manifest("d"),
        },
    )
    assert list(library.packs) == ["d"]
    assert "each wait for the other" in why(library, "a") and "each wait for the other" in why(library, "b")
    assert "cannot stand beside d <2; switch off one of the two" in why(library, "c")


STORM = """\
[[cue]]
id = "rain"
hears = ["Does it always rain here?"]
lines = ["Only on the days you come{,player}."]
[[cue]]
id = "why-rain"
follows = { cues = ["rain"] }
hears = ["Why?"]
lines = ["It likes you."]
[[cue]]
id = "storm"
replaces = true
beat = "the-storm"
hears = ["What was the worst night?"]
lines = ["Ask the rain."]
"""
EXTENSION: Mapping[str, str | bytes] = {
    "pack.toml": manifest("rainy", 'depends = ["harbour >=1"]', languages='"en", "zh-Hans"'),
    "languages/zh-Hans/pack.toml": 'name = "雨"\n',
    "changes/harbour/companions/ana/cues/rain.toml": STORM,
    "changes/harbour/companions/ana/lore/rain.toml": (
        '[[entry]]\nid = "rain"\nkeys = ["rain"]\ncontent = "It rains on the quay from October on."\n'
    ),
    "changes/harbour/languages/zh-Hans/companions/ana/cues/rain.toml": (
        '[[cue]]\nid = "rain"\nhears = ["这里总下雨吗？"]\nlines = ["只在你来的日子。"]\n'
    ),
    "changes/harbour/languages/fr/companions/ana/companion.toml": 'role = "gardienne du phare"\n',
    "changes/harbour/languages/fr/cards/cards.toml": '[[card]]\nid = "lamp"\ntitle = "La lampe"\n',
    "changes/harbour/languages/fr/companions/ana/cues/talk.toml": '[[cue]]\nid = "else"\nlines = ["Continue."]\n',
    "changes/harbour/languages/fr/chapters/first.csv": "id,source_hash,text\n",
    "chapters/chapters.toml": (
        '[[chapter]]\nid = "rain"\ncompanion = "harbour:ana"\ntitle = "Rain"\nsummary = "It rains."\n'
        'file = "rain.yarn"\nnode = "Start"\n'
        'opens = { rank = 2, beats = ["the-storm"], chapters = ["harbour:first-light"] }\n'
        'grants = { cards = ["harbour:lamp"] }\n'
    ),
    "chapters/rain.yarn": "title: Start\n---\nAna: Listen. #line:r1\n===\n",
}


def test_a_pack_extends_and_translates_another_and_all_of_it_is_told(pack: PackFactory, write: Write) -> None:
    dot = (pack() / "cards/pictures/lamp.webp").read_bytes()
    library = load_library([pack(), write("rainy", {**EXTENSION, "changes/harbour/cards/pictures/lamp.webp": dot})])
    assert not library.broken and not library.warnings
    harbour, ana = library.packs["harbour"], library.companion("ana")
    cues = {cue.id: cue for cue in ana.cues}
    assert list(cues) == ["storm", "else", "rainy:rain", "rainy:why-rain"]
    assert cues["rainy:rain"].lines["en"][0].id == "harbour:ana/rainy:rain#1"
    assert cues["rainy:rain"].lines["zh-Hans"][0].text == "只在你来的日子。"
    follows = cues["rainy:why-rain"].follows
    assert follows is not None and follows.cues == ("rainy:rain",)
    assert [line.text for line in cues["storm"].lines["en"]] == ["Ask the rain."]
    assert (cues["else"].lines["fr"][0].text, cues["else"].lines["fr"][0].expression) == ("Continue.", "warm")
    assert [note.id for note in ana.lore] == ["rainy:rain"]
    assert ana.role.within("fr") == "gardienne du phare" and ana.role.within("en") == "keeper of the lighthouse"
    assert library.card("lamp").title.within("fr") == "La lampe"
    assert library.card("lamp").picture.parts[-5] == "changes"
    assert harbour.languages == ("en", "zh-Hans", "fr")
    assert "fr" in library.chapter("first-light").translations
    assert [one.full_id for one in library.chapters_of("ana")][-1] == "rainy:rain"
    assert set(harbour.changes) == {
        Change("rainy", "added", "ana/rain"),
        Change("rainy", "added", "ana/why-rain"),
        Change("rainy", "replaced", "ana/storm"),
        Change("rainy", "replaced", "cards/pictures/lamp.webp"),
        Change("rainy", "translated", "zh-Hans"),
        Change("rainy", "translated", "fr"),
    }


def test_without_it_everything_is_as_it_was(pack: PackFactory, write: Write) -> None:
    alone = load_library([pack()])
    beside = load_library([pack(), write("rainy", EXTENSION)], off=("rainy",))
    assert beside.packs == alone.packs


def test_what_is_no_longer_there_to_change_is_passed_over_and_told(pack: PackFactory, write: Write) -> None:
    files = {
        **EXTENSION,
        "changes/harbour/companions/anna/cues/x.toml": STORM,
        "changes/harbour/companions/ana/cues/gone.toml": (
            '[[cue]]\nid = "storms"\nreplaces = true\nhears = ["a"]\nlines = ["b"]\n'
            '[[cue]]\nid = "more"\nbeat = "the-strom"\nhears = ["a"]\nlines = ["b"]\n'
        ),
        "changes/harbour/cards/pictures/lantern.webp": (pack() / "cards/pictures/lamp.webp").read_bytes(),
        "changes/harbour/languages/fr/scenes/scenes.toml": '[[scene]]\nid = "quai"\nname = "Le quai"\n',
    }
    library = load_library([pack(), write("rainy", files)])
    assert list(library.packs) == ["harbour", "rainy"]
    told = "\n".join(map(str, library.warnings["rainy"]))
    for expected in (
        'rainy/changes/harbour/companions/anna · harbour has no companion "anna" to change · did you mean ana?',
        'ana has no cue "storms" that this could replace · did you mean storm?',
        'there is no beat "the-strom" of ana; the cue is there without it · did you mean the-storm?',
        "lantern.webp · harbour has no picture of this name",
        'there is no scene "quai" to translate · did you mean quay?',
    ):
        assert expected in told


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("pack.toml", 'depends = ["harbour >=1"]', "", 'changes "harbour", which pack.toml names neither'),
        ("pack.toml", 'depends = ["harbour >=1"]', "", '"harbour:ana" is of a pack that pack.toml does not name'),
        ("chapters/chapters.toml", "harbour:ana", "harbour:anna", 'no companion "anna" · did you mean harbour:ana?'),
        ("chapters/chapters.toml", "harbour:lamp", "harbour:lump", 'no card "lump" · did you mean harbour:lamp?'),
        ("chapters/chapters.toml", "the-storm", "the-strom", 'no beat "the-strom" of harbour:ana · did you mean'),
        ("chapters/chapters.toml", "rank = 2", "rank = 9", "harbour:ana has 2 ranks"),
        ("changes/harbour/companions/ana/cues/rain.toml", "{,player}", "{day}", "{day} cannot be filled"),
        ("changes/harbour/companions/ana/cues/rain.toml", '"why-rain"', '"rain"', 'already a cue "rain"'),
        ("changes/harbour/companions/ana/cues/rain.toml", "replaces", "replace", "did you mean replaces?"),
    ],
)
def test_a_mistake_switches_off_only_whoever_made_it(
    pack: PackFactory, write: Write, name: str, old: str, new: str, told: str
) -> None:
    text = EXTENSION[name]
    assert isinstance(text, str) and old in text
    library = load_library([pack(), write("rainy", {**EXTENSION, name: text.replace(old, new)})])
    assert list(library.packs) == ["harbour"]
    assert told in why(library, "rainy")
