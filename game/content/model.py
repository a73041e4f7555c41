"""What a pack holds once it is loaded: plain frozen data that every room above reads and none changes.

`game.content.files` describes what authors write; `game.content.loading` turns that into these. Texts keep all their
languages, since a player may write Chinese in an English window and is answered in kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from game.content.lore import LoreNote
from game.content.traditional import traditional

Act = Literal[
    "greets",
    "asks_companion",
    "asks_world",
    "asks_memory",
    "confides",
    "asks_comfort",
    "comforts",
    "compliments",
    "jokes",
    "thanks",
    "apologises",
    "hurts",
    "promises",
    "invites",
    "agrees",
    "refuses",
    "parts",
    "small_talk",
]
"""What a player's line does."""
ACTS: tuple[Act, ...] = get_args(Act)

Trigger = Literal[
    "heard",  # the player's line is like one of `hears`
    "opening",  # the companion speaks first as an evening begins
    "fallback",  # nothing else fits
    "noted_plan",  # the player just told of a plan: slots {who} {plan} {day}
    "noted_fact",  # the player just told of someone or something of theirs: slots {relation} {value}
    "knows",  # the player asks for something they told: slots {relation} {value}
    "recalls",  # the player asks for something that a line of theirs told: slots {relation} {quote}
    "unknown",  # the player asks for something they never told: slot {relation}
    "upcoming",  # a plan's day is still ahead: slots {who} {plan} {day}
    "afterwards",  # a plan's day has come and gone: slots {who} {plan} {day}
    "promised",  # an evening after the player promised something, or after its day: slots {quote} {day}
    "felt",  # an evening after the player was in low spirits: slots {feeling} {day}
    "stays",  # after the crisis card: stay, and point to people
    "brings_up",  # talk idles, and the companion leads towards the cue's beat herself
]
Kind = Literal[
    "trouble",  # something bad of the player's own
    "joy",  # something good of theirs
    "plans",  # something they mean to do, or wish
    "of_me",  # anything else of themself
    "others_say",  # what someone else says, thinks or wants of them
    "wronged",  # someone did them harm
    "others_trouble",  # someone else is in trouble
    "others_joy",  # something good of someone else's
    "others",  # anything else of someone else
    "a_name",  # someone's name, just given: slot {name}
    "fragment",  # a few words that go on with what was said: slot {echo}
    "of_things",  # how something is
    "reacts",  # a word or two on what she said
    "answers_her",  # an answer to her question
    "kind_to_her",  # something kind about her
    "blames_her",  # something held against her
    "of_her",  # anything else about her
    "asks_her_whether",  # a question about her that yes or no answers
    "asks_her_would",  # whether she would, will or can
    "asks_leave",  # whether they may: "can I sit up front?"
    "asks_opinion",  # what she thinks of a thing, or whether she believes it
    "asks_choice",  # which of two she would have
    "asks_her_what",  # any other question about her
    "asks_why",  # why, of her or of anything
    "asks_on",  # a question about what she just told
    "what_ahead",  # whether something will go well, or what if not
    "am_i_wrong",  # whether they are foolish, odd, to blame
    "asks_world",  # any other question
    "asks_advice",  # what they should do, or what she would
    "parts",  # a goodbye
    "asks_for",  # a request
    "offers_her",  # something held out to her: "want to hear one?"
    "echoes_her",  # a word or two of hers, wondered at: slot {echo}
    "gesture",  # something done rather than said: "*sits down*"
    "puzzled",  # she was not understood
    "shrugs",  # that it is nothing, or not so bad
    "jokes",  # a joke of the player's, or that it was one
    "steps_away",  # "one moment": they are gone for a little
    "comes_back",  # they are here again
    "says_sorry",  # they apologise to her
    "asks_again",  # she is to say it again: slot {said}
    "no_advice",  # they want to be heard, and not advised
    "of_the_talk",  # a remark on the talk itself: that she repeats herself, missed the point, does not listen
]
"""What kind of answer a line wants where no cue is near: fall-backs are written for these."""
KINDS: tuple[Kind, ...] = get_args(Kind)
Expression = Literal["neutral", "warm", "joy", "sad", "surprise", "wry", "worry", "hurt", "shy"]
EXPRESSIONS: tuple[Expression, ...] = get_args(Expression)
POSES = ("upright", "near", "back")
"""How one may hold oneself on the stage of a story; the first where nothing says otherwise."""
Rarity = Literal["ticket", "silver-rail", "rose-lens", "gilded"]
RARITIES: tuple[Rarity, ...] = get_args(Rarity)

