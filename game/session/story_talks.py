"""What can be wrong with a script's free talk: outcomes that no line can bring, or that nobody asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.mind.text import is_chinese, language_of
from game.session.story_words import Place, command_of, commands, compared
from game.yarn import Program, YarnProblem
from game.yarn.problems import nearest
from game.yarn.walk import statements

ENOUGH = 5
"""So many examples an outcome needs in each language of its pack; fewer are hardly ever heard."""


def outcomes_of(program: Program) -> dict[str, bool]:
    """Every outcome that a program names, and whether any examples are given for it."""
    found: dict[str, bool] = {}
    for _, name, words in commands(program):
        if name == "outcome" and words and words[0] is not None:
            found[words[0]] = found.get(words[0], False) or len(words) > 1
    return found


def talk_problems(program: Program, languages: Sequence[str]) -> Iterator[YarnProblem]:
    """Each talk by itself, then what the story makes of the outcomes. `languages` are the pack's."""
    for tree in program.trees.values():
        outcomes: dict[str, list[str]] = {}
        for statement in statements(tree.body):
            place = Place(tree.file, statement.line, statement.column)
            name, words = command_of(statement) or ("", [])
            if name == "outcome" and words and words[0] is not None:
                outcomes.setdefault(words[0], []).extend(word for word in words[1:] if word is not None)
            elif name == "talk":
                yield from _of_talk(place, outcomes, languages)
                outcomes = {}
            elif outcomes:
                yield place.problem("Outcomes stand straight before their <<talk>>; here something is between them.")
                outcomes = {}
    known = outcomes_of(program)
    wanted = {name: place for place, name in compared(program, "outcome")}
    for name, place in wanted.items():
        if name not in known:
            yield place.problem(f"No talk has the outcome {name}.", nearest(name, known))
    for place, name, words in commands(program):
        if name == "outcome" and words and words[0] is not None and len(words) > 1 and words[0] not in wanted:
            yield place.problem(f"Nothing asks for the outcome {words[0]}.", f'Write <<if outcome() == "{words[0]}">>.')


def _of_talk(place: Place, outcomes: dict[str, list[str]], languages: Sequence[str]) -> Iterator[YarnProblem]:
    unlike = [name for name, examples in outcomes.items() if not examples]
    if len(unlike) != 1 or len(outcomes) < 2:
        yield place.problem(
            "A talk needs outcomes before it: one or more with examples, and one without, for when no line decides."
        )
    for name, examples in outcomes.items():
        for chinese in sorted({is_chinese(language) for language in languages}) if examples else ():
            count = sum(is_chinese(language_of(example)) == chinese for example in examples)
            if count < ENOUGH:
                spoken = "Chinese" if chinese else "English"
                yield place.problem(f"The outcome {name} has {count} examples in {spoken}; give it {ENOUGH} or more.")
