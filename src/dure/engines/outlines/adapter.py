"""Shapes of letters: the only place of this engine that reads a font file."""

from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from fontTools.pens.recordingPen import DecomposingRecordingPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

Spot = tuple[float, float]
Stroke = tuple[
    str, tuple[Spot, ...]
]  # M, L, C, Q or Z, with its spots in parts of one em, y upwards
VERBS = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "closePath": "Z", "endPath": ""}


@lru_cache(maxsize=4)
def _face(file: Path) -> tuple[Any, dict[int, str], float]:
    font = TTFont(file, lazy=True)
    return font.getGlyphSet(), font.getBestCmap(), float(font["head"].unitsPerEm)


@lru_cache(maxsize=4096)
def letter(file: Path, code: int) -> tuple[tuple[Stroke, ...], float] | None:
    """The strokes of one letter and how far it moves the pen; None where the face has none."""
    glyphs, names, em = _face(file)
    name = names.get(code)
    if name is None:
        return None
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    strokes = tuple(one for verb, spots in pen.value for one in _strokes(verb, spots, em))
    return strokes, float(glyphs[name].width) / em


def _strokes(verb: str, spots: tuple[Any, ...], em: float) -> list[Stroke]:
    if verb == "qCurveTo":
        return [("Q", pair) for pair in _quadratics(_scaled(spots, em))]
    return [(VERBS[verb], _scaled(spots, em))] if VERBS[verb] else []


def _scaled(spots: tuple[Any, ...], em: float) -> tuple[Spot, ...]:
    return tuple((x / em, y / em) for x, y in spots)


def _quadratics(spots: tuple[Spot, ...]) -> list[tuple[Spot, Spot]]:
    """TrueType leaves out the spots that lie in the middle of two controls."""
    *controls, end = spots
    ends = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in pairwise(controls)]
    return list(zip(controls, [*ends, end], strict=True))