Rating = Literal["everyone", "teen", "mature", "unrated"]
"""Whom a pack is for, as its author says."""
Descriptor = Literal["romance", "violence", "horror", "grief", "illness", "drink_and_drugs", "strong_language", "fear"]
"""What a player may want to know of beforehand."""

BASE_LANGUAGE = "en"
FALL_BACK: Mapping[str, tuple[str, ...]] = {
    "zh-Hant": ("zh-Hans", BASE_LANGUAGE),
    "zh-Hans": ("zh-Hant", BASE_LANGUAGE),
}


@dataclass(frozen=True)
class Words:
    """One text in every language it was written in."""

    by_language: Mapping[str, str]

    def within(self, language: str) -> str:
        """The text in `language`, else in the nearest language that has it, else in any."""
        for name in (language, *FALL_BACK.get(language, (BASE_LANGUAGE,))):
            if name in self.by_language:
                text = self.by_language[name]
                return traditional(text) if (language, name) == ("zh-Hant", "zh-Hans") else text
        return next(iter(self.by_language.values()), "")


@dataclass(frozen=True)
class When:
    """Conditions under which a cue or a line may be used; empty means always.

    `flags` are set by chapters; a leading "!" asks for the flag's absence. `hours` is a range of the player's clock,
    (from, to) in whole hours, which may pass midnight. `days_away` is the least number of days since the last talk.
    `moods` are those a chapter may have left the companion in, any of them.
    """

    rank_min: int = 1
    rank_max: int = 5
    flags: tuple[str, ...] = ()
    beats: tuple[str, ...] = ()
    hours: tuple[int, int] | None = None
    first_evening: bool | None = None
    days_away: int = 0
    moods: tuple[Expression, ...] = ()


@dataclass(frozen=True)
class Follows:
    """What the companion must have said just before, for a line that leans on it ("why?", "that was terrible").

    All that is given must hold; of a list, any. cues, topics, triggers: of the cue her reply came from. faces: her
    expression. asked: whether her reply ended in a question. acts: what the player's line before that did.
    """

    cues: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    faces: tuple[Expression, ...] = ()
    asked: bool | None = None
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True)
class Line:
    """One sentence or three that a companion can say. `id` is stable: pack:companion/cue#n."""

    id: str
    text: str
    expression: Expression
    when: When


@dataclass(frozen=True)
class Cue:
    """Something a player may say or that may happen, and what the companion says to it.

    beat: reached when the cue is heard; of trigger "brings_up", the one it leads to. offers: how the game may suggest
    the line to the player, by language. kinds: of trigger "fallback", the kinds of line it answers; none: any. topics:
    of trigger "fallback", the subject a line must be about; the examples of all fall-backs that share it tell.
    """

    id: str
    trigger: Trigger
    acts: tuple[Act, ...]
    topics: tuple[str, ...]
    when: When
    beat: str | None
    hears: Mapping[str, tuple[str, ...]]
    lines: Mapping[str, tuple[Line, ...]]
    follows: Follows | None = None
    offers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: tuple[Kind, ...] = ()
    own_words: bool = False
    """Whether her author's words stand here, whatever a model could say: what she is, what she keeps to herself."""
    in_order: bool = False
    """Whether its lines are said in the order in which they are written."""
    plain: bool = False
    """Whether anyone might say it, so that it tells no model how she talks."""


@dataclass(frozen=True)
class Rank:
    """A step of closeness. `points` is what the bond needs before the scene that opens the rank can come."""

    number: int
    name: Words
    points: int


@dataclass(frozen=True)
class Beat:
    """A thing that must come up between two people before a chapter opens."""

    id: str
    title: Words
    hint: Words
    asks: Words
    """One line the player might say to bring it up."""


@dataclass(frozen=True)
class PersonaFact:
    """Something true of the companion; `says` is how they would put it, and `when` says while it is so."""

    about: tuple[str, ...]
    says: Words
    when: When = When()


@dataclass(frozen=True)
class DepthNote:
    """A word to a model within the talk, with so many messages after it."""

    text: str
    depth: int
    role: Literal["system", "user", "assistant"]


@dataclass(frozen=True)
class Persona:
    """Who a companion is, as a model is told. Texts may hold the macros of character cards ({{char}}, {{user}} …).

    instructions: in place of the game's own rules, "" for those. last_word: right before the player's line.
    """

    summary: Words
    manner: tuple[str, ...]
    never: tuple[str, ...]
    facts: tuple[PersonaFact, ...]
    bans: tuple[str, ...] = ()
    """Phrases that no model may put in their mouth."""
    instructions: str = ""
    last_word: str = ""
    note: DepthNote | None = None


