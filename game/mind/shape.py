"""The shape of a line: what kind of answer it wants where nothing is written for just this.

It is told by plain marks (who is spoken of, what is asked, how long it is) and by the line's tone. The kinds are those
that authors write fall-backs for (`game.content.model.Kind`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from game.content.model import Act, Kind
from game.content.traditional import simplified
from game.mind.before import Before
from game.mind.hear import Heard
from game.mind.pieces import apart
from game.mind.relations import ENGLISH_BEINGS
from game.mind.shape_chinese import chinese_kinds
from game.mind.shape_speech import kinds_of_speech
from game.mind.text import is_chinese, is_question, sentences, tokens
from game.mind.tone import plainly

_ME = frozenset("i i'm i've i'll i'd im ive me my mine myself we we're we've our us".split())
_YOU = frozenset("you you're you've you'll you'd your yours yourself u ur youre".split())
_HE, _SHE = frozenset("he he's him his".split()), frozenset("she she's her hers".split())
_THEY = frozenset("they they're them their everyone everybody people".split())
_I_FIRST = re.compile(
    r"^\W*(?:and |but |so |well |yeah |oh |no |actually |then |now |because |idk |honestly |sorry )*(?:i|i['’]?m|i['’]?ve|i['’]?ll|i['’]?d|we|we['’]?re|we['’]?ve)\b",
    re.IGNORECASE,
)
"""A line whose subject is the player: whom else it names stands beside."""
_SAYS = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:he|she|they|everyone|everybody|people|\w+ \w+|my (?:\w+ ){1,2}|[A-Z]\w+) ?(?:just |always |also |keeps? |even )*\b(?:says?|said|thinks?|thought|told|tells?|calls?|wants?|wanted|keeps? (?:saying|telling|asking)|reckons?|expects?)\b", re.IGNORECASE
)  # fmt: skip
_DOUBTS = re.compile(r"\b(?:not|never|isn['’]?t|should|nothing|wrong|real)\b", re.IGNORECASE)
_AT_ME = re.compile(
    r"\b(?:hates?|ignores?|ignored|blames?|blamed|left|hurts?|made|makes|yell\w*|shout\w*|laugh\w*|lied|cheat\w*|treats?|treated|"
    r"bull\w+|fired|dumped|took|stole|let)\b.*\b(?:me|us|my|our)\b|\b(?:me|us|my|our)\b.*\bagain\b", re.IGNORECASE
)  # fmt: skip
_PLANS = re.compile(
    r"\b(?:i['’]?m (?:going to|gonna|planning|thinking (?:of|about))|i['’]?ll|i will|i (?:want to|wanna|might|plan to|hope to|should(?! have|n)|"
    r"need to|have to|would like to)|maybe i(?! (?:was|had|did|am))|i could(?! have|n)|let['’]?s see)\b", re.IGNORECASE
)  # fmt: skip
_HOPES = re.compile(
    r"\b(?:(?:do (?:you|u) )?(?:think|reckon) (?:\w+ ){1,2}?(?:will|would|could|can|going|ever|should)|"
    r"(?:think|reckon) (?:i|it|he|she|they|we)['’](?:ll|d)|what if|would (?:it|that|they|he|she)|"
    r"will (?:i|it|they|he|she|we)|should (?:i|we)|(?:could|can) (?:i|we|it|that|one) (?:ever|still|have|go wrong|be)|"
    r"am i (?:going|ever))\b", re.IGNORECASE
)  # fmt: skip
_LEAVE = re.compile(
    r"^\W*(?:(?:hey|hi|so|and|um+|sorry|excuse me|ok|okay|well|please)\W+)*"
    r"(?:(?:can|could|may|might) (?:i|we)\b|(?:am i|are we) allowed\b|do you mind if\b|(?:is it|would it be) (?:ok|okay|all ?right) if (?:i|we)\b|"
    r"mind if (?:i|we)\b)", re.IGNORECASE
)  # fmt: skip
_OPINION = re.compile(
    r"\b(?:do|did|don['’]?t) (?:you|u) (?:think|reckon|believe|agree)\b|\b(?:you|u) (?:think|reckon|believe)\b.*\?|"
    r"\bwhat do (?:you|u) (?:think|make|reckon|say) (?:of|about|to)\b|\b(?:your (?:opinion|view|take|thoughts) on|how do (?:you|u) feel about)\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(
    r"\bwould (?:you|u) rather\b|\bwhich (?:\w+ )?(?:would|do|did) (?:you|u) (?:prefer|choose|pick|rather|like|want)\b|"
    r"\b(?:do|would) (?:you|u) prefer\b|\bif (?:you|u) (?:had to|could only) (?:choose|pick|have|keep)\b|^\W*(?:[\w'’-]+ ){1,3}or (?:[\w'’-]+ ?){1,3}\?",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:is (?:that|it|this)|am i|was i|does that make me|do you think (?:that['’]?s|it['’]?s|i['’]?m)) "
    r"(?:so |very |too |being |really |a |an )*"
    r"(?:terrible|foolish|weird|wrong|stupid|silly|bad|crazy|selfish|odd|strange|mad|awful|normal|ok(?:ay)?|unfair|mean|daft|rude|lying|cheating|pathetic|lame|childish|cowardly)\b|"
    r"\byou don['’]?t think (?:that['’]?s|it['’]?s|i['’]?m)\b", re.IGNORECASE
)  # fmt: skip
_WH = re.compile(r"^\W*(?:and |so |but |ok |well |oh |then )*(?:who|whose|what|which|when|where|how|whats|hows|whos)\b", re.IGNORECASE)  # fmt: skip
_WHY = re.compile(r"^\W*(?:and |so |but |ok |well |oh |then )*(?:why|how come)\b", re.IGNORECASE)
_LEANS_BACK = frozenset("it that they them he she him her his".split())
_OFFERS = re.compile(
    r"^\W*(?:(?:do|would) (?:you|u) (?:want|care|fancy)\b|would (?:you|u) like\b|(?:you |u )?(?:wanna|want|fancy|care for)\b)"
    r".*\b(?:a|an|one|some|any|my|this|to|hear|see|try)\b",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"\b(?:i(?:['’]?m| am)? (?:really |probably )?(?:should|gotta|got to|have to|need to|must|had better|better|['’]?d better|ought to|off|heading|going) "
    r"(?:probably |really |now |to )*(?:go|get going|head|run|leave|sleep|bed|be off|home|off|turn in)\b|(?:good ?night|bye|see (?:you|ya)|take care|sleep well)\b)(?! (?:to see|and see|there|back))",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\bwhat do you think(?:[,?.]|$)|\b(?:what should i|how (?:do|can|should|would) i|should i|which (?:one )?should|what would you (?:do|want)|what if it were you|any (?:advice|ideas?|tips|suggestions)|what do i (?:do|say))\b",
    re.IGNORECASE,
)
_PUZZLED = re.compile(
    r"\b(?:i don['’]?t (?:get|understand|follow)(?: (?:it|that|you|what)|$)|what do you mean|you['’]?ve lost me|i['’]?m (?:lost|confused)|makes? no sense)",
    re.IGNORECASE,
)
_SHRUGS = re.compile(
    r"^\W*(?:no |nah |oh |but |idk |well )*(?:it['’]?s|its|i['’]?m|im|that['’]?s) (?:\w+ )?(?:fine|ok(?:ay)?|al+right|all right|whatever|nothing|not (?:a big deal|that bad|so bad)|no big deal|used to it)\b|"
    r"\b(?:no big deal|never mind|nevermind|don['’]?t worry about it|im used to it|i['’]?m used to it|could be worse)\b",
    re.IGNORECASE,
)
_REACTS = re.compile(
    r"^\W*(?:(?:that |it )?(?:sounds?|must)\b|kind(?:a| of)\b|(?:ha|haha|lol|true|oh come on|oh well|ok that|fair|ouch|yikes|aww+|hah)\b)|^\W*(?:omg |wow |oh |haha |lol |ok |well |hm+ )*(?:that['’]?s (?!not|what)|thats (?!not|what)|this is|how \w+[!.]?$|what an? |no way|wow|damn|huh|whoa|gosh|oh my|"
    r"good (?:one|grief)|seriously|insane|crazy|lol|lmao|haha\w*)\b", re.IGNORECASE
)  # fmt: skip
_NAMED = re.compile(r"\b(?i:his|her|their|its) name(?:['’]s| is| was) ([A-Z][\w'’-]+)")
_WOULD = re.compile(
    r"^\W*(?:and |so |but |well )*(?:would|will|could|can|may|might|won['’]t|wouldn['’]t|can['’]t) (?:you|u)\b",
    re.IGNORECASE,
)
_COMPLAINS = re.compile(
    r"^\W*(?:but )?that['’]?s not (?:an? )?(?:answer|fair|funny|true|what|helpful|very)", re.IGNORECASE
)
_GESTURE = re.compile(r"^\s*(?:\*[^*]+\*|[(（][^)）]+[)）])[\s.!…]*$")
"""Something done, not said, with no word beside it."""
_REPLIES = re.compile(
    r"^\W*(?:yes|yeah|yep|no|nah|nope|not|just|only|because|cos|maybe|sometimes|never|always|mostly|probably|nothing|nobody|"
    r"something|somewhere|both|neither|either|whatever|a bit|a little|i (?:do|don['’]?t|did|didn['’]?t|am|have|haven['’]?t|would|might|think so))\b",
    re.IGNORECASE,
)
"""How one answers, rather than begins."""
_QUOTED = re.compile(r"[\"“].*?[\"”]")
_LEAD_IN = re.compile(r"^(?:well|oh|ok|and|but|so|just|yeah|no|um+)\b[, ]*", re.IGNORECASE)
_TO_HER: frozenset[Act] = frozenset({"compliments", "thanks", "comforts"})
_ASKS_FOR = re.compile(
    r"^\W*(?:please |just |ok |then |do |can you |could you |will you )*"
    r"(?:tell|show|give|let|read|write|play|make|help|describe|explain|name|pick|choose|say|bring|draw|go|come|take|stop|try|talk|distract)\b", re.IGNORECASE
)  # fmt: skip
_VERB = re.compile(
    r"\b(?:am|is|are|was|were|be|been|its|['’]s|['’]re|['’]m|do|does|did|don['’]?t|have|has|had|will|would|can|could|should|get|got|go|went|make|made|"
    r"think|want|like|love|hate|know|feel|felt|see|saw|said|say|\w+ed)\b", re.IGNORECASE
)  # fmt: skip
_FILLERS = frozenset("haha hahaha lol lmao ok oh wow a an the really wait huh what just and so no yes".split())
_FEW, _REPEATED = 5, 160
_SECOND: Mapping[str, str] = {"my": "your", "i": "you", "i'm": "you're", "our": "your", "me": "you", "mine": "yours", "we": "you"}  # fmt: skip
_BEING = re.compile(rf"\bmy ((?:little |big |older |younger |best |old )?(?:{ENGLISH_BEINGS}|ex|teacher|landlord|crush|coach))\b", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """The kinds of answer a line wants, the best first, and what of its words an answer may take up.

    slots: {echo} a short line's own words, turned to the player; {someone} whom they spoke of; {them} their pronoun;
    {said} what she said last, where that is short.
    """

    kinds: tuple[Kind, ...]
    slots: Mapping[str, str] = field(default_factory=dict)


def shape(heard: Heard, last: Before | None) -> Shape:
    """The shape of a line where it stands."""
    chinese = is_chinese(heard.language)
    whole = simplified(heard.text) if heard.language == "zh-Hant" else heard.text
    text = apart(whole, chinese)[0] or whole
    of_speech = kinds_of_speech(text, chinese)
    said = {"said": last.text} if last is not None and len(last.text) <= _REPEATED else {}
    if chinese:
        return Shape(tuple(dict.fromkeys((*of_speech, *chinese_kinds(text, heard.tone, last)))), said)
    kinds = tuple(dict.fromkeys((*of_speech, *_kinds(replace(heard, text=text), last))))
    echoed = _echoed(text, last)
    return Shape(kinds, {**_slots(text), **({"echo": echoed} if echoed else {}), **said})


def _kinds(heard: Heard, last: Before | None) -> list[Kind]:
    if _GESTURE.match(heard.text):
        return ["gesture"]
    text = _QUOTED.sub(" ", heard.text).strip() or heard.text
    if _PUZZLED.search(text):
        return ["puzzled"]
    if _LEAVES.search(text) and not is_question(text):
        return ["parts"]
    if _echoed(text, last):
        return ["echoes_her"]
    if _ASKS_FOR.search(text):
        return ["asks_for"]
    asks = next((s for s in reversed(sentences(text) or [text]) if is_question(s)), None)
    return _of_question(asks, last) if asks is not None else _of_statement(text, heard, last)


def _of_question(asks: str, last: Before | None) -> list[Kind]:
    words = set(tokens(asks))
    to_her, of_me = not _YOU.isdisjoint(words), not _ME.isdisjoint(words)
    if _WRONG.search(asks):
        return ["am_i_wrong"]
    if _ADVICE.search(asks):
        return ["asks_advice"]
    if _CHOICE.search(asks):
        return ["asks_choice", "asks_her_what"]
    if _OFFERS.search(asks):
        return ["offers_her"]
    if _HOPES.search(asks) and not (to_her and _WH.search(asks)):
        return ["what_ahead"]
    if _LEAVE.search(asks):
        return ["asks_leave", "asks_her_would"]
    if _OPINION.search(asks):
        return ["asks_opinion", "asks_her_what"]
    if _WHY.search(asks):
        return ["asks_why"]
    if to_her:
        if _WH.search(asks):
            return ["asks_her_what"]
        return ["asks_her_would" if _WOULD.search(asks) else "asks_her_whether"]
    leaning = last is not None and (len(words) <= _FEW - 2 or not _LEANS_BACK.isdisjoint(words)) and not of_me
    return ["asks_on"] if leaning else ["asks_world"]


def _of_statement(text: str, heard: Heard, last: Before | None) -> list[Kind]:
    words = tokens(text)
    said, bad = set(words), heard.tone == "bad"
    me, you = not _ME.isdisjoint(said), not _YOU.isdisjoint(said)
    others = _BEING.search(text) is not None or not (_HE | _SHE | _THEY).isdisjoint(said)
    of_others = (others or (not you and _SAYS.search(text) is not None)) and not _I_FIRST.search(text)
    bare = bool(words) and len(words) <= _FEW and not (me or you or others or _VERB.search(text))
    reacts = _REACTS.search(text) is not None and not me and len(words) <= 2 * _FEW
    to_her = you and (heard.tone == "good" or not _TO_HER.isdisjoint(heard.acts))
    answers = last is not None and last.asked and len(words) <= 2 * _FEW
    if last is not None and last.cue is not None and last.cue.trigger == "opening":
        # An evening's first line seldom answers what she opened it with: people come with something of their own.
        answers = answers and (bare or _REPLIES.match(text) is not None)
    found: list[tuple[bool, Kind]] = [
        (_SHRUGS.search(text) is not None, "shrugs"),
        (_NAMED.search(text) is not None, "a_name"),
        (_COMPLAINS.search(text) is not None or (you and bad and "hurts" in heard.acts), "blames_her"),
        (reacts, "reacts"),
        (answers and bare and not bad and not reacts, "answers_her"),
        (bare and not reacts and not bad, "fragment"),
        (_PLANS.search(text) is not None and not bad and not of_others, "plans"),
        (to_her, "kind_to_her"),
        (you and not of_others, "of_her"),
        *((of_others, kind) for kind in _of_others(text, bad, heard.tone == "good")),
        (bad and (not of_others or plainly(text) == "bad"), "trouble"),
        (heard.tone == "good" and me, "joy"),
        (answers, "answers_her"),
        (me, "of_me"),
        (others, "others"),
        (not me, "of_things"),
    ]
    return [kind for so, kind in found if so]


def _of_others(text: str, bad: bool, good: bool) -> list[Kind]:
    """What is said of someone else: their opinion of the player, harm done, trouble of their own, or anything else."""
    of_player = not _ME.isdisjoint(tokens(text)) or _DOUBTS.search(text) is not None
    found: list[Kind] = ["others_say"] if _SAYS.search(text) and of_player else []
    if bad and _AT_ME.search(text):
        return [*found, "wronged"]
    if good:
        return [*found, "others_joy", "others"]
    return [*found, "others_trouble" if bad and plainly(text) == "bad" else "others"]


def _echoed(text: str, last: Before | None) -> str:
    """The word of hers that a short line takes up and hardly adds to, or ""."""
    words = [w for w in tokens(text) if w not in _FILLERS]
    if last is None or not 0 < len(words) <= 2:
        return ""
    hers = set(tokens(last.text))
    return next((w for w in words if w in hers and len(w) > 3 and not w.endswith("ly")), "")


def _slots(text: str) -> dict[str, str]:
    """What of a line an answer may take up."""
    slots: dict[str, str] = {}
    bare = _LEAD_IN.sub("", text.strip(" .!?…,"))
    words = bare.split()
    if 0 < len(words) <= _FEW and not re.search(r"[^\w\s'’,-]", bare):
        turned = [_SECOND.get(w.lower().replace("’", "'"), w) for w in words]
        first = turned[0] if turned[0][1:2].isupper() else turned[0][:1].lower() + turned[0][1:]
        slots["echo"] = " ".join([first, *turned[1:]])
    named = _NAMED.search(text)
    if named:
        slots["name"] = named[1]
    being = _BEING.search(text)
    if being:
        slots["someone"] = f"your {being[1].lower()}"
    said = set(tokens(text))
    he, she = not _HE.isdisjoint(said), not _SHE.isdisjoint(said)
    if he != she:
        slots["them"] = "him" if he else "her"
    return slots
