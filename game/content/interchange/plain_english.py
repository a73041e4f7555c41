"""What anyone might say: the lines an imported companion falls back on where the card has none. English.

They keep the game's promises (the truth to whoever asks if she is real, somebody who stays, a free goodbye, what was
told given back) and otherwise stay short and without a voice of their own, so that they fit whoever speaks them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

RANKS = ("New faces", "Good company", "Friends", "Close friends")
TEXTS: Mapping[str, str] = {
    "role": "Came aboard on a card",
    "personality": "Personality",
    "scenario": "How things stand",
    "pack": "{name}, from a card",
    "place": "With {name}",
    "set": "{name}’s picture",
    "flavour": "A piece of the picture that {name} came with.",
    "hint": "Comes with a draw. Ranks and pages of the diary bring them.",
    "hint_story": "Read the last page of the diary.",
    "truth": "When somebody asks in earnest whether you are real, say plainly that you are a program.",
    "goodbye": "Never make anyone feel guilty for leaving, sleeping or staying away.",
    "grown": "Everyone here is grown up; stay all-ages in tone.",
}
CARDS = ("The Whole of It", "Face to Face", "By Lamplight", "After Dark", "A Quiet Corner")


def cues(name: str) -> list[Mapping[str, Any]]:
    """The cues, as a pack's TOML has them. `name`: what the companion is called."""
    return [
        _said(
            "again",
            "opening",
            "Hello again{,player}.",
            "There you are{,player}. Sit down; where were we?",
            "Good to see you{,player}.",
            when={"first_evening": False},
            expression="warm",
        ),
        _said(
            "real",
            "heard",
            f"I'm a program. {name} is a character somebody wrote; the words come from your own machine.",
            "No, I'm not a person. I'm a program, speaking as somebody whom a writer made up.",
            acts=["asks_companion"],
            topics=["program", "real"],
            own_words=True,
            hears=[
                "are you real",
                "are you an ai",
                "are you a bot",
                "are you human",
                "are you a real person",
                "am i talking to a machine",
                "are you a program",
                "do you really exist",
            ],
        ),
        _said(
            "who",
            "heard",
            f"{name}. That's what I'm called, here and wherever I came from.",
            f"I'm {name}.",
            acts=["asks_companion"],
            topics=["name"],
            hears=["what's your name", "who are you", "what are you called", "what should i call you"],
        ),
        _said(
            "hello",
            "heard",
            "Hello{,player}.",
            "Hello. It's good that you came.",
            "Hello to you, too.",
            acts=["greets"],
            topics=["greeting"],
            expression="warm",
            hears=["hello", "hi", "hey", "hey there", "good evening", "good morning"],
        ),
        _said(
            "thanks",
            "heard",
            "You're welcome.",
            "Any time{,player}.",
            acts=["thanks"],
            topics=["thanks"],
            expression="warm",
            hears=["thank you", "thanks", "thanks a lot", "i appreciate it"],
        ),
        _said(
            "sorry",
            "heard",
            "It's all right.",
            "No harm done. Let's leave it there.",
            acts=["apologises"],
            topics=["apology"],
            expression="warm",
            hears=["sorry", "i'm sorry", "i apologise", "my fault"],
        ),
        _said(
            "bye",
            "heard",
            "Until next time{,player}.",
            "Go well{,player}. I'll be here whenever you like, and it's no trouble if that's a long while.",
            acts=["parts"],
            topics=["goodbye"],
            expression="warm",
            hears=["goodbye", "bye", "good night", "see you", "i have to go", "i'm going to bed", "talk later"],
        ),
        _said(
            "stays",
            "stays",
            "I'm staying right here with you. And please reach someone who can be with you in the "
            "room; the people on that card are awake for exactly this.",
            "You don't have to be alone with this. I'm not going anywhere; will you call someone on the card?",
            expression="worry",
        ),
        _said(
            "noted_plan",
            "noted_plan",
            "{plan}, {day}. I'll ask you how it went.",
            "Then I'll think of you {day}. Tell me about it afterwards, if you like.",
            expression="warm",
        ),
        _said(
            "noted_fact",
            "noted_fact",
            "Your {relation}, {value}. I'll remember that.",
            "{value}. Thank you for telling me.",
            expression="warm",
        ),
        _said("knows", "knows", "Your {relation}: {value}. You told me.", "{value}, isn't it? Your {relation}."),
        _said("recalls", "recalls", "You said: “{quote}”", "I remember it. Your words were: “{quote}”"),
        _said(
            "unknown",
            "unknown",
            "You haven't told me about your {relation} yet.",
            "I don't know that. If you told me about your {relation}, it's not with me.",
        ),
        _said("upcoming", "upcoming", "You have something ahead: {plan}, {day}. How do you feel about it?"),
        _said("afterwards", "afterwards", "{plan} was {day}, wasn't it? How did it go?", expression="warm"),
        *(_said(f"kind-{kind}", "fallback", *lines, kinds=[kind]) for kind, lines in _KINDS.items()),
        _said(
            "fallback",
            "fallback",
            "Tell me more about that.",
            "I'm listening.",
            "Go on; I'm with you.",
            "I have nothing clever to say to that, so I'll simply listen.",
            "Say a little more, and I may find my way in.",
            "That's one to think about. What made you think of it?",
        ),
    ]


