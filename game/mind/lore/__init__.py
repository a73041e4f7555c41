"""Lorebooks: what a companion knows once it is spoken of.

An entry comes into the prompt when one of its keys is found in the newest messages, or by one of its other rules; the
rules are SillyTavern's, with those the third card specification adds.

    book = from_card_book(card["character_book"], id="base:ana")
    moment = Moment((Spoken("Ana", "Evening.", "assistant"), Spoken("Mo", "Who is the fox?", "user")), context=4096)
    told = scan([book], moment, voice.count, Random(seed), timing)
    for block in blocks(told.placements):
        ...  # block.text belongs at block.position; block.placements say which entries it is made of, and why they came
    timing = told.timing  # kept with this turn, given to the scan of the next

Nothing here reads a clock, a disk or a model: the same books, moment, timing and random numbers tell the same.
"""

from game.mind.lore.card_book import from_card_book
from game.mind.lore.from_pack import books_of
from game.mind.lore.model import CharacterFilter, LoreBook, LoreEntry, LoreSettings, Position, Ref
from game.mind.lore.moment import LeftOut, Moment, Placement, Spoken, Told, Trouble, Why
from game.mind.lore.placing import Block, blocks
from game.mind.lore.scan import scan
from game.mind.lore.timing import Timing, from_data, to_data

__all__ = [
    "Block",
    "CharacterFilter",
    "LeftOut",
    "LoreBook",
    "LoreEntry",
    "LoreSettings",
    "Moment",
    "Placement",
    "Position",
    "Ref",
    "Spoken",
    "Timing",
    "Told",
    "Trouble",
    "Why",
    "blocks",
    "books_of",
    "from_card_book",
    "from_data",
    "scan",
    "to_data",
]
