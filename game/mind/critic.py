"""Judging words a model made up, before the player sees them: in character, truthful, fresh, and hers alone to say.

Each rule is one pattern or one small function with a name, so that a refusal can be shown and tuned.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from game.mind.relations import ENGLISH_BEINGS, ENGLISH_QUALIFIER
from game.mind.text import is_chinese, language_of, opener, tokens

_HELP_DESK = re.compile(
    r"\b(?:as an ai\b|language model|ai assistant|how (?:can|may) i (?:help|assist)|i(?:['’]m| am) here to (?:help|assist)|"
    r"(?:can|may) i (?:help|assist) you|feel free to|i(?:['’]d| would) be happy to|happy to (?:help|assist)|let me know if|"
    r"is there anything (?:else|specific)|thank you for (?:reaching|sharing|asking|your)|great question|"
    r"i(?:['’]m| am) (?:so |very |truly |really )?sorry to hear|it(?:['’]s| is) important to|as a (?:conductor|companion|virtual|digital)|"
    r"i understand (?:that you|your|how you)|i don['’]t have personal|please provide|could you please|certainly!|"
    r"absolutely!|of course!|sure!|customer|assistance|best regards|sincerely|dear \w+,)",
    re.IGNORECASE,
)
_CLAIMS_HUMAN = re.compile(
    r"\bi(?:['’]m| am) (?:a )?(?:real|human|a human being|a real person|not (?:an? )?(?:ai|program|bot|machine))\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"[*_#`<>\[\]{}|]|https?:|^\s*(?:\d+[.)]|[-•])\s", re.MULTILINE)
_SPEAKS_FOR = re.compile(r"^\s*(?:user|you|player|me|human|assistant|system)\s*:", re.IGNORECASE | re.MULTILINE)
_YOU_SAY = re.compile(
    r"\byou (?:say|reply|answer|ask|nod|smile|laugh|feel|think to yourself)\b|\byou(?:['’]re| are) (?:just|not sure|so)\b",
    re.IGNORECASE,
)
_CLAIMS_MEMORY = re.compile(
    r"\b(?:you (?:told|mentioned|once said|said (?:that|you|earlier|before|last))|as you (?:said|mentioned)|i remember (?:you|when|how|that|your)|"
    r"remember when|last time (?:you|we))\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(rf"\byour {ENGLISH_QUALIFIER}({ENGLISH_BEINGS})\b", re.IGNORECASE)
_HOLDS_BACK = re.compile(
    r"\b(?:don['’]t|do not) (?:go|leave)\b|\b(?:please |just )stay\b|\bstay with me\b|\bhow could you\b|\bi(?:['’]ll| will) be (?:so )?"
    r"(?:lonely|sad|lost)\b|\bwithout you\b|\bneed you\b",
    re.IGNORECASE,
)
_TOO_LONG = 60


def faults(
    reply: str, line: str, language: str, name: str, recent: Sequence[str], least: int = 2, bans: Sequence[str] = ()
) -> list[str]:
    """The rules a reply breaks, by name; empty when it may be said.

    line: what the player said. name: the companion's. recent: her latest replies, newest last. least: the words it must
    have (a whole reply of one word is a poor one, a sentence of one word is not). bans: phrases her author will not have.
    """
    words = tokens(reply)
    count = sum(len(w) for w in words) if is_chinese(language) else len(words)
    checks = {
        "help-desk": bool(_HELP_DESK.search(reply)),
        "banned": any(phrase.casefold() in reply.casefold() for phrase in bans),
        "claims-memory": bool(_CLAIMS_MEMORY.search(reply)),
        "invents": any(found[1].lower() not in line.lower() for found in _THEIRS.finditer(reply)),
        "holds-back": bool(_HOLDS_BACK.search(reply)),
        "claims-human": bool(_CLAIMS_HUMAN.search(reply)),
        "markup": bool(_MARKUP.search(reply)),
        "speaks-for-player": bool(_SPEAKS_FOR.search(reply) or _YOU_SAY.search(reply)),
        "names-herself": re.search(rf"^\s*{re.escape(name)}\s*:", reply) is not None,
        "language": language_of(reply, language)[:2] != language[:2],
        "length": not least <= count <= _TOO_LONG,
        "echo": _share(words, tokens(line)) > 0.7 and len(words) > 3,
        "said-before": any(_share(words, tokens(r)) > 0.6 for r in recent),
        "same-opening": len(words) > 3 and opener(reply) in {opener(r) for r in recent[-20:]},
        "loops": _loops(words),
        "unfinished": not re.search(r"[.!?…。！？”\"'’]\s*$", reply),
    }
    return [rule for rule, broken in checks.items() if broken]


def _share(words: Sequence[str], others: Sequence[str]) -> float:
    """How many of a text's word pairs also stand in another: 0 to 1."""
    pairs = set(itertools.pairwise(words))
    other = set(itertools.pairwise(others))
    return len(pairs & other) / len(pairs) if pairs else 0.0


def _loops(words: Sequence[str]) -> bool:
    """Whether a run of three words comes back within the reply."""
    runs = list(zip(words, words[1:], words[2:], strict=False))
    return len(runs) - len(set(runs)) >= 2
