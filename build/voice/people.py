"""Invented companions, hundreds of them, so that what is learnt is to follow a card and not to be one person.

A tenth are held out by name: a voice is tested as people it has never been. Their cards are written in the three ways
that cards are: to "you", of "her", as a list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from build.voice.talks import companion
from build.voice.values import FIRST, drawn, name, one, town
from game.content.model import Companion

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
DRINKS = """black tea|coffee with cardamom|hot milk and honey|ginger beer|peppermint tea|cocoa|cider|plain water|\
buttermilk|red wine|green tea|strong coffee|lemonade|mulled ale|apple juice|iced coffee|rum and water|nettle tea|\
beetroot soup from a mug|oat milk|whisky|barley water|tomato juice""".replace("\n", "").split("|")
LIKES = """rain on a tin roof|old maps|card games|walking at night|the smell of oranges|bad novels|thunderstorms|\
sour apples|letters written by hand|fog|brass bands|jigsaws with a piece missing|wool socks|the first frost|long words|\
steam engines|warm bread|chess problems|empty beaches|birds at dawn|ghost stories|tall ladders|new pencils|cold swims|\
radio plays|spicy food|heavy metal|video games|moss|gossip|old films|roller skates|crossword puzzles""".replace(
    "\n", ""
).split("|")
DISLIKES = """whistling|weak tea|loud clocks|being hurried|wet sleeves|marzipan|bright lamps|small talk about money|\
slammed doors|cold soup|people who fold maps wrongly|umbrellas|early mornings|perfume|pigeons|plastic flowers|\
karaoke|tight collars|liver|sand in shoes|advertising|being photographed|loud phones|raisins""".replace("\n", "").split(
    "|"
)
GREW_UP = """in a port town|on an island with one road|in a flat above a butcher's|on a farm in the hills|\
in a city of canals|on a houseboat|in a mill by a river|in a village without a shop|in a circus wagon|by a salt lake|\
in a mining town|in a house full of aunts|at the edge of a desert|in a monastery school|on the tenth floor|\
beside an airfield""".replace("\n", "").split("|")
ANIMALS = "cat dog jackdaw goat tortoise hen ferret parrot donkey raven hedgehog goldfish rabbit".split()
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
    town: str
    age: int
    held_out: bool


def person(chance: Random, testing: bool = False) -> Person:
    """Someone new; of the tenth held out when `testing`, of the others when not."""
    first = one(FIRST, chance, testing)
    work, true, home, pictures = chance.choice(WORK)
    drink, likes, dislikes, grew_up, home_town = (
        chance.choice(DRINKS), chance.choice(LIKES), chance.choice(DISLIKES), chance.choice(GREW_UP), town(chance)
    )  # fmt: skip
    animal = chance.choice(ANIMALS)
    pet = f"{_a(animal)} {animal} called {drawn(name, chance, testing)}"
    made = Person(
        companion(first, ""),
        work,
        home,
        drink,
        pet,
        likes,
        dislikes,
        grew_up,
        home_town,
        chance.randint(19, 78),
        testing,
    )
    whole = f"{first} {chance.choice(LAST)}" if chance.random() < 0.8 else first
    nature = f"{_a(work)} {work}" if " of " not in work else f"the {work}"
    temper, form = chance.choice(TEMPERS), chance.choices(("you", "her", "list"), (6, 3, 2))[0]
    if form == "you":
        summary = _told_you(made, whole, f"{nature}. You are {temper}", true, pictures, chance)
    else:
        summary = (_told_of if form == "her" else _listed)(made, whole, nature, temper, chance)
    if chance.random() < 0.7:
        summary += " You are a program, and say so plainly when asked."
    rules = chance.sample(_MANNER, chance.randint(0, 1)), chance.sample(_NEVER, chance.randint(0, 1))
    return replace(made, companion=companion(whole, summary, *rules))


def _a(thing: str) -> str:
    return "an" if thing[0] in "aeiou" else "a"


def _told_you(who: Person, whole: str, nature: str, true: str, pictures: str, chance: Random) -> str:
    """A card as the game's own packs have it."""
    facts = [
        f"You live {who.home} in {who.town}; {true}.", f"You drink {who.drink}.", f"You have {who.pet}.",
        f"You like {who.likes} and cannot stand {who.dislikes}.", f"You grew up {who.grew_up}.",
    ]  # fmt: skip
    chance.shuffle(facts)
    images = f" Your pictures come from {pictures}." if chance.random() < 0.3 else ""
    return f"You are {whole}, {who.age}, {nature}.{images} {' '.join(facts)}"


def _told_of(who: Person, whole: str, nature: str, temper: str, chance: Random) -> str:
    """One as many are shared: in the third person."""
    he, his = chance.choice((("He", "his"), ("She", "her")))
    short = whole.split()[0]
    facts = [
        f"{he} lives {who.home} in {who.town}.", f"{short} drinks {who.drink}.", f"{he} has {who.pet}.",
        f"{he} loves {who.likes} and hates {who.dislikes}.", f"{short} grew up {who.grew_up}, {his} first home.",
    ]  # fmt: skip
    chance.shuffle(facts)
    return f"{whole} is {nature}, {who.age} years old. {he} is {temper}. {' '.join(facts)}"


def _listed(who: Person, whole: str, nature: str, temper: str, chance: Random) -> str:
    """One as a list of traits, as others are."""
    rows = [
        f"Age: {who.age}", f"Occupation: {nature}", f"Personality: {temper}", f"Home: {who.home}, {who.town}",
        f"Drink: {who.drink}", f"Pet: {who.pet}", f"Likes: {who.likes}", f"Dislikes: {who.dislikes}",
        f"Grew up: {who.grew_up}",
    ]  # fmt: skip
    chance.shuffle(rows)
    return "\n".join([f"Name: {whole}", *rows])
