"""Turn the text lines of an SVG into shapes."""

import re
from functools import partial
from html import escape, unescape
from pathlib import Path

from dure.engines.outlines.adapter import Stroke, letter
from dure.engines.outlines.types import Faces

TEXT = re.compile(r"<text((?:\s[^<>]*)?)>([^<>]*)</text>")
GIVEN = re.compile(r"""([\w-]+)=(?:"([^"]*)"|'([^']*)')""")
SERIF = "Dure Serif"
Letters = list[tuple[tuple[Stroke, ...], float]]


def outlined(svg: str, faces: Faces) -> str:
    """The same drawing with every line of words as one shape that says in its label what it reads."""
    return TEXT.sub(partial(_shape, faces), svg)


def _shape(faces: Faces, found: re.Match[str]) -> str:
    given = {name: one or other for name, one, other in GIVEN.findall(found[1])}
    said = unescape(found[2])
    first = faces.serif if SERIF in given.get("font-family", "") else faces.sans
    letters = _letters(said, first, faces.sans if first == faces.serif else faces.serif)
    if letters is None:
        return found[0]
    size = float(given.get("font-size", "16"))
    wide = sum(width for _, width in letters) * size
    x = float(given.get("x", "0")) - wide * (given.get("text-anchor") == "middle") / 2
    drawn = _path(letters, x, float(given.get("y", "0")), size)
    kept = "".join(f' {name}="{given[name]}"' for name in ("class", "fill") if name in given)
    return f'<path{kept} role="img" aria-label="{escape(said)}" d="{drawn}"/>'


def _letters(said: str, first: Path, second: Path) -> Letters | None:
    found: Letters = []
    for one in said:
        drawn = letter(first, ord(one)) or letter(second, ord(one))
        if drawn is None:
            return None
        found.append(drawn)
    return found


def _path(letters: Letters, x: float, y: float, size: float) -> str:
    parts: list[str] = []
    for strokes, width in letters:
        for verb, spots in strokes:
            parts.append(
                verb + " ".join(f"{_n(x + a * size)} {_n(y - b * size)}" for a, b in spots)
            )
        x += width * size
    return "".join(parts)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
