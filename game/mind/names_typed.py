"""First names and places as they are typed in haste: "hi im danny", "i live in leeds".

A word without its capital may be anything ("hi im nervous"), so that after a bare "I'm" only names known here count;
and a place must stand where only a place can.
"""

from __future__ import annotations

_FIRST_NAMES = frozenset(
    """
    aaron abby abdul abigail ada adam adele adrian agnes ahmed aidan aisha alan albert alec alejandra alex alexa
    alexander alexandra alfie ali alice alicia alina alison allan amanda amber amelia amina amir amit amy ana
    anastasia andre andrea andreas andrew andy angela angie anita anjali ann anna annabel anne annie anthony
    antonio anya archie ariana arjun arthur asha ashley astrid audrey austin ava ayesha barbara barry bea
    beatrice becca becky ben benjamin bernard bertie beth bethany betty bill billy bob bobby brandon brenda
    brian bridget bruno caitlin callum cameron camille carl carla carlos carmen caroline carrie catherine cathy
    cecilia charles charlie charlotte chiara chloe chris christian christina christine christopher claire clara
    clare claudia connor craig cristina cynthia daisy damian dan dana daniel daniela danielle danny daphne
    darren dave david dawn dean deborah denise dennis derek dev diana diane diego dominic donna dorothy doug
    duncan dylan eddie edith edward edwin eileen elaine eleanor elena eli elijah elise eliza elizabeth ella
    ellen ellie elliot elsa emil emilia emily emma eric erica erik erin ernest esme esther ethan eva evan eve
    evelyn fatima felix fergus finn fiona flora florence frances francesca francis frank fred freddie freya
    gabriel gabriela gareth gary gavin gemma geoff george georgia gerald giles gina giulia gordon graham greg
    greta guy hamza hanna hannah harriet harry hassan hazel heather heidi helen helena henry holly howard hugh
    hugo ian ibrahim ida ines ingrid irene isaac isabel isabella isla ivan jack jackie jacob jacqueline jade
    jake james jamie jan jane janet jasmine jason javier jay jean jeff jen jenna jennifer jenny jeremy jerome
    jess jesse jessica jill jim jimmy joan joanna jodie joe joel johan john johnny jon jonah jonas jonathan
    jordan jorge jose joseph josh joshua josie joyce juan judith judy julia julian julie juliet kai karen karim
    karl kate katerina katherine kathleen kathy katie katrina kayla keith kelly ken kenneth kerry kevin khalid
    kim kit kyle lara larry laura lauren laurence layla leah leila lena leo leon leonie lewis liam lilly lily
    linda lisa liz lizzie logan lola lorna lou louis louisa louise luca lucas lucia lucy luke luna lydia lynn
    maddie madison magda maggie malcolm malik marco marcus margaret maria marie marina mario marion marta martha
    martin martina mary mateo matt matteo matthew max maya meera meg megan mel melanie melissa mia michael
    michelle miguel mike mila miles millie mina miriam mohamed mohammed molly monica morgan muhammad nadia nancy
    naomi natalia natalie natasha nathan neil nell nellie nick nicola nicole nigel nikhil nina noah noor nora
    norman olga oliver olivia omar oscar otto owen pablo paige pam pamela patricia patrick paul paula pauline
    pedro penny pete peter phil philip phoebe pippa polly priya quentin rachel rahul ralph raquel raul ray
    rebecca reza rhys ricardo richard rick rita rob robbie robert roberta robin roger rohan roisin ronan rory
    rosa rosalind rosie ross rowan roxanne ruben ruby rupert ruth ryan sabrina sadie sally sam samantha samir
    samuel sandra sara sarah sasha saul scott sean sebastian selina serena seth shannon sharon sheila shirley
    sid silvia simon simone sofia sonia sophia sophie stefan stella stephanie stephen steve steven stuart sue
    susan susie suzanne sven sylvia tamara tania tanya tariq tasha ted teresa terry tess tessa theo theresa
    thomas tim timothy tina toby tom tommy tony tracy trevor tristan ursula valerie vanessa vera veronica vicky
    victor victoria vikram vincent viola violet vivian walter wayne wendy wilfred will william willow xavier
    yara yasmin yusuf yvonne zac zach zahra zara zoe zoey
    aoife astrid bex bruna callie cara casey ciara cleo cormac dara darcy dario della devon edie eamon elif emre enzo
    erin etta fern fay felicity frankie gigi gwen hattie imogen indira isha ivo jaz jojo juno kira kirsten lachlan
    leni lev linh lottie lucia mabel maeve magnus mara marek maren margot marlon mei milo mira moira nadine neve nikki
    nita noemi nura oisin orla petra pia priti raf raj rae remy ren renata rhian rina roz rufus sanjay saoirse sian
    sinead tilda tilly toni una vic wren yuki zak zeynep
    """.split()
)
_NO_PLACES = frozenset(
    """
    a an the my our your his her their this that these those it here there where what fear peace hope town
    denial squalor student temporary shared rented luxury poverty pain dread hell heaven bed tears another some
    one two three four work home school uni college university hospital prison space outer inner central north
    south east west northern southern eastern western england's front back about around between and or but on in
    at with without near by for from out nothing nowhere somewhere everywhere different new old big small
    constant total complete absolute exile halls digs
    """.split()
) - {"new"}


_ALSO_WORDS = frozenset(
    "will sue bill rob mark pat guy dawn dean ray frank grace rose jade ruby penny dale jack".split()
)


def only_a_name(word: str) -> str:
    """A first name typed without a capital that is hardly ever another word; "" for "will", "mark" and their like."""
    return "" if word.lower() in _ALSO_WORDS else first_name(word)


def first_name(word: str) -> str:
    """A word typed without a capital as the first name that it is; "" if it is none known."""
    return word.capitalize() if word.lower() in _FIRST_NAMES else ""


def typed_place(words: str) -> str:
    """One or two words as a place with its capitals; "" where they are none."""
    parts = words.split()
    return "" if not parts or parts[0] in _NO_PLACES else " ".join(part.capitalize() for part in parts)
