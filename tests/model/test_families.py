"""Chat GGUFs of every usual family, through the real worker: read in their own format, ended by their own marks, with
their thinking kept to themselves; and files that cannot chat, refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.mind.ports import EngineError, Message, Sampling
from game.model.reply_text import ReplyText
from game.model.starter import open_voice
from game.model.template import open_template
from tests.model.test_template import GEMMA, LLAMA_3, MISTRAL, PHI, QWEN, TODAY
from tests.model.toys import END, spoken, toy_ear, toy_voice

TALK = (Message("system", "You are Isaura."), Message("user", "Good evening.\n"))
CHATML = "{% for m in messages %}{{ '<|im_start|>' + m.role + '\n' + m.content + '<|im_end|>\n' }}{% endfor %}\n"
QWEN_THINKING = QWEN.replace("{{- '<think>\n\n</think>\n\n' }}", "").replace(
    "{{- '<|im_start|>assistant\n' }}", "{{- '<|im_start|>assistant\n<think>\n' }}"
)
FAMILIES = {
    "Llama 3": (LLAMA_3, "<|eot_id|>"),
    "Qwen": (QWEN, "<|im_end|>"),
    "Gemma": (GEMMA, "<end_of_turn>"),
    "Mistral": (MISTRAL, "[INST]"),
    "Phi": (PHI, "<|end|>"),
    "ChatML": (CHATML, "<|im_end|>"),
    "none": (None, "<|im_end|>"),
}


def said(path: Path) -> tuple[str, str]:
    """A reply, and how it ended. The toys begin to speak after a newline, so every prompt here ends in one."""
    voice = open_voice(path)
    try:
        stream = voice.stream(TALK, Sampling(max_tokens=60, temperature=0.0, repeat_penalty=1.0))
        text = "".join(stream)
        assert stream.outcome is not None
        return text, stream.outcome.finish
    finally:
        voice.close()


def ended(source: str | None) -> str | None:
    """A template whose prompt ends in a newline, which makes a toy speak."""
    return None if source is None else source + "{{ '\n' }}"


@pytest.mark.parametrize("family", list(FAMILIES))
def test_its_turn_ends_with_its_own_token(family: str, tmp_path: Path) -> None:
    path = toy_voice(tmp_path / "a.gguf", [*spoken("Tickets."), END], ended(FAMILIES[family][0]))
    assert said(path) == ("Tickets.", "stop")


@pytest.mark.parametrize("family", list(FAMILIES))
def test_marks_its_vocabulary_knows_only_as_text_are_never_shown(family: str) -> None:
    source, mark = FAMILIES[family]
    text = ReplyText(open_template(source, "<s>", "</s>", TODAY).stops)
    assert text.push(f"Good{mark}user".encode()) == "Good" and text.stopped


def test_such_a_mark_ends_the_reply_of_a_real_file(tmp_path: Path) -> None:
    assert said(toy_voice(tmp_path / "a.gguf", spoken("Ok[INST]Pz"), ended(MISTRAL))) == ("Ok", "stop")


@pytest.mark.parametrize("source", [QWEN, QWEN_THINKING])
def test_thinking_is_kept_out_of_what_is_shown(source: str, tmp_path: Path) -> None:
    path = toy_voice(tmp_path / "a.gguf", [*spoken("<think>hm</think>Yes."), END], ended(source))
    text, _ = said(path)
    assert "think" not in text and "hm" not in text


def test_thinking_that_a_template_opens_is_closed_before_she_speaks() -> None:
    prompt = open_template(QWEN_THINKING, "<s>", "</s>", TODAY).render(TALK)
    assert prompt.endswith("<think>\n\n</think>\n\n")


@pytest.mark.parametrize("trained", [256, 512, 100_000])
def test_the_context_is_what_it_was_trained_for_and_the_game_can_use(trained: int, tmp_path: Path) -> None:
    voice = open_voice(toy_voice(tmp_path / "a.gguf", context=trained))
    try:
        voice.wait()
        assert voice.card.context == min(trained, 8192)
    finally:
        voice.close()


def test_a_file_without_a_template_says_so(tmp_path: Path) -> None:
    voice = open_voice(toy_voice(tmp_path / "a.gguf"))
    try:
        voice.wait()
        assert "no chat template" in voice.card.notes[0]
    finally:
        voice.close()


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("ear", "cannot talk"),
        ("text", "is not a GGUF"),
        ("cut", "is cut short"),
        ("empty", "is empty"),
        ("gone", "not there"),
    ],
)
def test_what_cannot_chat_is_refused_in_words(kind: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.gguf"
    if kind == "ear":
        toy_ear(path)
    elif kind == "cut":
        toy_voice(path)
        path.write_bytes(path.read_bytes()[:-100])
    elif kind != "gone":
        path.write_bytes(b"" if kind == "empty" else b"I am a poem, and not a model at all.")
    with pytest.raises(EngineError, match=told) as refused:
        open_voice(path)
    assert refused.value.remedy
