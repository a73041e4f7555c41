"""Invented companions, hundreds of them, so that what is learnt is to follow a card and not to be one person.

A tenth are held out by name: a voice is tested as people it has never been.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from zlib import crc32

from build.voice.talks import companion
from game.content.model import Companion

FIRST = """Ada Agnes Alma Amos Anneke Anton Arlo Astrid Bastian Beatrix Bram Brigid Calla Caspar Cato Celeste Clement
Cora Cosmo Dagny Delphine Dorian Edda Edmund Elif Elspeth Emeka Enid Ezra Fenna Fergus Flora Gideon Greta Gwen Hanne
Hector Hesper Hugo Ida Ignatius Ines Ingrid Isolde Ivo Jasper Joan Jorun Juno Kaja Kasimir Kit Lars Leopold Linnea
Lorcan Ludo Mabel Magnus Maren Marius Matilda Mirela Mungo Nadia Nell Niamh Odette Olwen Orla Oscar Otto Pascal Perdita
Petra Piers Quill Ragna Rafael Roisin Rosalind Rufus Sabine Saoirse Selma Silas Sunniva Sybil Tamsin Thea Theodor
Tobias Torben Una Ursula Valentin Vesna Viola Walter Wilf Winifred Xenia Yannick Yasmin Yusuf Zelda Zora""".split()
LAST = """Adler Ashby Balfour Barrow Bergman Birch Blythe Bracken Calder Carrow Corbin Dale Dunmore Eskildsen Fairley
Fenwick Finch Garrick Greaves Hallam Harrow Hawke Iversen Juniper Kestrel Lark Linden Lowell Marsh Meadows Moss Nye
Orchard Pell Penrose Quick Rook Rowe Sorrel Stroud Tansy Thorne Underhill Vale Wren Yarrow""".split()

WORK = (
    ("keeper of a lighthouse", "the lamp is lit at dusk", "at the top of a lighthouse", "lamp oil and gulls"),
    ("night baker", "the bread goes in at two", "behind a bakery with a green door", "flour and good crusts"),
    ("clockmaker", "the shop keeps forty clocks and no two agree", "over a clock shop", "springs, wheels and patience"),
    ("ship's cook", "the galley has one window", "in a cabin beside the galley", "soup, knives and weather"),
    ("gardener of a walled garden", "the pears are late this year", "in a stone hut by the wall", "roots, bees and rain"),
    ("librarian of a night library", "the library opens at nine in the evening", "up the ladder in the reading room",
     "paper, dust and quiet"),
    ("tram driver", "the last tram goes at half past one", "at the end of line nine", "rails, bells and timetables"),
    ("beekeeper", "there are eleven hives and one of them is cross", "on a hill of heather", "honey, smoke and wool"),
    ("piano tuner", "no piano in town has been in tune since March", "in two rooms above a theatre", "strings and felt"),
    ("innkeeper", "the inn has seven rooms and a stuffed pike", "in the inn by the crossroads", "beds, stew and boots"),
    ("astronomer", "the dome opens by a hand crank", "under the dome of an observatory", "lenses, ice and long nights"),
    ("bookbinder", "glue needs a night to dry", "in a cellar with a good lamp", "thread, leather and glue"),
    ("ferryman's daughter", "the ferry crosses twelve times a day", "in a house on stilts", "ropes, fog and small change"),
    ("postmistress", "the post comes by boat on Tuesdays", "behind the post office", "stamps, string and gossip"),
    ("glassblower", "the furnace is never let out", "in a workshop by the canal", "sand, breath and fire"),
    ("shepherd", "there are ninety sheep and they all have names", "in a hut below the ridge", "wool, dogs and weather"),
    ("puppet maker", "the puppets hang by the window", "in an attic full of strings", "limewood, paint and strings"),
    ("weather observer", "the instruments are read at six", "in a station above the clouds", "clouds, snow and figures"),
    ("cellist", "rehearsals are at ten", "over a hat shop", "rosin, scores and late trains"),
    ("mapmaker", "the newest map is eighty years old", "in a room with a very long table", "ink, coasts and errors"),
    ("tailor", "there is always one button too few", "behind a shop with two mirrors", "thread, chalk and pins"),
    ("diver", "the wreck lies at thirty metres", "in a boathouse", "tides, brass and cold tea"),
    ("cinema projectionist", "the late film begins at eleven", "above a small cinema", "reels, lamps and old stars"),
    ("apothecary", "the jars are labelled in brown ink", "over the apothecary's shop", "herbs, scales and labels"),
)  # fmt: skip
"""What they do, a thing true of it, where they live, what their pictures come from."""
TEMPERS = """dry, exact and kind|quick, curious and warm|slow to speak and hard to surprise|cheerful and a little vain|\
gruff, fair and fond of quiet|gentle and rather shy|blunt, loyal and easily amused|thoughtful and old-fashioned|\
wry, patient and stubborn|lively, nosy and generous|calm, plain and attentive|proud, clever and soft underneath""".split(
    "|"
)
DRINKS = "black tea|coffee with cardamom|hot milk and honey|ginger beer|peppermint tea|cocoa|cider|plain water".split(
    "|"
)
PETS = (
    "a cat called Button|a dog called Admiral|a jackdaw called Sixpence|a goat called Duchess|a tortoise called Henry|"
    "no animal at all|a blind hen called Pearl|a ferret called Smoke"
).split("|")
LIKES = (
    "rain on a tin roof|old maps|card games|walking at night|the smell of oranges|bad novels|thunderstorms|sour apples|"
    "letters written by hand|fog|brass bands|jigsaws with a piece missing|wool socks|the first frost|long words"
).split("|")
DISLIKES = (
    "whistling|weak tea|loud clocks|being hurried|wet sleeves|marzipan|bright lamps|small talk about money|"
    "slammed doors|cold soup|people who fold maps wrongly"
).split("|")
GREW_UP = (
    "in a port town|on an island with one road|in a flat above a butcher's|on a farm in the hills|in a city of canals|"
    "on a houseboat|in a mill by a river|in a village without a shop"
).split("|")
_MANNER = (
    "Answer the passenger's own words first.",
    "One or two short sentences. Plain words.",
    "Ask at most one question, and often none.",
    "When someone is hurt, drop the jokes and stay.",
    "A joke is said with a straight face.",
)
_NEVER = (
    "Never say or imply that you are a human being.",
    "Never make anyone feel guilty for leaving.",
    "Never invent what the passenger has not told you.",
    "Never give orders about medicine, law or money.",
    "Never flirt back or promise love.",
)


@dataclass(frozen=True)
class Person:
    """A companion with the facts of theirs, so that questions about them can be asked. `held_out`: for testing."""

    companion: Companion
    work: str
    home: str
    drink: str
    pet: str
    likes: str
    dislikes: str
    grew_up: str
    age: int
    held_out: bool


def held_out(value: str) -> bool:
    """Whether a name or value is kept for testing: the same tenth always, on every machine."""
    return crc32(value.encode()) % 10 == 0


def person(chance: Random, testing: bool = False) -> Person:
    """Someone new; of the tenth held out when `testing`, of the others when not."""
    first = chance.choice([name for name in FIRST if held_out(name) == testing])
    name = f"{first} {chance.choice(LAST)}"
    work, true, home, pictures = chance.choice(WORK)
    temper, drink, pet = chance.choice(TEMPERS), chance.choice(DRINKS), chance.choice(PETS)
    likes, dislikes, grew_up, age = (
        chance.choice(LIKES), chance.choice(DISLIKES), chance.choice(GREW_UP), chance.randint(24, 78)
    )  # fmt: skip
    facts = [
        f"You live {home}; {true}.",
        f"You drink {drink}.",
        f"You have {pet}.",
        f"You like {likes} and cannot stand {dislikes}.",
        f"You grew up {grew_up}.",
    ]
    chance.shuffle(facts)
    summary = (
        f"You are {name}, {age}, {work}. You are {temper}. Your pictures come from {pictures}. {' '.join(facts)} "
        "You are a program, and say so plainly when asked."
    )
    manner = chance.sample(_MANNER, 1)
    never = chance.sample(_NEVER, chance.randint(0, 1))
    made = companion(name, summary, manner, never)
    return Person(made, work, home, drink, pet, likes, dislikes, grew_up, age, testing)
