"""Values: every cell that one indicator has in one period, made from its level; parts add up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from dure.engines.measure import Period, cell_key
from dure.measurement.types.asked import AskedVersion, StoredValue
from dure.project.demo.curves import anchored, shared_out, sway
from dure.project.demo.levels import Level, gone, last_month
from dure.project.demo.pack import told

Cells = dict[str, StoredValue]
NOT_APPLICABLE = StoredValue("not_applicable")


@dataclass(frozen=True)
class Asked:
    """One indicator in one period, and which organisations are open or pause their programmes."""

    level: Level
    version: AskedVersion
    period: Period
    organisations: Sequence[str]
    pausing: frozenset[str] = frozenset()

    def sway(self, *about: str) -> float:
        """This value's own small sway."""
        return sway(self.level.code, self.period.code, *about)


def values_of(asked: Asked) -> dict[str, Cells]:
    """Organisation → cell → value. Whoever pauses reports a zero, or that a rate does not apply."""
    sizes = _sizes(asked)
    found: dict[str, Cells] = {}
    for slug in asked.organisations:
        if slug in asked.pausing:
            found[slug] = _paused(asked)
        elif asked.level.value:
            found[slug] = _plain(asked, slug)
        elif asked.version.has_parts:
            found[slug] = _with_parts(asked, slug, sizes[slug])
        else:
            found[slug] = _counted(asked, slug, sizes[slug])
    return found


def _sizes(asked: Asked) -> dict[str, int]:
    """How many there are at each organisation (people, meals, answers): a whole, shared out."""
    level, open_ones = asked.level, [s for s in asked.organisations if s not in asked.pausing]
    step = level.step if not asked.version.has_parts else 1
    whole = round(sum(level.spread[slug] for slug in open_ones) * level.share_of(asked.period))
    weights = [level.spread[slug] * (1 + 0.05 * asked.sway(slug)) for slug in open_ones]
    if len(open_ones) == 1 and level.sway and whole < 10:
        whole = max(0, round(whole * (1 + level.sway * asked.sway("few"))))
    parts = shared_out(round(whole / step), weights)
    return {slug: part * step for slug, part in zip(open_ones, parts, strict=True)}


def _paused(asked: Asked) -> Cells:
    return {"": NOT_APPLICABLE if asked.version.has_parts else StoredValue("value", 0)}


def _plain(asked: Asked, slug: str) -> Cells:
    places = 0 if asked.level.whole else asked.version.decimals
    value = anchored(asked.level.value, last_month(asked.period)) + asked.sway(slug) * (
        1.5 if asked.level.whole else 0.1
    )
    cells = {"": StoredValue("value", _number(value, places))}
    for group in asked.version.combinations:
        for cell, share in _shares(asked, slug, group[0]).items():
            near = share * value / 46 + 2 * asked.sway(slug, cell)
            cells[cell] = StoredValue("value", _number(near, places))
    return cells


def _counted(asked: Asked, slug: str, size: int) -> Cells:
    cells = {"": StoredValue("value", size)}
    for group in asked.version.combinations:
        shares = _shares(asked, slug, group[0])
        parts = shared_out(size, list(shares.values()))
        cells |= {
            cell: StoredValue("value", part) for cell, part in zip(shares, parts, strict=True)
        }
        cells |= _other_cells(asked, group[0], shares)
    return cells


def _with_parts(asked: Asked, slug: str, size: int) -> Cells:
    above = _above(asked, slug, size)
    cells = {"": StoredValue("value", None, above, size)}
    for group in asked.version.combinations:
        shares = _shares(asked, slug, group[0])
        below = shared_out(size, list(shares.values()))
        tilts = [_tilt(asked, slug, cell) for cell in shares]
        weights = [part * tilt for part, tilt in zip(below, tilts, strict=True)]
        step = asked.level.step
        parts = [
            each * step for each in shared_out(above // step, weights, _rooms(asked, list(below)))
        ]
        parts[-1 if not any(parts) else parts.index(max(parts))] += above % step
        cells |= {
            cell: StoredValue("value", None, part, whole)
            for cell, part, whole in zip(shares, parts, below, strict=True)
            if whole
        }
        cells |= _other_cells(asked, group[0], shares)
    return cells


def _above(asked: Asked, slug: str, size: int) -> int:
    level, month = asked.level, last_month(asked.period)
    if level.per_thousand:
        expected = size * anchored(level.per_thousand, month) / 1000
        return int(expected + 0.5 + 0.5 * asked.sway(slug))
    # An organisation has a way of its own (steady) and its days (small).
    own = level.sway * (sway(level.code, slug) - middle(level) + 0.25 * asked.sway(slug))
    if level.mean:
        return round(size * (anchored(level.mean, month) + own) / level.step) * level.step
    rate = anchored(level.rate, month) + own
    if level.open:
        return round(size * rate)
    return min(size, max(0, round(size * min(rate, 100) / 100)))


@cache
def middle(level: Level) -> float:
    """The mean of the organisations' own ways, so that together they keep to the curve."""
    here = {slug: size for slug, size in level.spread.items() if slug not in gone()}
    return sum(size * sway(level.code, slug) for slug, size in here.items()) / sum(here.values())


def _rooms(asked: Asked, below: Sequence[int]) -> list[int] | None:
    highest = asked.version.highest
    if asked.version.kind == "ratio" and not asked.level.open:
        return list(below)
    if highest is not None:
        return [int(part * highest) for part in below]
    return None


def _tilt(asked: Asked, slug: str, cell: str) -> float:
    own = asked.level.tilt.get(cell.partition("=")[2])
    return float(own) if own else 1 + 0.04 * sway(asked.level.code, slug, cell)


def _shares(asked: Asked, slug: str, dimension: str) -> dict[str, float]:
    """Cell → weight, in the order of the categories; each organisation is a little different."""
    own = asked.level.cells.get(dimension)
    shares: Mapping[str, Any] = told("levels")["cells"].get(dimension, {})
    if isinstance(own, Mapping):
        shares = own.get(slug, own)
    elif dimension == "sex" and slug in told("levels")["women"]:
        women = told("levels")["women"][slug]
        shares = {"f": women, "m": 100 - women}
    return {
        cell_key({dimension: category}): weight * (1 + 0.08 * sway(slug, dimension, category))
        for category, weight in shares.items()
    }


def _other_cells(asked: Asked, dimension: str, shares: Mapping[str, float]) -> Cells:
    """Categories that an organisation does not have at all: they do not apply to it."""
    known = [
        cell_key({dimension: code}) for code in told("disaggregations")[dimension]["categories"]
    ]
    return {cell: NOT_APPLICABLE for cell in known if cell not in shares}


def _number(value: float, places: int) -> int | Decimal:
    exact = Decimal(str(round(value, places)))
    return int(exact) if exact == exact.to_integral_value() else exact
