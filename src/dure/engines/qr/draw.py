"""Draw a QR code: one dark path on a light ground."""

from collections.abc import Iterator
from functools import lru_cache
from html import escape

from dure.engines.qr.adapter import squares_of
from dure.engines.qr.check import check_qr
from dure.engines.qr.explain import tell_qr
from dure.engines.qr.types import BORDER, Squares

LIGHT, DARK = "#fffdf7", "#14242a"


@lru_cache(maxsize=64)
def qr_squares(text: str) -> Squares:
    """The rows of squares of a text. Faults: `qr.nothing_to_say`, `qr.too_long`, `qr.not_one_line`."""
    check_qr(text)
    return squares_of(text)


def draw_qr(text: str, said: str = "") -> str:
    """The drawing as SVG; `said` is its text alternative, the address itself where nothing is given."""
    rows = qr_squares(text)
    side = len(rows) + 2 * BORDER
    path = "".join(_runs(rows))
    label = escape(said or tell_qr(text), quote=True)
    return (
        f'<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'role="img" aria-label="{label}" shape-rendering="crispEdges">'
        f'<rect width="{side}" height="{side}" fill="{LIGHT}"/>'
        f'<path fill="{DARK}" d="{path}"/></svg>'
    )


def _runs(rows: Squares) -> Iterator[str]:
    """Every row as runs of dark squares: `M4 4h7v1h-7z`."""
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                yield f"M{start + BORDER} {y + BORDER}h{x - start}v1h{start - x}z"
            x = max(x, start + 1)
