"""What the shell asks of the sounds: captions at once, the work elsewhere and in order, silence without a device."""

from __future__ import annotations

import logging
import struct
import threading
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.stage import SceneView, StageAssetError, sound
from game.stage.sound import Sounds
from game.stage.sound_mixer import LOOP_CHANNELS, MOST_AT_ONCE, RATE, SEAM, Mixer, Volumes, seamless
from game.stage.sound_scenes import ambience_of
from game.stage.sound_table import load_table

BORDER = 2048
LOOPS = {"train": 4.0, "rain": 5.0, "sea": 6.0}
"""Seconds, all different, so that a channel's sound can be told by its length."""
LOUD = Volumes(1, 1, 1)
SILENT = Volumes(1, 1, 1, muted=True)


def write_sound(file: Path, seconds: float) -> None:
    with wave.open(str(file), "wb") as samples:
        samples.setparams((2, 2, RATE, 0, "NONE", ""))
        samples.writeframes(struct.pack("<hh", 900, -900) * round(seconds * RATE))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three loops, music and two effects; their files hold WAV, which the mixer knows by its contents."""
    folder = tmp_path_factory.mktemp("sounds")
    rows = [f"border = {BORDER}"]
    channels = dict.fromkeys(LOOPS, "ambience") | {"title": "music", "card": "effects", "door": "effects"}
    for name, channel in channels.items():
        rows += [f"[{name}]", f'channel = "{channel}"', f'en = "the {name}"', f'zh-Hans = "简{name}"']
        rows += [f'zh-Hant = "繁{name}"']
        write_sound(folder / f"{name}.ogg", LOOPS.get(name, 3.0) + (2 * BORDER / RATE if channel != "effects" else 0))
    (folder / "sounds.toml").write_text("\n".join(rows), "utf-8")
    return folder


@pytest.fixture
def device(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A sound device that nobody hears."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    yield
    pygame.mixer.quit()


def heard() -> list[float]:
    """The seconds of each loop that is on."""
    channels = [pygame.mixer.Channel(number) for number in range(LOOP_CHANNELS)]
    sounds = [channel.get_sound() for channel in channels if channel.get_busy()]
    return sorted(round(sound.get_length(), 2) for sound in sounds)


class Recorder:
    """Stands in for the mixer: notes what is asked, on which thread; `gate` holds it up."""

    def __init__(self, *_: object) -> None:
        self.asked: list[tuple[object, ...]] = []
        self.threads: set[str] = set()
        self.gate = threading.Event()
        self.gate.set()

    def _note(self, *asked: object) -> None:
        self.gate.wait()
        self.asked.append(asked)
        self.threads.add(threading.current_thread().name)

    def loops(self, *asked: object) -> None:
        self._note("loops", *asked)

    def play(self, name: str) -> None:
        self._note("play", name)

    def set_volumes(self, volumes: Volumes) -> None:
        self._note("volumes", volumes)

    def close(self) -> None:
        self._note("close")


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    recorder = Recorder()
    monkeypatch.setattr(sound, "Mixer", lambda *_: recorder)
    return recorder


def test_a_caption_comes_at_once_though_the_device_is_slow(folder: Path, recorder: Recorder) -> None:
    recorder.gate.clear()
    sounds = Sounds(folder)
    assert sounds.play("card").told("en") == "the card"
    assert recorder.asked == []
    recorder.gate.set()
    sounds.close()
    assert recorder.asked == [("play", "card"), ("close",)]
    assert threading.current_thread().name not in recorder.threads


def test_what_is_asked_is_done_in_order(folder: Path, recorder: Recorder) -> None:
    sounds = Sounds(folder)
    sounds.music("title", fade=2)
    sounds.ambience(["train", "rain"])
    sounds.play("door")
    sounds.music(None)
    sounds.close()
    assert [asked[:3] for asked in recorder.asked] == [
        ("loops", "music", ("title",)),
        ("loops", "ambience", ("train", "rain")),
        ("play", "door"),
        ("loops", "music", ()),
        ("close",),
    ]


def test_only_loops_that_begin_are_captioned(folder: Path, recorder: Recorder) -> None:
    sounds = Sounds(folder)
    assert [caption.sound for caption in sounds.ambience(("train", "rain"))] == ["train", "rain"]
    assert [caption.sound for caption in sounds.ambience(("sea", "train"))] == ["sea"]
    assert sounds.ambience(("train", "sea")) == ()
    sounds.close()
    assert len([asked for asked in recorder.asked if asked[0] == "loops"]) == 2


def test_a_dragged_slider_asks_for_its_last_place_only(folder: Path, recorder: Recorder) -> None:
    recorder.gate.clear()
    sounds = Sounds(folder, LOUD)
    for step in range(5):
        sounds.set_volumes(music=1, ambience=step / 10, effects=1)
    sounds.mute(True)
    recorder.gate.set()
    sounds.close()
    assert {asked[1] for asked in recorder.asked if asked[0] == "volumes"} == {Volumes(1, 0.4, 1, muted=True)}


def test_a_closed_game_is_silent_and_still_captions(folder: Path, recorder: Recorder) -> None:
    sounds = Sounds(folder)
    sounds.close()
    assert sounds.play("card").told("zh-Hant") == "繁card"
    assert [caption.sound for caption in sounds.ambience(("sea",))] == ["sea"]
    assert recorder.asked == []


def test_an_unknown_sound_is_named_with_those_there_are(folder: Path) -> None:
    sounds = Sounds(folder)
    with pytest.raises(ValueError, match=r"'bang'.*card, door"):
        sounds.play("bang")
    with pytest.raises(ValueError, match=r"'card'.*ambience.*train, rain, sea"):
        sounds.ambience(("card",))


@pytest.mark.usefixtures("recorder")
def test_a_caption_in_a_language_the_game_lacks_is_english(folder: Path) -> None:
    caption = Sounds(folder).play("card")
    assert caption.told("zh-Hans") == "简card"
    assert caption.told("fr") == "the card"


def test_without_a_device_it_says_so_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "no such driver")
    sounds = Sounds(folder)
    with caplog.at_level(logging.WARNING):
        assert sounds.play("card").told("en") == "the card"
        sounds.ambience(("train",))
        sounds.mute(False)
        sounds.close()
    assert [message.split(":")[0] for message in caplog.messages] == ["The game stays silent"]


@pytest.mark.usefixtures("device")
def test_the_device_is_opened_when_something_is_to_be_heard_and_never_a_display(folder: Path) -> None:
    mixer = Mixer(load_table(folder), SILENT)
    mixer.loops("ambience", ("train",), 0)
    mixer.play("card")
    mixer.set_volumes(Volumes(1, 0, 0))
    assert pygame.mixer.get_init() is None
    mixer.set_volumes(LOUD)
    assert pygame.mixer.get_init() == (RATE, -16, 2)
    assert heard() == [LOOPS["train"]]
    assert not pygame.display.get_init()
    mixer.close()
    assert pygame.mixer.get_init() is None


@pytest.mark.usefixtures("device")
def test_loops_change_and_those_that_stay_go_on(folder: Path) -> None:
    mixer = Mixer(load_table(folder), LOUD)
    mixer.loops("ambience", ("train", "rain"), 0)
    mixer.loops("music", ("title",), 0)
    assert heard() == [3.0, LOOPS["train"], LOOPS["rain"]]
    train = next(
        channel
        for channel in map(pygame.mixer.Channel, range(LOOP_CHANNELS))
        if channel.get_busy() and round(channel.get_sound().get_length(), 2) == LOOPS["train"]
    )
    before = train.get_sound()
    mixer.loops("ambience", ("train", "sea"), 0)
    while LOOPS["rain"] in heard():
        pygame.time.wait(5)
    assert heard() == [3.0, LOOPS["train"], LOOPS["sea"]]
    assert train.get_sound() is before


@pytest.mark.usefixtures("device")
def test_loops_changed_faster_than_they_fade_never_run_out_of_channels(folder: Path) -> None:
    mixer = Mixer(load_table(folder), LOUD)
    for _ in range(LOOP_CHANNELS):
        mixer.loops("ambience", ("train", "rain"), 60)
        mixer.loops("ambience", ("sea",), 60)
    assert LOOPS["sea"] in heard()


@pytest.mark.usefixtures("device")
def test_volume_and_mute_reach_what_is_on(folder: Path) -> None:
    mixer = Mixer(load_table(folder), LOUD)
    mixer.loops("ambience", ("train",), 0)
    train = pygame.mixer.Channel(0).get_sound()
    assert train.get_volume() == 1
    mixer.set_volumes(Volumes(1, 0.5, 1))
    assert 0.25 < train.get_volume() < 0.5
    mixer.set_volumes(SILENT)
    assert train.get_volume() == 0
    mixer.set_volumes(LOUD)
    assert train.get_volume() == 1
    assert heard() == [LOOPS["train"]]


@pytest.mark.usefixtures("device")
def test_mute_silences_even_what_only_fades_out(folder: Path) -> None:
    mixer = Mixer(load_table(folder), LOUD)
    mixer.loops("ambience", ("train", "rain"), 0)
    mixer.loops("ambience", ("rain",), 60)
    assert heard() == [LOOPS["train"], LOOPS["rain"]]
    mixer.set_volumes(SILENT)
    assert heard() == [LOOPS["rain"]]


@pytest.mark.usefixtures("device")
def test_an_effect_repeated_at_once_is_not_heard_over_and_over(folder: Path) -> None:
    mixer = Mixer(load_table(folder), LOUD)
    for _ in range(10):
        mixer.play("card")
    mixer.play("door")
    busy = [number for number in range(pygame.mixer.get_num_channels()) if pygame.mixer.Channel(number).get_busy()]
    assert len(busy) == MOST_AT_ONCE + 1
    assert min(busy) >= LOOP_CHANNELS


@pytest.mark.usefixtures("device")
@pytest.mark.parametrize("content", [None, b"OggS broken"])
def test_a_missing_or_damaged_file_is_told_once_and_the_others_play(
    folder: Path, tmp_path: Path, content: bytes | None, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "sounds.toml").write_text((folder / "sounds.toml").read_text("utf-8"), "utf-8")
    (tmp_path / "sea.ogg").write_bytes((folder / "sea.ogg").read_bytes())
    if content is not None:
        (tmp_path / "train.ogg").write_bytes(content)
    mixer = Mixer(load_table(tmp_path), LOUD)
    mixer.loops("ambience", ("train", "sea"), 0)
    mixer.loops("music", (), 0)
    assert heard() == [LOOPS["sea"]]
    assert [message.split(":")[0] for message in caplog.messages] == [str(tmp_path / "train.ogg")]


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (None, "missing"),
        ("border = ", "cannot be read"),
        ("[card]", "border"),
        ('border = 9\n[card]\nchannel = "loud"', r"\[card\] needs a channel: ambience, effects, music"),
        ('border = 9\n[card]\nchannel = "effects"\nen = "A card"', r"\[card\] needs a caption in zh-Hans, zh-Hant"),
    ],
)
def test_a_wrong_table_says_what_to_mend(tmp_path: Path, table: str | None, problem: str) -> None:
    if table is not None:
        (tmp_path / "sounds.toml").write_text(table, "utf-8")
    with pytest.raises(StageAssetError, match=problem):
        Sounds(tmp_path)


@given(st.integers(SEAM, 3 * SEAM), st.integers(SEAM, 4 * SEAM), st.integers(0, 2**32 - 1))
def test_borders_are_cut_so_that_a_ring_stays_the_ring_it_was(border: int, length: int, seed: int) -> None:
    length = max(length, border)
    ring = np.random.default_rng(seed).integers(-32768, 32767, (length, 2), np.int16, endpoint=True)
    file = np.concatenate((ring[-border:], ring, ring[:border]))
    assert np.array_equal(seamless(file, border), ring)


def test_a_loop_too_short_for_its_borders_is_refused() -> None:
    with pytest.raises(ValueError, match="no room"):
        seamless(np.zeros((2 * BORDER, 2), np.int16), BORDER)


def test_a_scene_and_its_weather_have_their_sounds() -> None:
    assert ambience_of(SceneView(Path("scenes/carriage"))) == ("train",)
    assert ambience_of(SceneView(Path("scenes/causeway"), weather="rain")) == ("sea", "train", "rain")
    assert ambience_of(SceneView(Path("scenes/a-place-of-a-pack"), weather="rain")) == ("rain",)
    assert ambience_of(SceneView()) == ()