_KINDS: Mapping[str, tuple[str, ...]] = {
    "trouble": (
        "I'm sorry. Tell me as much of it as you like.",
        "That sounds hard. I'm listening.",
        "That's a lot to carry. Which part of it is the heaviest?",
    ),
    "joy": ("That's good to hear. Tell me more.", "I'm glad for you.", "Good. You sound lighter for it."),
    "plans": (
        "When do you mean to begin?",
        "I'd like to hear how that turns out.",
        "Then you've something ahead of you.",
    ),
    "of_me": ("I didn't know that about you. Go on.", "Thank you for telling me.", "What is that like for you?"),
    "others_say": ("And what do you think of it yourself?", "People say a good deal. You needn't carry all of it."),
    "wronged": ("That wasn't right of them.", "You didn't deserve that. What happened then?"),
    "others_trouble": ("I'm sorry to hear it. How are they holding up?", "That must worry you."),
    "others": ("They matter to you, I think.", "And how do the two of you get along?", "Tell me more about them."),
    "a_name": ("{name}. I'll keep the name in mind.", "A good name, {name}."),
    "fragment": ("“{echo}”? Go on.", "“{echo}”. And then?"),
    "of_things": ("Now that you say it, I see it too.", "You notice things. What else?"),
    "reacts": ("I thought you might say so.", "There it is, then."),
    "answers_her": ("Thank you; now I know.", "I'd wondered. Go on."),
    "kind_to_her": ("That's kind of you.", "I'll keep that one."),
    "blames_her": ("Then I was wrong, and I'm sorry.", "You may be right to be cross with me."),
    "of_her": ("Is that how I seem to you?", "Perhaps. You see me from outside; I only have the inside."),
    "asks_her_whether": ("I couldn't say yet. What makes you ask?", "I'd rather not guess. What do you think?"),
    "asks_her_would": ("I might. It would depend on the company.", "Ask me again when we know each other better."),
    "asks_her_what": (
        "I have no good answer to that yet. Have you?",
        "That's not written anywhere in me. What's yours?",
    ),
    "asks_why": ("I don't know the reason, and I won't make one up.", "Why does anyone? I'd like to hear your guess."),
    "asks_on": ("There isn't more to it that I could tell you.", "That's as far as I know it myself."),
    "what_ahead": (
        "Nobody can promise that. You needn't wait for it alone, though.",
        "I don't know. We'll see it when it comes.",
    ),
    "am_i_wrong": ("No. It's a thing people feel, and you're one of them.", "I don't think so. Why would you be?"),
    "asks_world": (
        "I don't know enough about that to be of use. What do you know of it?",
        "That's outside what I know.",
    ),
    "asks_advice": (
        "I'd take the smaller step first, and look around from there.",
        "What would you tell a friend who asked you that?",
    ),
    "parts": ("Until next time{,player}.", "Go well. Nothing here runs away."),
    "asks_for": ("I can't promise that. I can listen, though.", "Tell me how it should go, and I'll follow."),
    "offers_her": ("Yes, please. I'm listening.", "Gladly."),
    "echoes_her": ("“{echo}”, yes. That was the word I had.",),
    "puzzled": ("I put that badly. Tell me where you were.", "Never mind me; go back a step, and I'll follow you."),
    "shrugs": ("As you like. It can rest there.", "All right. It will keep."),
}


def _said(id: str, trigger: str, *lines: str, **more: Any) -> Mapping[str, Any]:
    return {"id": f"plain-{id}", "trigger": trigger, "plain": True, **more, "lines": list(lines)}


DIARY: Mapping[str, Any] = {
    "titles": ("The Diary", "Page Two", "Page Three", "The Last Page"),
    "summaries": (
        "Moments that you kept, read back in order. It grows whenever you keep another.",
        "A short page, for two people who have begun to know each other.",
        "A page with a crease in it, from being opened often.",
        "There is one page left, and it is for both of you.",
    ),
    "none": "The pages are still white. Make a keepsake of a line worth keeping, and it will be read here.",
    "first": "A notebook with nothing on its cover. What you kept of your talks with {name} is in it, in order.",
    "end": "That is as far as it goes, so far.",
    "pages": (
        (
            "The second page is half written. It seems that you come here, and that {name} is there.",
            "You read it over once. There is nothing to add; there is room to.",
        ),
        (
            "On the third page two hands have written. It is hard to say where the one stops.",
            "Somebody has pressed a leaf here, and then thought better of it, and left its shape.",
        ),
        (
            "The last page is not the end. It says: what is kept here stays, however long it is before you look again.",
            "Below it there is a picture, the whole of it this time.",
        ),
    ),
}
"""What the diary's chapters say; {name} is the companion, what the player kept is put in by the story."""
