"""Draw a poster: paper, the stripe of five colours, a few words, one number."""

from functools import lru_cache
from pathlib import Path

import numpy as np

from dure.engines.poster import ink
from dure.engines.poster.adapter import letter
from dure.engines.poster.check import check_poster
from dure.engines.poster.types import HEIGHT, WIDTH, Fonts, Poster

PAPER, DARK, MUTE, GREEN, BRUSH = (251, 247, 238), "#14242a", "#56615f", "#1f6a52", "#f0cf7c"
STRIPE = ("#7f93c8", "#1f6a52", "#f0c95c", "#e8927c", "#c94f86")
LEFT, ROOM = 84, WIDTH - 168
ENOUGH = 3  # lines of a heading where no number needs the room


@lru_cache(maxsize=64)
def draw_poster(poster: Poster, fonts: Fonts) -> bytes:
    """The picture as PNG; the same words always give the same bytes."""
    check_poster(poster, fonts)
    sheet = ink.paper((WIDTH, HEIGHT), PAPER)
    wide = WIDTH // len(STRIPE)
    for at, colour in enumerate(STRIPE):
        ink.box(sheet, (at * wide, 0), (wide, 16), colour)
    _write(sheet, fonts.sans, poster.eyebrow, (LEFT, 118), 34, GREEN)
    size = 66 if poster.figure else 84
    below = 214.0
    most = ENOUGH - 1 if poster.figure else ENOUGH
    for line in lines_of(fonts.serif, poster.heading, size, most):
        _write(sheet, fonts.serif, line, (LEFT, below), size, DARK)
        below += size * 1.32
    if poster.figure:
        _large(sheet, fonts.serif, poster.figure)
    _write(sheet, fonts.sans, poster.note, (LEFT, HEIGHT - 52), 28, MUTE)
    return ink.png(sheet)


def _large(sheet: ink.Sheet, file: Path, said: str) -> None:
    """The number on its stroke of the brush, as large as there is room."""
    size = min(170.0, 170.0 * ROOM / max(width_of(file, said, 170.0), 1.0))
    foot = HEIGHT - 128
    reach = int(width_of(file, said, size))
    ink.box(sheet, (LEFT, foot - int(size * 0.12)), (reach, int(size * 0.2)), BRUSH)
    _write(sheet, file, said, (LEFT, foot), size, DARK)


def width_of(file: Path, said: str, size: float) -> float:
    """How wide `said` is at `size`."""
    return sum(letter(file, ord(each))[1] for each in said) * size


def lines_of(file: Path, said: str, size: float, most: int) -> list[str]:
    """`said` in lines, broken between words only; what does not fit into `most` ends in an ellipsis."""
    lines: list[str] = []
    for word in said.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(file, longer, size) <= ROOM:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] = f"{kept[-1]} …"
    return [_fitted(file, line, size, ROOM) for line in kept]


def _fitted(file: Path, line: str, size: float, room: float) -> str:
    if width_of(file, line, size) <= room:
        return line
    kept = line
    while kept and width_of(file, f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _write(
    sheet: ink.Sheet, file: Path, said: str, at: tuple[float, float], size: float, colour: str
) -> None:
    """A line of writing from `at`, its left end on the baseline."""
    x, y = at
    placed = []
    for each in _fitted(file, said, size, ROOM):
        edges, moves = letter(file, ord(each))
        placed.append(edges * [size, -size, size, -size] + [x, y, x, y])
        x += moves * size
    if placed:
        ink.fill(sheet, np.concatenate(placed), colour)