@dataclass(frozen=True)
class Forbear:
    """Someone whom a companion was built on."""

    name: str
    creator: str
    licence: str
    source: str


@dataclass(frozen=True)
class Origin:
    """Where a companion comes from. `file` is what they were made from, None where they were written here; `licence`
    is "" where none is known; `remix` says whether others may build on them; `lineage` has the nearest first."""

    file: Path | None
    creator: str
    version: str
    licence: str
    remix: Literal["yes", "no", "ask"]
    source: tuple[str, ...]
    lineage: tuple[Forbear, ...]


@dataclass(frozen=True)
class Companion:
    id: str
    pack: str
    name: Words
    short_name: Words
    role: Words
    age: int
    persona: Persona
    ranks: tuple[Rank, ...]
    beats: Mapping[str, Beat]
    cues: tuple[Cue, ...]
    rig: Path
    scene: str
    lore: tuple[LoreNote, ...] = ()
    books: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Lorebooks in the form of character cards, by the name of their file: kept as they are, read by the mind."""
    origin: Origin | None = None

    @property
    def full_id(self) -> str:
        return f"{self.pack}:{self.id}"


@dataclass(frozen=True)
class Opens:
    """What must be so before a chapter can be read. Ids of other things are full ids ("pack:thing") once loaded."""

    rank: int = 1
    points: int = 0
    beats: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grants:
    """What reading a chapter to its end brings."""

    rank: int | None = None
    cards: tuple[str, ...] = ()
    draws: int = 0


@dataclass(frozen=True)
class Ending:
    """One way in which a chapter may end; `hint` is read while it has not been found."""

    id: str
    title: Words
    hint: Words


@dataclass(frozen=True)
class Chapter:
    """A story to read: a whole chapter, or the short scene that opens a rank."""

    id: str
    pack: str
    companion: str
    kind: Literal["chapter", "scene"]
    title: Words
    summary: Words
    source: Path
    node: str
    opens: Opens
    grants: Grants
    translations: Mapping[str, Path] = field(default_factory=dict)
    """Language → CSV string table (id, source_hash, text)."""
    endings: tuple[Ending, ...] = ()
    """In the author's order; none for a chapter that can only end in one way."""
    told: Mapping[str, Words] = field(default_factory=dict)
    """What its commands tell (a reason, a memory), as the script has it → in other languages."""

    @property
    def full_id(self) -> str:
        return f"{self.pack}:{self.id}"


@dataclass(frozen=True)
class Card:
    """A collectable card. Story cards come with chapters; deck cards are drawn, each once."""

    id: str
    pack: str
    companion: str | None
    number: str
    set_name: Words
    rarity: Rarity
    title: Words
    subtitle: Words
    flavour: Words
    hint: Words
    picture: Path
    source: Literal["story", "deck"]

    @property
    def full_id(self) -> str:
        return f"{self.pack}:{self.id}"


@dataclass(frozen=True)
class Scene:
    """A place on the stage; `folder` holds its scene.json and layers."""

    id: str
    pack: str
    folder: Path
    name: Words

    @property
    def full_id(self) -> str:
        return f"{self.pack}:{self.id}"


@dataclass(frozen=True)
class Need:
    """Another pack that this one names, and the range of its versions that will do ("" for any)."""

    pack: str
    versions: str = ""

    def __str__(self) -> str:
        return f"{self.pack} {self.versions}".strip()


@dataclass(frozen=True)
class AssetLicence:
    """Files of a pack under a licence of their own; `files` is a path in which * stands for anything."""

    files: str
    licence: str
    authors: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Change:
    """What another pack did to this one: it added cues, put a picture in the place of another, or translated it."""

    by: str
    what: Literal["added", "replaced", "translated"]
    name: str
    """A cue's or an entry's id with its companion, a file, or a language."""


@dataclass(frozen=True)
class Pack:
    """One loaded pack: the base game is one like any other."""

    id: str
    version: str
    name: Words
    authors: tuple[str, ...]
    licence: str
    languages: tuple[str, ...]
    folder: Path
    companions: Mapping[str, Companion]
    chapters: Mapping[str, Chapter]
    cards: Mapping[str, Card]
    scenes: Mapping[str, Scene]
    summary: Words = Words({})
    homepage: str = ""
    rating: Rating = "unrated"
    descriptors: tuple[Descriptor, ...] = ()
    assets: tuple[AssetLicence, ...] = ()
    depends: tuple[Need, ...] = ()
    changes: tuple[Change, ...] = ()
    """What other packs changed here, in the order in which they did."""
