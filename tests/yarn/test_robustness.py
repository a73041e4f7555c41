"""Whatever is written, the compiler answers with a program or with problems, and the story with typed errors."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.yarn import Dialogue, Finished, Options, Program, YarnErrors, YarnRunError, compile_yarn, lint

PIECES = (
    """<<if $a>>|<<elseif true>>|<<else>>|<<endif>>|<<once>>|<<endonce>>|<<set $a = true>>|<<set $n += 1>>|-> One
=> Two|    |  |===|---|title: Start|title: Other|when: once|when: $a|<<jump Start>>|<<detour Other>>|<<jump {$s}>>
<<return>>|<<stop>>|<<declare $n = 0>>|<<declare $s = "Start">>|<<declare $m = $n + 1>>|Ana: hello {$n}|[b]x[/b]|[c/]
{1 + 2|#line:a|#shadow:a|// note|\\|"|(|)|{|}|<<|>>|<<enum E>>|<<case A>>|<<endenum>>|E.A|.A|random()|dice(6)
<<go {$n}>>|{visited("Start")}|<<call f(1)>>|- -1|* 2|not|and|$|\t|\n|\n|\n|\n|\n|\n""".replace("\n", "|").split("|")
    + ["\n"] * 12
)


def tell_a_little(program: Program) -> None:
    for name in [*program.trees, *program.groups][:4]:
        dialogue = Dialogue(program, step_budget=300)
        dialogue.start(name)
        try:
            for _ in range(30):
                event = dialogue.advance()
                snapshot = json.dumps(dialogue.snapshot(), sort_keys=True)
                dialogue.restore(json.loads(snapshot))
                assert json.dumps(dialogue.snapshot(), sort_keys=True) == snapshot
                if isinstance(event, Finished):
                    break
                if isinstance(event, Options) and event.any_available:
                    dialogue.choose(next(one.index for one in event.options if one.available))
        except YarnRunError:
            continue


def compile_and_tell(source: str) -> None:
    try:
        program = compile_yarn({"any.yarn": source})
    except YarnErrors as errors:
        assert errors.problems
        assert all(one.line >= 1 and one.column >= 1 and one.message for one in errors.problems)
        return
    lint(program)
    json.dumps(program.to_json())
    tell_a_little(program)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text(source):
    compile_and_tell(source)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_mixture_of_yarn(pieces):
    compile_and_tell("title: Start\n---\n" + "".join(pieces) + "\n===\n")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([piece for piece in PIECES if piece.strip()]), max_size=12))
def test_any_lines_of_yarn(pieces):
    compile_and_tell("title: Start\n---\n" + "\n".join(pieces) + "\n===\n")
