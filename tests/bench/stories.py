"""A long story made for the benchmarks: every node speaks, sets, asks and goes on."""

from __future__ import annotations

_NODE = """title: Node{this}
---
<<declare $seen{this} = 0>>
Isaura: The train passes lamp {this}, and the water is dark. #line:a{this}
Player: I count {{$seen{this}}} of them. #line:b{this}
<<set $seen{this} = $seen{this} + {step}>>
<<if $seen{this} > 1 and visited("Node{this}")>>
    Isaura: You have been here before. #line:c{this}
<<else>>
    Isaura: This one is new to you. #line:d{this}
<<endif>>
-> Stay at the window #line:e{this}
    Isaura: Good. There is room. #line:f{this}
-> Walk on <<if $seen{this} < 9>> #line:g{this}
    Isaura: Then mind the step. #line:h{this}
<<jump Node{next}>>
===
"""


def long_story(nodes: int) -> str:
    """A script of that many nodes; the last one leads back to the first."""
    return "".join(_NODE.format(this=n, next=(n + 1) % nodes, step=n % 3 + 1) for n in range(nodes))


def lines_only(lines: int) -> str:
    """A script of one node that says that many lines, with a variable in every other."""
    rows = (f"Isaura: Lamp {n}{', and {$lamps} before it' if n % 2 else ''}. #line:{n}" for n in range(lines))
    return "title: Start\n---\n<<declare $lamps = 3>>\n" + "\n".join(rows) + "\n===\n"
