"""Outlines of letters: the only place that reads a font file."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from fontTools.pens.recordingPen import DecomposingRecordingPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

Edges = npt.NDArray[np.float64]  # rows of x0, y0, x1, y1 in units of one em, y upwards
STEPS = 8  # straight pieces of a curve: finer than a pixel at any size used here


@lru_cache(maxsize=4)
def _face(file: Path) -> tuple[Any, dict[int, str], float]:
    font = TTFont(file, lazy=True)
    return font.getGlyphSet(), font.getBestCmap(), float(font["head"].unitsPerEm)


@lru_cache(maxsize=2048)
def letter(file: Path, code: int) -> tuple[Edges, float]:
    """The outline of one letter and how far it moves the pen; an unknown one is an empty square."""
    glyphs, names, em = _face(file)
    glyph = glyphs[names.get(code, ".notdef")]
    pen = DecomposingRecordingPen(glyphs)
    glyph.draw(pen)
    edges = np.array(_edges(pen.value), dtype=np.float64).reshape(-1, 4)
    return edges / em, float(glyph.width) / em


def _edges(steps: list[tuple[str, tuple[Any, ...]]]) -> list[tuple[float, float, float, float]]:
    found: list[tuple[float, float, float, float]] = []
    start = here = (0.0, 0.0)
    for verb, spots in steps:
        if verb == "moveTo":
            start = here = spots[0]
            continue
        ends = [start] if verb in ("closePath", "endPath") else _along(verb, here, spots)
        for there in ends:
            found.append((*here, *there))
            here = there
    return found


def _along(
    verb: str, here: tuple[float, float], spots: tuple[Any, ...]
) -> list[tuple[float, float]]:
    """The ends of the straight pieces of one stroke."""
    if verb == "lineTo":
        return [spots[0]]
    if verb == "qCurveTo":
        spots = _as_cubic(here, spots)
    t = np.arange(1, STEPS + 1) / STEPS
    p0, p1, p2, p3 = (np.array(spot, dtype=np.float64) for spot in (here, *spots))
    curve = (
        np.outer((1 - t) ** 3, p0)
        + np.outer(3 * (1 - t) ** 2 * t, p1)
        + np.outer(3 * (1 - t) * t**2, p2)
        + np.outer(t**3, p3)
    )
    return [(float(x), float(y)) for x, y in curve]


def _as_cubic(here: tuple[float, float], spots: tuple[Any, ...]) -> tuple[Any, ...]:
    """One quadratic stroke; several controls in a row are drawn through their middle one."""
    control, end = spots[len(spots) // 2 - 1] if len(spots) > 2 else spots[0], spots[-1]
    first = tuple(a + 2 / 3 * (c - a) for a, c in zip(here, control, strict=True))
    second = tuple(b + 2 / 3 * (c - b) for b, c in zip(end, control, strict=True))
    return first, second, end
