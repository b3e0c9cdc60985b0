"""The lines of the scorecard in their groups: headlines first, then what was done, how well, for whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from dure.front.scoring import ScoreLine
from dure.kernel.words import Words
from dure.measurement.types.scorecard import Choice, ScorecardRow

HEADLINE = Words("핵심지표", "Headline indicators")
POPULATION = Words("지역 전체의 변화", "The whole population")
QUADRANTS: dict[str, Words] = {
    "how_much": Words("얼마나 했나요", "How much did we do?"),
    "how_well": Words("얼마나 잘했나요", "How well did we do it?"),
    "better_off_n": Words("누가 나아졌나요", "Is anyone better off?"),
    "better_off_pct": Words("누가 나아졌나요", "Is anyone better off?"),
}
OTHERS = Words("그 밖의 지표", "Other indicators")


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one question."""

    name: Words
    lines: tuple[ScoreLine, ...]
    headline: bool = False


def grouped(lines: Sequence[ScoreLine]) -> list[Group]:
    """Every line once, in the first group that it belongs to."""
    names = [HEADLINE, POPULATION, *dict.fromkeys(QUADRANTS.values()), OTHERS]
    found: dict[Words, list[ScoreLine]] = {name: [] for name in names}
    for line in lines:
        found[_group_of(line.row)].append(line)
    return [
        Group(name, tuple(inside), headline=name == HEADLINE)
        for name, inside in found.items()
        if inside
    ]


def themes_in(rows: Sequence[ScorecardRow]) -> list[Choice]:
    """The themes that occur, by code; an outcome gives its theme its words."""
    words = {
        row.theme: row.outcome if row.outcome.ko else Words(row.theme, row.theme)
        for row in rows
        if row.theme
    }
    return [Choice(code=code, words=words[code]) for code in sorted(words)]


def _group_of(row: ScorecardRow) -> Words:
    if row.headline:
        return HEADLINE
    return POPULATION if row.level == "population" else QUADRANTS.get(row.rba, OTHERS)
