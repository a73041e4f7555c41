"""Whether a cue agrees with a line in feeling: gladness answers no bad news, however near its words come.

Near the same words lie good news, bad news and plain ("the dog came back", "the dog ran off", "we have a dog"). The
tone of the line and the face of the cue tell them apart; where neither does, and cues of different feeling lie as near
as each other, one that feels anything is a guess, and an answer that fits anything on that subject is better.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from game.content.model import Cue, Expression
from game.mind.hear import Heard
from game.mind.matched import CueMatch
from game.mind.tone import Tone, plainly

_FELT: Mapping[Expression, Tone] = {"joy": "good", "sad": "bad", "worry": "bad", "hurt": "bad"}
"""What a face tells of the line it answers; the others may answer any."""
_AGAINST = 0.3
"""What is left of the likelihood of a cue that feels the opposite."""
_LEAST, _LIFT = 0.2, 0.2
"""How likely a cue must be by itself for agreement to count, and what it counts."""
_LIFTED_TO = 0.62
"""Agreement makes no cue surer than this."""
_AS_NEAR, _PLAIN_AS_DAY, _ALL_BUT_SURE = 0.04, 0.8, 0.9
"""How close together two cues are as near as each other; and how near an example must be, or how likely a cue that
feels as the line does, to need no more proof."""
_GUESS = 0.36
"""The most that a guess between such cues is worth."""


def agreed(heard: Heard) -> Iterator[CueMatch]:
    """The nearest cues of a line, likelier or less so for how they feel."""
    most, said = 1.0, plainly(heard.text)  # The words themselves: an ear alone is not enough to choose among sisters.
    for match in heard.matches:
        felt = felt_in(match.cue)
        if "plain" not in (felt, heard.tone) and felt != heard.tone:
            yield replace(match, fit=min(most, _AGAINST * match.fit))
        elif felt == heard.tone and match.fit >= _ALL_BUT_SURE:
            yield replace(match, fit=min(most, match.fit))
        elif felt not in ("plain", said) and match.example < _PLAIN_AS_DAY and _guessed(match, heard.matches):
            most = _GUESS  # What comes less near is no better a guess.
            yield replace(match, fit=min(match.fit, most))
        elif felt == heard.tone != "plain" and match.fit >= _LEAST and _same_act(heard, match.cue):
            yield replace(match, fit=min(most, max(match.fit, min(match.fit + _LIFT, _LIFTED_TO))))
        else:
            yield replace(match, fit=min(most, match.fit))


def felt_in(cue: Cue) -> Tone:
    """The tone of the lines that a cue answers, as far as her face tells."""
    line = next((lines[0] for lines in cue.lines.values() if lines), None)
    return _FELT.get(line.expression, "plain") if line is not None else "plain"


def _same_act(heard: Heard, cue: Cue) -> bool:
    return not cue.acts or not set(heard.acts).isdisjoint(cue.acts)


def _guessed(match: CueMatch, matches: Sequence[CueMatch]) -> bool:
    """Whether a cue on the same subject, of another feeling, comes as near."""
    return any(
        abs(one.score - match.score) <= _AS_NEAR
        and felt_in(one.cue) != felt_in(match.cue)
        and not set(one.cue.topics).isdisjoint(match.cue.topics)
        for one in matches[:5]
    )
