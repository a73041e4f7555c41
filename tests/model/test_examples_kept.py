"""Long lists are embedded once: what is new costs, what was there does not, and a broken store is no loss."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from game.mind.ports import Vectors
from game.model.examples_kept import RememberingEar, store_in
from game.model.fake import FakeEar

LINES = [f"line number {n}" for n in range(300)]


def test_a_second_start_embeds_nothing(tmp_path: Path) -> None:
    first, second = FakeEar(), FakeEar()
    wanted = RememberingEar(first, "toy", tmp_path).hear(LINES)
    found = RememberingEar(second, "toy", tmp_path).hear(LINES)
    assert len(first.heard) == 300 and second.heard == []
    assert np.array_equal(wanted, found) and np.allclose(found, FakeEar().embed(LINES), atol=4e-3)


def test_a_list_that_grew_costs_what_is_new(tmp_path: Path) -> None:
    RememberingEar(FakeEar(), "toy", tmp_path).hear(LINES)
    ear = FakeEar()
    found = RememberingEar(ear, "toy", tmp_path).hear([*reversed(LINES), "one more", "one more"])
    assert ear.heard == ["one more"]
    assert np.allclose(found, FakeEar().embed([*reversed(LINES), "one more", "one more"]), atol=4e-3)


def test_what_ships_is_read_and_never_written(tmp_path: Path) -> None:
    RememberingEar(FakeEar(), "toy", tmp_path / "shipped").hear(LINES)
    before = store_in(tmp_path / "shipped", "toy").read_bytes()
    ear = FakeEar()
    RememberingEar(ear, "toy", tmp_path / "own", [tmp_path / "shipped"]).hear([*LINES, "a player's pack"])
    assert ear.heard == ["a player's pack"]
    assert store_in(tmp_path / "shipped", "toy").read_bytes() == before


def test_a_line_of_the_players_is_not_kept(tmp_path: Path) -> None:
    RememberingEar(FakeEar(), "toy", tmp_path).hear(["good evening"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", [b"", b"no store", None])
def test_a_store_that_cannot_be_read_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    RememberingEar(FakeEar(), "toy", tmp_path).hear(LINES)
    path = store_in(tmp_path, "toy")
    path.write_bytes(path.read_bytes()[:-50] if damage is None else damage)
    ear = FakeEar()
    RememberingEar(ear, "toy", tmp_path).hear(LINES)
    assert len(ear.heard) == 300
    again = FakeEar()
    RememberingEar(again, "toy", tmp_path).hear(LINES)
    assert again.heard == []


def test_another_ears_vectors_are_not_taken(tmp_path: Path) -> None:
    RememberingEar(FakeEar(), "toy", tmp_path).hear(LINES)
    other, wider = FakeEar(), FakeEar(dimensions=16)
    RememberingEar(other, "other", tmp_path).hear(LINES)
    assert RememberingEar(wider, "toy", tmp_path).hear(LINES).shape == (300, 16)
    assert len(other.heard) == len(wider.heard) == 300


def test_it_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    RememberingEar(FakeEar(), "toy", tmp_path, told=lambda done, all_: told.append((done, all_))).hear(LINES)
    assert told == [(256, 300), (300, 300)]


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert RememberingEar(FakeEar(), "toy", tmp_path / "file").hear(LINES).shape[0] == 300


def middle(vectors: Vectors) -> Vectors:
    return np.asarray(vectors.mean(axis=0, keepdims=True), dtype=np.float32)


def test_a_group_is_heard_once_and_another_only_where_its_texts_differ(tmp_path: Path) -> None:
    groups = [["hello", "good evening"], ["the sea"], ["hello"]]
    first = FakeEar()
    made = RememberingEar(first, "toy", tmp_path).gathered(groups, middle)
    assert [one.shape for one in made] == [(1, 384)] * 3 and len(first.heard) == 4
    second = FakeEar()
    again = RememberingEar(second, "toy", tmp_path).gathered([*groups, ["hello", "good night"]], middle)
    assert second.heard == ["hello", "good night"]
    assert all(np.array_equal(a, b) for a, b in zip(made, again[:3], strict=True))


def test_groups_of_any_size_come_back_in_their_order(tmp_path: Path) -> None:
    groups = [[f"{n} {m}" for m in range(1 + n % 7)] for n in range(300)]
    RememberingEar(FakeEar(), "toy", tmp_path).gathered(groups, lambda vectors: vectors)
    read = RememberingEar(FakeEar(), "toy", tmp_path).gathered(groups, lambda vectors: vectors)
    assert [len(one) for one in read] == [len(group) for group in groups]
    assert np.allclose(np.concatenate(read), FakeEar().embed([t for group in groups for t in group]), atol=4e-3)
