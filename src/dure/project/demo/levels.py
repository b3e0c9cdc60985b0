"""Levels: what `levels.yaml` says of one indicator in one initiative, worked out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dure.engines.measure import Period
from dure.project.demo.curves import anchored, month_number, shared_out
from dure.project.demo.pack import told

Shares = Mapping[str, float]


@dataclass(frozen=True, eq=False)  # there is one of each: kept in caches by itself
class Level:
    """How much each organisation reports at the end of the story, and how it came to it."""

    code: str
    spread: Mapping[str, int]
    curve: str = "flat"
    season: str = ""
    rate: Shares = field(default_factory=dict)
    mean: Shares = field(default_factory=dict)
    value: Shares = field(default_factory=dict)
    per_thousand: Shares = field(default_factory=dict)
    sway: float = 0.0
    step: int = 1
    open: bool = False  # a rate that may exceed one: outings a person
    whole: bool = False
    tilt: Shares = field(default_factory=dict)
    cells: Mapping[str, Any] = field(default_factory=dict)

    @property
    def organisations(self) -> tuple[str, ...]:
        """Slugs of those who report it."""
        return tuple(self.spread)

    def share_of(self, period: Period) -> float:
        """The part of the level that a period has: its curve times its season."""
        curve = anchored(told("levels")["curves"][self.curve], last_month(period))
        if not self.season:
            return curve
        season = told("levels")["seasons"][self.season]
        months = [month_number(each.code) % 12 for each in period.months]
        return float(curve * sum(season[month] for month in months) / len(months))


def last_month(period: Period) -> int:
    """The number of a period's last month."""
    return month_number(period.months[-1].code)


@cache
def levels_of(initiative: str) -> dict[str, Level]:
    """Every level of an initiative, by indicator code."""
    given = told("levels")[initiative]
    return {code: _level(code, given) for code in given}


def _level(code: str, given: Mapping[str, Any]) -> Level:
    row = dict(given[code])
    spread = _spread(row, given)
    for gone in ("spread", "like", "total", "but", "who"):
        row.pop(gone, None)
    return Level(code=code, spread=spread, **row)


def _spread(row: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, int]:
    if "spread" in row:
        return dict(row["spread"])
    if "who" in row:
        return dict.fromkeys(row["who"], 1)
    model = _spread(given[row["like"]], given)
    factors = row.get("but", {})
    weights = {slug: size * float(factors.get(slug, 1)) for slug, size in model.items()}
    kept = {slug: weight for slug, weight in weights.items() if weight}
    # Whoever left is on top of the total, so that the others make it up today.
    here = {slug: weight for slug, weight in kept.items() if slug not in gone()}
    parts = dict(zip(here, shared_out(row["total"], list(here.values())), strict=True))
    scale = row["total"] / sum(here.values())
    return {slug: parts.get(slug, round(weight * scale)) for slug, weight in kept.items()}


@cache
def gone() -> frozenset[str]:
    """Organisations that have left."""
    rows = told("organisations").items()
    return frozenset(slug for slug, each in rows if "left" in each)
