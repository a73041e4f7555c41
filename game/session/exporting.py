"""Everything kept of a player, as files anyone can read: a page of talk for each companion, and all of it as JSON."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

from game.play.happenings import KINDS, to_data
from game.session.history import entries
from game.session.memories import memories
from game.session.profile import OpenProfile

_ALL = 1_000_000


def export(profile: OpenProfile, folder: Path) -> list[Path]:
    """Write it into a folder, which is made; returns the files. Raises OSError.

    everything.json: name, bonds, chapters, cards, memories; journal.jsonl: all that ever happened, an event a row, also
    what was taken back; talks/NAME.md: each talk as it stands; media/: keepsakes and other pictures.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = [_everything(profile, folder / "everything.json"), _journal(profile, folder / "journal.jsonl")]
    for conversation in profile.journal.conversations.values():
        if conversation.kind == "talk":
            written.append(_talk(profile, conversation.id, conversation.subject, folder / "talks"))
    for picture in sorted(profile.media.glob("*.*")) if profile.media != Path() else ():
        (folder / "media").mkdir(exist_ok=True)
        written.append(Path(shutil.copy2(picture, folder / "media" / picture.name)))
    return written


def _everything(profile: OpenProfile, path: Path) -> Path:
    state = asdict(profile.journal.state)
    state["memories"] = {
        who.full_id: [asdict(one) for one in memories(profile, who.full_id, past=True)]
        for who in profile.library.companions
    }
    path.write_text(json.dumps(state, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", errors="replace")
    return path


def _journal(profile: OpenProfile, path: Path) -> Path:
    with path.open("w", encoding="utf-8", errors="replace") as file:
        for event in profile.journal.every(list(KINDS)):
            row = {
                "id": event.id,
                "turn": event.turn,
                "because": event.because,
                "at": event.at,
                "kind": event.what.kind,
            }
            file.write(json.dumps(row | to_data(event.what), ensure_ascii=False) + "\n")
    return path


def _talk(profile: OpenProfile, conversation: int, companion: str, folder: Path) -> Path:
    """The talk as a page: a heading for each evening, a row for each line."""
    folder.mkdir(exist_ok=True)
    known = {who.full_id: who.short_name.within(profile.language) for who in profile.library.companions}
    hers, yours = known.get(companion, companion), profile.journal.state.player or "You"
    rows = [f"# {hers}", ""]
    for entry in entries(profile.journal, conversation, _ALL):
        if entry.begins:
            rows += ["", f"## {entry.evening}", ""]
        rows.append(f"**{hers if entry.speaker == 'companion' else yours}:** {entry.text}  ")
    path = folder / f"{companion.replace(':', '-')}.md"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8", errors="replace")
    return path
