"""Hair as masses: one flow between two edges, split into tapering clumps, each shaded and lined."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import numpy as np
import skia

from build.art.ink import Floats, Points, brush, polygon, sample, stroke
from build.art.paint import brush_paint, fill, layer
from build.art.palette import Hair, mix

STOPS = 90
LINE = 2.0


@dataclass(frozen=True)
class Flow:
    """How a mass falls. Shares are of the mass's width, or of its length for `tip`, `sheen` and `stagger`."""

    clumps: int = 4
    seed: int = 1
    overlap: float = 0.25
    stagger: float = 0.18
    wave: float = 0.05
    waves: float = 1.2
    tip: float = 0.38
    root_shade: float = 0.0
    inner_lines: int = 2
    sheen: tuple[float, ...] = (0.4,)
    sheen_length: float = 0.12
    sheen_strokes: int = 3


@dataclass(frozen=True)
class _Clump:
    number: int
    phase: float
    left: Floats
    right: Floats

    def at(self, share: float, first: int = 0, last: int | None = None) -> Floats:
        """The line that lies `share` of the way from the left edge to the right one."""
        return self.left[first:last] * (1 - share) + self.right[first:last] * share

    @property
    def outline(self) -> skia.Path:
        return polygon(np.concatenate([self.left, self.right[::-1]]))


def hair_mass(canvas: skia.Canvas, left: Points, right: Points, tones: Hair, flow: Flow) -> None:
    """Draw hair that flows from the first points of two edges to their last."""
    draw = random.Random(flow.seed)
    clumps = _split(sample(left, STOPS), sample(right, STOPS), flow, draw)
    for clump in clumps:  # the fat line lies behind every fill, so that tips stay sharp
        for edge in (clump.left, clump.right):
            stroke(canvas, edge, LINE * 3.1, tones.line, start=0.5, peak=0.55)
    for clump in clumps:
        outline = clump.outline
        with layer(canvas, outline):
            fill(canvas, outline, mix(tones.base, tones.dark, draw.uniform(0, 0.22)))
            _shade(canvas, clump, tones, flow, draw)
            _sheen(canvas, clump, tones, flow, draw)
        stroke(canvas, clump.left, LINE * 0.9, tones.dark, 0.9, end=0.05, peak=0.6)
        stroke(canvas, clump.right, LINE * 1.05, tones.line, 0.9, end=0.05, peak=0.6)


def _split(left: Floats, right: Floats, flow: Flow, draw: random.Random) -> list[_Clump]:
    """Cut the flow into clumps that wave and run together in their own tips."""
    along = np.linspace(0, 1, STOPS)
    clumps = []
    for number in range(flow.clumps):
        outer = number in (0, flow.clumps - 1)
        near = 0.0 if number == 0 else (number - flow.overlap) / flow.clumps
        far = 1.0 if number == flow.clumps - 1 else (number + 1 + flow.overlap) / flow.clumps
        length = 1 - flow.stagger * draw.random() * (0.5 if outer else 1)
        count = max(12, int(length * (STOPS - 1)))
        here = along[:count]
        phase = draw.random()
        sway = flow.wave * np.sin(math.tau * (flow.waves * here + phase)) * np.clip(here * 3, 0, 1)
        tip_at = (near + far) / 2 + draw.uniform(-0.06, 0.06) + sway[-1] * 1.5
        closing = np.clip((here / here[-1] - (1 - flow.tip)) / flow.tip, 0, 1) ** 1.5
        edges = []
        for edge, still in ((near, number == 0), (far, number == flow.clumps - 1)):
            place = np.clip(edge + (0 if still else sway), -0.08, 1.08) * (1 - closing) + tip_at * closing
            edges.append(left[:count] * (1 - place[:, None]) + right[:count] * place[:, None])
        clumps.append(_Clump(number, phase, edges[0], edges[1]))
    return clumps


def _shade(canvas: skia.Canvas, clump: _Clump, tones: Hair, flow: Flow, draw: random.Random) -> None:
    """A crisp dark side that swells to the tip, darker roots, and a few lines within."""
    count = len(clump.left)
    along = np.linspace(0, 1, count)
    share = np.linspace(0.72, 0.45, count) + 0.05 * np.sin(6 * along + clump.phase * 6)
    side = clump.left * (1 - share[:, None]) + clump.right * share[:, None]
    dark_side = polygon(np.concatenate([side, clump.right[::-1]]))
    fill(canvas, dark_side, tones.mid, 0.9, atop=True)
    if flow.root_shade:
        end = int(count * flow.root_shade)
        roots = polygon(np.concatenate([clump.left[:end], clump.right[:end][::-1]]))
        fill(canvas, roots, tones.dark, 0.35, atop=True, blur=8)
    for _ in range(flow.inner_lines):
        share_across, first = draw.uniform(0.12, 0.9), int(count * draw.uniform(0, 0.45))
        last = min(count, first + int(count * draw.uniform(0.25, 0.55)))
        width, alpha = LINE * draw.uniform(0.6, 1.3), draw.uniform(0.45, 0.8)
        if last - first > 8:
            stroke(canvas, clump.at(share_across, first, last), width, tones.dark, alpha, atop=True)


def _sheen(canvas: skia.Canvas, clump: _Clump, tones: Hair, flow: Flow, draw: random.Random) -> None:
    """Bands of light: short strokes along the flow, one of them bright."""
    count = len(clump.left)

    def dash(across: float, start: float, end: float, width: float, colour: str, alpha: float) -> None:
        first, last = int(max(0.0, start) * count), int(min(1.0, end) * count)
        if last - first > 5:
            canvas.drawPath(brush(clump.at(across, first, last), width), brush_paint(colour, alpha, atop=True))

    for band in flow.sheen:
        for i in range(flow.sheen_strokes):
            across = (i + 0.5) / flow.sheen_strokes * 0.86 + 0.04 + draw.uniform(-0.03, 0.03)
            middle = band + draw.uniform(-0.02, 0.02) + 0.03 * math.sin(across * 5 + clump.number)
            reach = flow.sheen_length * draw.uniform(0.45, 1.1)
            width, alpha = LINE * draw.uniform(1.0, 2.6), 0.85 * draw.uniform(0.5, 1)
            dash(across, middle - reach, middle + reach, width, tones.light, alpha)
        across = 0.2 + 0.3 * draw.random()
        reach = flow.sheen_length
        dash(across, band - reach * 0.5, band + reach * 0.6, LINE * 1.1, tones.sheen, 0.76)
