"""The ear with a toy model: unit rows, the same whoever shares the batch, long and empty texts borne."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from game.model.ear import WorkerEar
from game.model.starter import open_ear
from tests.model.toys import toy_ear

pytest.importorskip("llama_cpp", reason="llama-cpp-python is not installed")


@pytest.fixture(scope="module")
def ear(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkerEar]:
    ear = open_ear(toy_ear(tmp_path_factory.mktemp("ear") / "toy.gguf"))
    yield ear
    ear.close()


def test_rows_have_unit_length(ear: WorkerEar) -> None:
    vectors = ear.embed(["the sea", "a night train", "the clock"])
    assert vectors.shape == (3, ear.dimensions) == (3, 32)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_order_is_kept_and_company_does_not_matter(ear: WorkerEar) -> None:
    texts = [" ".join(["the sea", "a night train is getting married", "clock"][: 1 + n % 3]) for n in range(200)]
    texts[77] = "sister"
    together = ear.embed(texts)
    assert together[77] == pytest.approx(ear.embed(["sister"])[0], abs=1e-4)
    assert together[0] == pytest.approx(together[198], abs=1e-4)
    assert float(together[0] @ together[77]) < 0.99


def test_of_a_text_longer_than_the_window_its_beginning_is_heard(ear: WorkerEar) -> None:
    window, marks = 64, 2
    heard = " ".join(["sea"] * (window - marks))
    vectors = ear.embed([heard, f"{heard} clock clock clock", "clock"])
    assert vectors[1] == pytest.approx(vectors[0], abs=1e-4)


def test_empty_and_unreadable_texts_have_a_place_too(ear: WorkerEar) -> None:
    vectors = ear.embed(["", "   ", "\ud800", "列车"])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_nothing_to_hear(ear: WorkerEar) -> None:
    assert ear.embed([]).shape == (0, 32)


def test_a_voice_in_the_place_of_the_ear_is_refused(tmp_path: Path) -> None:
    from game.mind.ports import EngineError
    from tests.model.toys import toy_voice

    with pytest.raises(EngineError, match="no embedding model"):
        open_ear(toy_voice(tmp_path / "voice.gguf"))
