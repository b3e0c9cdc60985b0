"""Amounts: who stands behind each total, from what every organisation reported itself.

Organisations tell their own values; those within a place are known where each reports for that place
alone. What is not known to be of somebody is taken to be of one: rather hidden than guessed.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from dure.engines.disclosure import Cell, Join, Kind, Relation, Table
from dure.measurement.types.release import WHOLE, FigureKey, ReleaseFigures

Shares = Mapping[tuple[str, str], Mapping[str, float]]
SLIP = 1e-6


def with_contributions(release: ReleaseFigures, table: Table) -> Table:
    """The table as amounts: each cell with the shares of its organisations, the largest first.

    Sums that do not hold - of what is not added up - tie nothing together.
    """
    shares = _shares(release)
    cells = tuple(
        _contributed(cell, _shares_of(release, cell.key, shares))  # type: ignore[arg-type]
        for cell in table.cells
    )
    values = {cell.key: cell.value or 0.0 for cell in cells}
    return replace(
        table,
        cells=cells,
        relations=tuple(one for one in table.relations if _holds(one, values)),
    )


def _shares(release: ReleaseFigures) -> Shares:
    found: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for one in release.figures:
        whose = one.key.where.organisation
        if whose and one.figure.state == "value":
            found[one.key.period, one.key.cell][whose] = float(one.figure.value or 0)
    return found


def _shares_of(release: ReleaseFigures, key: FigureKey, shares: Shares) -> list[float]:
    own = shares.get((key.period, key.cell), {})
    if key.where == WHOLE:
        return list(own.values())
    if key.where.organisation:
        return [own[key.where.organisation]]
    return [value for whose, value in own.items() if _lies_in(release, whose, key.where.place)]


def _lies_in(release: ReleaseFigures, whose: str, place: str) -> bool:
    only = release.only_place.get(whose)
    return only is not None and (
        only == place or place in release.tree.ancestors.get(only, {}).values()
    )


def _contributed(cell: Cell, known: list[float]) -> Cell:
    rest = (cell.value or 0.0) - sum(known)
    each = [*known, rest] if abs(rest) > SLIP + 1e-12 * abs(cell.value or 0.0) else known
    largest = tuple(sorted(map(abs, each), reverse=True))
    return replace(cell, kind=Kind.AMOUNT, contributors=len(each), largest=largest)


def _holds(one: Relation, values: Mapping[object, float]) -> bool:
    """A part that is larger than its total shows that the two are no sum; among losses none is."""
    total, parts = values[one.total], [values[key] for key in one.parts]
    if one.join is not Join.SUM or total < 0 or min(parts, default=0.0) < 0:
        return True
    return sum(parts) <= total + SLIP + 1e-12 * total
