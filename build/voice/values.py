"""What a player may tell of themself, by the thousand: names, places, trades, tastes, days.

Values are joined of parts, so that what is learnt is to look and not to guess; a tenth of them, and of the ways to say
things, is held out for testing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from zlib import crc32

Value = Callable[[Random], str]


def _rows(text: str) -> list[str]:
    """What stands between bars, over several lines."""
    return text.replace("\n", "").split("|")


FIRST = """Ada Agnes Alma Amos Anneke Anton Arlo Astrid Bastian Beatrix Bram Brigid Calla Caspar Cato Celeste Clement
Cora Cosmo Dagny Delphine Dorian Edda Edmund Elif Elspeth Emeka Enid Ezra Fenna Fergus Flora Gideon Greta Gwen Hanne
Hector Hesper Hugo Ida Ignatius Ines Ingrid Isolde Ivo Jasper Joan Jorun Juno Kaja Kasimir Kit Lars Leopold Linnea
Lorcan Ludo Mabel Magnus Maren Marius Matilda Mirela Mungo Nadia Nell Niamh Odette Olwen Orla Oscar Otto Pascal Perdita
Petra Piers Quill Ragna Rafael Roisin Rosalind Rufus Sabine Saoirse Selma Silas Sunniva Sybil Tamsin Thea Theodor
Tobias Torben Una Ursula Valentin Vesna Viola Walter Wilf Winifred Xenia Yannick Yasmin Yusuf Zelda Zora Anna Tom Mia
Lena Jack Emma Ben Sara Leo Nina Max Julia Sam Eva Paul Lucy Mark Alice Peter Rosa Ali Mei Wei Priya Omar Fatima Kofi
Aiko Hana Diego Carmen Igor Olga Bruno Marta Finn Ruth Noor Dan Kate Steve Laura Chris Amy Rob Jess""".split()
_ONSETS = "b br c ch d dr f g gr h j k l m n p r s sh st t tr v w y z".split()
_VOWELS = "a e i o u ai ee ia o a".split()
_ENDS = "n l r s x th ck m lle nne ra na lo ta vi do".split()
_TOWNS = """Aldermouth Brackwater Carrow Dunholm Eastering Fallow Garth Harbourne Inverloch Kelby Lisbon Lyon Marrow
Norwich Oslo Penzance Porto Quimper Riga Salcombe Trieste Utrecht Varna Whitby Ypres Zagreb Bergen Cork Dundee
Galway Hamburg Leeds Malmo Nantes Turin Berlin Paris Chicago Boston Seattle Austin Denver Madrid Rome Prague Vienna
Athens Dublin Bristol York Bath Kyoto Osaka Seoul Hanoi Mumbai Lagos Nairobi Lima Quito Toronto Sydney""".split()
_TOWN_ENDS = "mouth ford ham wick by ton port bridge stead field haven burgh".split()
_JOBS = _rows("""
nurse|plumber|welder|florist|bus driver|midwife|chemist|roofer|translator|dentist|barber|joiner|painter|
librarian|paramedic|cellist|baker|surveyor|teacher|vet|cook|locksmith|pilot|gardener|tailor|judge|radio operator|
crane driver|proofreader|beekeeper|potter|waiter|programmer|lawyer|farmer|photographer|porter|cleaner|journalist|
mechanic|carpenter|architect|sailor|courier|accountant|bookseller|psychologist|firefighter""")
_JOB_KINDS = ("", "", "", "", "night ", "trainee ", "retired ", "school ", "hospital ", "village ", "part-time ")
_FOODS = _rows("""
dumplings|apricots|rye bread|herring|mango|lentil soup|olives|rice pudding|plums|leek pie|miso|gooseberries|
cinnamon buns|blue cheese|fried eggs|sweet potatoes|radishes|liquorice|pancakes|noodles|ramen|pizza|curry|tacos|peaches|
mushrooms|walnuts|prawns|strawberries|spinach|toast|crab cakes|lemon tart|goulash""")
_FOOD_KINDS = ("", "", "", "", "pickled ", "cold ", "spicy ", "homemade ", "burnt ", "fresh ")
_COLOURS = _rows("""
green|ochre|navy|crimson|violet|silver|teal|mustard|maroon|ivory|turquoise|plum|red|blue|yellow|orange|
pink|grey|purple""")
_COLOUR_KINDS = ("", "", "", "dark ", "pale ", "bright ", "dusty ")
_PLAYS = _rows("""
the cello|chess|the trumpet|badminton|the banjo|go|the harp|hockey|the drums|darts|the oboe|rugby|the piano|
tennis|the violin|football|the guitar|basketball|the flute|volleyball|bridge|the accordion|water polo|bass guitar""")
_SUBJECTS = _rows("""
geology|law|nursing|history|maths|physics|medicine|Spanish|Russian|music|botany|philosophy|economics|
chemistry|drama|architecture|theology|linguistics|statistics|marine biology|graphic design""")
_FEARS = _rows("""
moths|heights|the dark|deep water|lifts|needles|dogs|flying|clowns|wasps|thunder|crowds|snakes|mice|spiders|
the dentist|bridges|escalators|bats|public speaking""")
_HOBBIES = _rows("""
knitting|birdwatching|bouldering|baking|gardening|swimming|pottery|origami|running|painting|fishing|
astronomy|woodwork|sewing|cycling|calligraphy|rowing|juggling|photography|stamp collecting|mending clocks|night walks|
model trains|tap dancing""")
_DAYS = _rows("""
on Monday|on Tuesday|on Wednesday|on Thursday|on Friday|on Saturday|on Sunday|tomorrow|next week|in March|
in June|next month|in the morning|on the 3rd|on the 12th|on the 21st""")
_MONTHS = "January February March April May June July August September October November December".split()
_PLANS = _rows("""
an exam|a job interview|a driving test|a concert|a wedding to go to|an operation|a flight to catch|
a first date|a race to run|a speech to give|a move to a new flat|a hearing|a dentist's appointment|a funeral|
a piano recital|a party|a deadline|a court date|a scan""")
_TITLES = (
    "Glass Paper Silent Last Winter Salt Crooked Second Blue Hollow Quiet Iron Golden Empty Burning Lost".split(),
    "Orchard Harbour Summer Clock Garden River Machine Letter Kingdom Window Bird Station Map Forest Hour".split(),
)


def held_out(text: str) -> bool:
    """Whether a value or a way to say something is kept for testing: the same tenth always, on every machine."""
    return crc32(text.encode()) % 10 == 0


def one(texts: Sequence[str], chance: Random, testing: bool) -> str:
    """One of those held out when testing, else of the others; where there are none such, any."""
    return chance.choice([text for text in texts if held_out(text) == testing] or list(texts))


def drawn(value: Value, chance: Random, testing: bool) -> str:
    """A value held out or not. A short list of which none is held out lends its values to both."""
    for _ in range(100):
        if held_out(found := value(chance)) == testing:
            return found
    return found


def name(chance: Random) -> str:
    """A first name: half from a list, the others made up."""
    if chance.random() < 0.5:
        return chance.choice(FIRST)
    made = chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_ENDS)
    return made.capitalize()


def town(chance: Random) -> str:
    if chance.random() < 0.6:
        return chance.choice(_TOWNS)
    return (chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_TOWN_ENDS)).capitalize()


def job(chance: Random) -> str:
    return chance.choice(_JOB_KINDS) + chance.choice(_JOBS)


def food(chance: Random) -> str:
    return chance.choice(_FOOD_KINDS) + chance.choice(_FOODS)


def colour(chance: Random) -> str:
    return chance.choice(_COLOUR_KINDS) + chance.choice(_COLOURS)


def played(chance: Random) -> str:
    return chance.choice(_PLAYS)


def subject(chance: Random) -> str:
    return chance.choice(_SUBJECTS)


def fear(chance: Random) -> str:
    return chance.choice(_FEARS)


def hobby(chance: Random) -> str:
    return chance.choice(_HOBBIES)


def age(chance: Random) -> str:
    return str(chance.randint(16, 79))


def date(chance: Random) -> str:
    return f"{chance.randint(1, 28)} {chance.choice(_MONTHS)}"


def title(chance: Random) -> str:
    first, second = _TITLES
    return f"The {chance.choice(first)} {chance.choice(second)}"


def plan(chance: Random) -> str:
    return chance.choice(_PLANS)


def day(chance: Random) -> str:
    return chance.choice(_DAYS)
