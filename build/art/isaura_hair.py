"""Isaura's copper hair: behind the neck, falling over the near shoulder, and at the face."""

from __future__ import annotations

import skia

from build.art.hair import LINE, Flow, hair_mass
from build.art.ink import shape, stroke
from build.art.paint import fill
from build.art.palette import COPPER_HAIR, COPPER_HAIR_SHADED


def draw_back_hair(canvas: skia.Canvas) -> None:
    """What hangs behind neck and shoulders, over a dark underlay that closes every gap."""
    underlay = [(-60, -60), (-90, 60), (-70, 180), (20, 230), (130, 230), (170, 100), (130, -60)]
    fill(canvas, shape(underlay), "#4a1228")
    flow = Flow(clumps=5, seed=3, stagger=0.2, wave=0.07, sheen=(0.55,), sheen_length=0.10, sheen_strokes=2)
    far = (
        [(-60, -120), (-104, -40), (-112, 50), (-98, 130), (-136, 210), (-160, 290), (-130, 372), (-184, 452)],
        [(40, -120), (10, 0), (10, 100), (30, 150), (-10, 240), (-50, 300), (-40, 390), (-96, 462)],
    )
    hair_mass(canvas, *far, COPPER_HAIR_SHADED, flow)
    flow = Flow(clumps=5, seed=5, stagger=0.2, wave=0.07, sheen=(0.5,), sheen_length=0.10, sheen_strokes=2)
    near = (
        [(60, -130), (76, 0), (80, 90), (108, 160), (92, 240), (118, 320), (100, 400), (150, 500)],
        [(120, -110), (158, -20), (164, 70), (196, 140), (240, 220), (232, 300), (276, 380), (262, 490)],
    )
    hair_mass(canvas, *near, COPPER_HAIR_SHADED, flow)


def draw_shoulder_hair(canvas: skia.Canvas) -> None:
    """The fall over the near shoulder, in front of the coat."""
    flow = Flow(clumps=4, seed=25, stagger=0.24, wave=0.09, waves=1.0, tip=0.34, sheen=(0.24, 0.60), sheen_length=0.11)
    left = [(84, -60), (104, 20), (96, 90), (118, 150), (106, 220), (76, 290), (92, 360), (56, 436)]
    right = [(132, -80), (150, 10), (152, 80), (192, 150), (206, 220), (184, 290), (220, 360), (176, 462)]
    hair_mass(canvas, left, right, COPPER_HAIR, flow)


def draw_front_hair(canvas: skia.Canvas) -> None:
    """The masses that frame the face, then four loose locks."""
    flow = Flow(clumps=4, seed=13, stagger=0.16, wave=0.07, root_shade=0.15, sheen=(0.36,))
    left = [(28, -156), (-24, -152), (-76, -114), (-104, -60), (-114, 0), (-116, 64), (-98, 120), (-118, 200)]
    right = [(24, -146), (4, -122), (-34, -88), (-76, -50), (-95, 4), (-93, 62), (-84, 110), (-118, 204)]
    hair_mass(canvas, left, right, COPPER_HAIR, flow)
    flow = Flow(clumps=4, seed=14, stagger=0.2, wave=0.08, root_shade=0.12, sheen=(0.36,))
    left = [(18, -158), (56, -134), (88, -92), (102, -44), (104, 10), (92, 70), (106, 132), (80, 200)]
    right = [(34, -164), (94, -160), (134, -108), (144, -50), (140, 20), (132, 80), (146, 140), (92, 210)]
    hair_mass(canvas, left, right, COPPER_HAIR, flow)
    locks = (
        ([(8, -150), (-16, -112), (-26, -70), (-16, -34)], 11),
        ([(18, -152), (14, -112), (24, -76), (44, -52)], 8),
        ([(-98, -30), (-118, 20), (-110, 90), (-134, 160), (-124, 212)], 8),
        ([(136, -20), (158, 50), (146, 120), (178, 196), (168, 236)], 7),
    )
    for lock, width in locks:
        stroke(canvas, lock, width + LINE * 1.4, COPPER_HAIR.line, start=0.2, peak=0.35)
        stroke(canvas, lock, width, COPPER_HAIR.base, start=0.2, peak=0.35)
        stroke(canvas, [(x + 1.6, y) for x, y in lock], width * 0.3, COPPER_HAIR.light, 0.9, peak=0.4)
