"""The goals, in one table: every benchmark by name, what it must reach, in the order in which they are measured.

Each name is a module of this folder with a function `measure(parts) -> Measured`; its docstring says what it measures.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.commands.bench import Goal

GOALS: Mapping[str, tuple[Goal, ...]] = {
    "start_ratio": (Goal(1.6),),
    "start_many_ratio": (Goal(1.2),),
    "tokens_ratio": (Goal(0.95, sign="≥"),),
    "reply_s": (Goal(0.6, "s", "first word"), Goal(3.0, "s", "full reply")),
    "first_word_ratio": (Goal(0.2),),
    "stop_ms": (Goal(100, "ms"),),
    "ear_ms": (Goal(8, "ms"),),
    "recall_ms": (Goal(15, "ms", "600 turns"), Goal(40, "ms", "100,000 turns")),
    "memory_mb": (Goal(200, "MB"),),
    "persist_ms": (Goal(10, "ms"),),
    "persist_ratio": (Goal(1.3),),
    "frame_p99_ms": (Goal(12, "ms"),),
    "frame_mean_ms": (Goal(5, "ms"),),
    "late_frames": (Goal(0.01),),
    "idle_cpu": (Goal(0.25, "cores", "breathing"), Goal(0.01, "cores", "still")),
    "open_long_talk_ms": (Goal(300, "ms", "open"), Goal(100, "ms", "a page up")),
    "album_p95_ms": (Goal(16.7, "ms"),),
    "card_face_ms": (Goal(60, "ms"),),
    "yarn_check_s": (Goal(1, "s"),),
    "yarn_step_us": (Goal(50, "µs"),),
    "import_per_s": (Goal(20, "cards", sign="≥"),),
    "pack_check_s": (Goal(1, "s"),),
    "bundle_mb": (Goal(420, "MB"),),
    "talk_rss_mb": (Goal(900, "MB"),),
}
