"""Makes assets/fonts: Source Serif as it comes, a Noto Serif CJK subset, and what each file covers.

Run `python -m build.fonts` with the game's packages, `fonttools`, `font-source-serif-pro` and `font-source-sans-pro`,
on a system with Debian's `fonts-noto-cjk` and `fonts-opendyslexic`. The game reads the results by path (never by
family name), in Qt and in Pillow alike; `game/art/fonts.py` reads `coverage.json` to choose a face for every character.
"""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from game.content.traditional import traditional

ROOT = Path(__file__).parent.parent
FONTS = ROOT / "assets" / "fonts"
NOTO = Path("/usr/share/fonts/opentype/noto")
DYSLEXIC = Path("/usr/share/fonts/opentype/opendyslexic")
DYSLEXIC_LICENCE = Path("/usr/share/doc/fonts-opendyslexic/copyright")
SIMPLIFIED_CHINESE = 2
"""Where the SC face lies in Noto's collections (JP, KR, SC, TC, HK)."""
SIZE_LIMIT = 5_000_000
TEXTS = (".toml", ".yarn", ".csv", ".json")
IDEOGRAPHS = ("\u3400", "\u9fff")
SOURCE_SERIF = ("Regular", "It", "Semibold", "Bold")
SOURCE_SANS = ("Regular", "Semibold")
NOTO_WEIGHTS = ("Regular", "Bold")
UNICODE_BLOCKS = (
    (0x0020, 0x007E),  # basic Latin, so that a run need not change face inside "3D"
    (0x00A0, 0x00FF),
    (0x2010, 0x2027),  # dashes, quotes, the ellipsis
    (0x2030, 0x203B),
    (0x2460, 0x2473),  # circled numbers
    (0x25A0, 0x25CF),
    (0x2605, 0x2606),
    (0x3000, 0x30FF),  # CJK punctuation, kana
    (0xFF01, 0xFFE6),  # full-width forms
)


def double_byte(encoding: str, leads: range, trails: range) -> set[int]:
    """Every code point that a double-byte encoding reaches from these lead and trail bytes."""
    found: set[int] = set()
    for lead in leads:
        for trail in trails:
            found.update(map(ord, bytes((lead, trail)).decode(encoding, errors="ignore")))
    return found


def cjk_code_points() -> set[int]:
    """GB 2312 whole, Big5's first level (frequent traditional characters), punctuation, full-width forms."""
    wanted = double_byte("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
    wanted |= double_byte("big5", range(0xA1, 0xC7), range(0x40, 0xFF))
    for first, last in UNICODE_BLOCKS:
        wanted.update(range(first, last + 1))
    return wanted


def written_code_points() -> set[int]:
    """Every ideograph of the game's own texts, as they are and as 繁體中文 readers get them: some lie outside both."""
    folders = (ROOT / "story", ROOT / "assets" / "locales", ROOT / "assets" / "care")
    files = [file for folder in folders for file in folder.rglob("*") if file.suffix in TEXTS]
    text = "".join(file.read_text("utf-8") for file in files)
    text += traditional(text)
    return {ord(character) for character in text if IDEOGRAPHS[0] <= character <= IDEOGRAPHS[1]}


def subset_noto(weight: str, wanted: set[int]) -> Path:
    """Cut one weight down to `wanted`; no hints and hardly any features, to stay small."""
    font = TTFont(NOTO / f"NotoSerifCJK-{weight}.ttc", fontNumber=SIMPLIFIED_CHINESE)
    options = subset.Options(hinting=False, notdef_outline=True, layout_features=["kern", "palt"])
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    path = FONTS / f"NotoSerifCJKsc-{weight}.otf"
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(path)
    if path.stat().st_size > SIZE_LIMIT:
        raise SystemExit(f"{path.name} is {path.stat().st_size} bytes; the limit is {SIZE_LIMIT}")
    return path


def copy_source(package: str, family: str, styles: tuple[str, ...]) -> list[Path]:
    """Copy Adobe's files unchanged (their licence reserves the name for unchanged files) and the licence."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package.replace('_', '-')} is not installed; pip install it first")
    files = Path(spec.origin).parent / "files"
    shutil.copyfile(files / "LICENSE.txt", FONTS / f"{family}-OFL.txt")
    return [Path(shutil.copyfile(files / f"{family}-{s}.ttf", FONTS / f"{family}-{s}.ttf")) for s in styles]


def ranges(code_points: set[int]) -> str:
    """Sorted, inclusive ranges in hexadecimal: `20-7e a0 2010-2027`."""
    ordered = sorted(code_points)
    breaks = [i for i, (a, b) in enumerate(pairwise(ordered), 1) if b != a + 1]
    pairs = zip([0, *breaks], [*breaks, len(ordered)], strict=True)
    spans = [(ordered[start], ordered[end - 1]) for start, end in pairs]
    return " ".join(f"{a:x}" if a == b else f"{a:x}-{b:x}" for a, b in spans)


def write_coverage(files: list[Path]) -> None:
    """Write coverage.json: which files draw which characters; files that draw the same share an entry."""
    alike: dict[str, list[str]] = {}
    for path in files:
        alike.setdefault(ranges(set(TTFont(path).getBestCmap())), []).append(path.name)
    entries = [{"files": names, "ranges": covered} for covered, names in alike.items()]
    document = {"made_by": "build/fonts.py", "coverage": entries}
    (FONTS / "coverage.json").write_text(json.dumps(document, indent=1) + "\n", "utf-8")


def write_noto_licence() -> None:
    """Noto's copyright over the licence text that it shares with Source Serif."""
    names = TTFont(NOTO / "NotoSerifCJK-Regular.ttc", fontNumber=SIMPLIFIED_CHINESE)["name"]
    licence = (FONTS / "SourceSerifPro-OFL.txt").read_text("utf-8")
    body = licence[licence.index("This Font Software is licensed") :]
    text = f"{names.getDebugName(0)}\nA subset of Noto Serif CJK SC, made by build/fonts.py.\n\n{body}"
    (FONTS / "NotoSerifCJKsc-OFL.txt").write_text(text, "utf-8")


def copy_dyslexic() -> None:
    """OpenDyslexic as Debian has it, for readers who choose it; Qt alone uses it, so that it is in no coverage."""
    shutil.copyfile(DYSLEXIC / "OpenDyslexic-Regular.otf", FONTS / "OpenDyslexic-Regular.otf")
    shutil.copyfile(DYSLEXIC_LICENCE, FONTS / "OpenDyslexic-licence.txt")


def main() -> None:
    """Build everything in assets/fonts."""
    FONTS.mkdir(parents=True, exist_ok=True)
    files = copy_source("font_source_serif_pro", "SourceSerifPro", SOURCE_SERIF)
    files += copy_source("font_source_sans_pro", "SourceSansPro", SOURCE_SANS)
    wanted = cjk_code_points() | written_code_points()
    files += [subset_noto(weight, wanted) for weight in NOTO_WEIGHTS]
    write_noto_licence()
    copy_dyslexic()
    write_coverage(files)
    for path in files:
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
