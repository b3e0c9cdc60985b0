"""The parts of a whole as one band with a list. Where a part is hidden, no share is given at all:
the width of the rest would tell it."""

from collections.abc import Iterator
from functools import lru_cache

from dure.engines.charts import ink
from dure.engines.charts.check import check_parts
from dure.engines.charts.explain import tell_share
from dure.engines.charts.fingerprint import name_of
from dure.engines.charts.types import HIDDEN, Drawing, Share
from dure.engines.charts.words import plain, stated, word, written

HIDDEN_WIDTH = 34.0
SHADES = 5


@lru_cache(maxsize=256)
def draw_share(share: Share) -> Drawing:
    """One band, its parts in the order given, and below it each part with its number."""
    check_parts(share.parts)
    shares = _shares(share)
    told, uid, about = tell_share(share, shares), name_of(share), share.about
    sheets = [
        ink.sheet(
            f"{uid}{mark}",
            (width, 62 + 30 * -(-len(share.parts) // columns)),
            about.title,
            told,
            [ink.hatch(f"{uid}{mark}"), *_body(share, shares, (width, columns), f"{uid}{mark}")],
        )
        for mark, width, columns in (("w", 720.0, 2), ("n", 350.0, 1))
    ]
    heads = (
        word("who", about.language),
        word("value", about.language),
        word("share", about.language),
    )
    rows = tuple((p.name, stated(p, about), shares.get(p.code, "–")) for p in share.parts)
    return Drawing(about.title, sheets[0], sheets[1], told, heads, rows)


def _shares(share: Share) -> dict[str, str]:
    whole = sum(part.value or 0 for part in share.parts)
    if not whole or any(part.state == HIDDEN for part in share.parts):
        return {}
    return {
        p.code: f"{plain((p.value or 0) / whole * 100, 0)}%"
        for p in share.parts
        if p.value is not None
    }


def _body(share: Share, shares: dict[str, str], form: tuple[float, int], uid: str) -> Iterator[str]:
    width, columns = form
    whole = sum(part.value or 0 for part in share.parts) or 1
    free = width - HIDDEN_WIDTH * sum(part.state == HIDDEN for part in share.parts)
    x = 0.0
    for index, part in enumerate(share.parts):
        hidden = part.state == HIDDEN
        long = HIDDEN_WIDTH if hidden else (part.value or 0) / whole * free
        fill = f' fill="url(#{uid}-h)"' if hidden else _shade(index)
        cls = "hatched" if hidden else "area"
        if long:
            yield ink.box(cls, (x, 4), (max(long - 2, 1), 32), fill)
        x += long
        row, column = divmod(index, columns)
        left, top = column * width / columns, 66 + row * 30
        yield ink.box(cls, (left, top - 12), (14, 14), fill)
        number = " · ".join(
            [written(part, share.about), *([shares[part.code]] if part.code in shares else [])]
        )
        yield ink.text("name", (left + 24, top), f"{part.name}  {number}", size=15)


def _shade(index: int) -> str:
    step = SHADES - index % SHADES
    return f' data-q="{step}" fill="#1f6a52" fill-opacity="{step * 0.2:.1f}"'
