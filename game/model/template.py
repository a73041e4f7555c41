"""Turns messages into a model's own chat format: its Jinja template from the GGUF, or ChatML where that fails.

Templates differ in what they accept (Gemma knows no system role, Mistral insists on turns that alternate), and some
drop a message in silence. So each template is tried at load with marked messages, and the first way of laying out a
conversation that keeps every mark is used from then on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NoReturn

import jinja2
import jinja2.ext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from game.mind.ports import Message
from game.model.layout import Layout, arrange
from game.model.reply_text import THINKING

CHATML = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
CHATML_STOPS = ("<|im_end|>", "<|im_start|>")
_MARKS = (
    *CHATML_STOPS,
    *("<|eot_id|>", "<|eom_id|>", "<|start_header_id|>", "<end_of_turn>", "<start_of_turn>", "<|end|>", "<|user|>"),
    *("<|assistant|>", "<|system|>", "[INST]", "<|endoftext|>", "<|end_of_turn|>", "<|eot|>", "<|header_start|>"),
)
"""Ends and beginnings of turns in the usual families. A file converted badly knows its own template's marks as plain
text only, and would show them; those that a template writes therefore end a reply as text too."""


@dataclass(frozen=True)
class Template:
    """A working template. `stops` end a reply in text, for models that do not know the template's own marks."""

    jinja: jinja2.Template
    layout: Layout
    bos: str
    eos: str
    today: date
    stops: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def render(self, messages: Sequence[Message]) -> str:
        """The whole prompt, ready for the companion's next words."""
        return _render(self, arrange(messages, self.layout))


def open_template(source: str | None, bos: str, eos: str, today: date) -> Template:
    """Try a GGUF's template and settle how conversations are laid out for it; fall back to ChatML.

    `today` is fixed for the life of the process: some templates print the date, and a new one at midnight would throw
    away everything the model has already read.
    """
    if source is None:
        return _chatml(bos, eos, today, "The model has no chat template; ChatML is used.")
    try:
        jinja = _environment(today).from_string(source)
    except jinja2.TemplateError as error:
        return _chatml(bos, eos, today, f"The model's chat template cannot be read ({error}); ChatML is used.")
    marks = tuple(mark for mark in _MARKS if mark in source)
    for alternate in (False, True):
        for system in (True, False):
            template = Template(jinja, Layout(system, alternate), bos, eos, today, marks)
            if _keeps_everything(template):
                return template
    return _chatml(bos, eos, today, "The model's chat template does not work; ChatML is used.")


def neutral(text: str, control: re.Pattern[str] | None) -> str:
    """Text in which no control token of the model can be read, so that no line can pose as another speaker."""
    return control.sub(lambda match: f"{match[0][0]} {match[0][1:]}", text) if control else text


_PROBES: tuple[tuple[Message, ...], ...] = (
    (Message("system", "a1"), Message("user", "b2"), Message("assistant", "c3"), Message("user", "d4")),
    (Message("system", "a1"), Message("assistant", "b2"), Message("user", "c3")),
    (Message("system", "a1"), Message("user", "b2"), Message("user", "c3")),
    (Message("user", "a1"),),
)


def _keeps_everything(template: Template) -> bool:
    for messages in _PROBES:
        try:
            prompt = template.render([Message(m.role, f"§{m.content}§") for m in messages])
        except Exception:
            # A template is foreign code: it may fail in any way, and every way means the same here.
            return False
        places = [prompt.find(f"§{m.content}§") for m in messages]
        if -1 in places or places != sorted(places):
            return False
    return True


def _render(template: Template, messages: list[Message]) -> str:
    prompt = template.jinja.render(
        messages=[{"role": m.role, "content": m.content} for m in messages],
        bos_token=template.bos,
        eos_token=template.eos,
        add_generation_prompt=True,
        enable_thinking=False,
        tools=None,
        documents=None,
    )
    # Some templates open the thinking themselves; closing it at once lets the answer begin.
    for opening, closing in THINKING:
        if prompt.rstrip().endswith(opening):
            return f"{prompt.rstrip()}\n\n{closing}\n\n"
    return prompt


def _chatml(bos: str, eos: str, today: date, note: str) -> Template:
    jinja = _environment(today).from_string(CHATML)
    return Template(jinja, Layout(), bos, eos, today, CHATML_STOPS, (note,))


class _GenerationTags(jinja2.ext.Extension):
    """Hugging Face's {% generation %} marks training text; for a prompt its content simply stays."""

    tags = {"generation"}  # noqa: RUF012 (declared as a plain set by Jinja)

    def parse(self, parser: Any) -> Any:
        next(parser.stream)
        return parser.parse_statements(("name:endgeneration",), drop_needle=True)


def _environment(today: date) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True, lstrip_blocks=True, extensions=[jinja2.ext.loopcontrols, _GenerationTags]
    )
    moment = datetime(today.year, today.month, today.day)
    environment.globals["strftime_now"] = moment.strftime
    environment.globals["raise_exception"] = _refuse
    environment.filters["tojson"] = _tojson
    return environment


def _refuse(message: str) -> NoReturn:
    raise jinja2.TemplateError(message)


def _tojson(value: Any, indent: int | None = None, **_: Any) -> str:
    """Without HTML escapes, unlike Jinja's own filter."""
    return json.dumps(value, ensure_ascii=False, indent=indent)
