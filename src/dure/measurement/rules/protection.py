"""Protection: which figures of a release may be shown, so that no small group can be computed.

The release of one indicator is one table for the engine: disaggregations, organisations, places and
months are all sums of other cells. People are protected; amounts where that is asked for.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, cast

from dure.engines.disclosure import (
    Cell,
    Join,
    Protected,
    Ratio,
    Relation,
    Release,
    Rule,
    Search,
    Table,
    Unprotectable,
    Why,
    Zero,
    round_table,
)
from dure.engines.disclosure import protect as protect_table
from dure.engines.measure import partitions
from dure.measurement.rules.amounts import with_contributions
from dure.measurement.rules.release_levels import place_splits
from dure.measurement.types.release import (
    FigureKey,
    Proof,
    ReleaseFigure,
    ReleaseFigures,
    Shown,
    Where,
)

RATES = frozenset({"ratio", "mean"})
UNITED = frozenset({"distinct", "estimate"})  # where whoever stands in two parts counts once
EXACT_UP_TO = 1_500  # cells; beyond, an exact search could take hours


class PartKey(NamedTuple):
    """One ingredient of a rate: its numerator ("n") or denominator ("d")."""

    key: FigureKey
    part: str


def figure_of(key: object) -> FigureKey:
    """The figure that a key of the engine's table belongs to."""
    return key.key if isinstance(key, PartKey) else cast("FigureKey", key)


def shown_figures(
    release: ReleaseFigures, *, rule: Rule, previous: Sequence[Release] = ()
) -> dict[FigureKey, Shown]:
    """How each figure of one indicator may be shown. Raises the engine's `Unprotectable`."""
    return protected_figures(release, rule=rule, previous=previous)[0]


def protected_figures(
    release: ReleaseFigures,
    *,
    rule: Rule,
    previous: Sequence[Release] = (),
    base: int = 0,
    amounts: Rule | None = None,
) -> tuple[dict[FigureKey, Shown], Proof]:
    """The same, with what the engine's own attacker could and could not compute afterwards.

    With a `base` counts are rounded to its multiples instead; where their sums do not allow that, and
    for rates, small ones are hidden all the same. `amounts` is the rule for what organisations gave.
    """
    if not release.of_people:
        if amounts is None or release.kind != "amount":
            return {one.key: _open(one) for one in release.figures}, Proof()
        rule, base = amounts, 0
    table = _table(release)
    if not table.cells:
        # Nobody reported a value of it: nothing is there to be protected.
        return {one.key: _without_cell(one, rule) for one in release.figures}, Proof()
    rounded = _rounded(release, table, rule, previous, base) if base else None
    if rounded is not None:
        return rounded, Proof(attacked=len(rounded), earlier=len(previous))
    result = _result(table, rule, previous)
    whys = {key: str(why) for key, why in result.whys.items()}
    shown = {one.key: _protected(one, result, whys, rule) for one in release.figures}
    proof = Proof(
        attacked=len(result.labels),
        hidden=sum(one.figure is None for one in shown.values()),
        earlier=len(previous),
        already_public=len(result.already_public),
        unchecked=len(result.unchecked),
    )
    return shown, proof


def _table(release: ReleaseFigures) -> Table:
    table = release_table(release)
    return table if release.of_people else with_contributions(release, table)


def _rounded(
    release: ReleaseFigures, table: Table, rule: Rule, previous: Sequence[Release], base: int
) -> dict[FigureKey, Shown] | None:
    if release.kind in RATES:
        return None
    try:
        made = round_table(table, rule, base, previous)
    except Unprotectable:
        return None
    return {one.key: _near(one, made.values, base) for one in release.figures}


def _near(one: ReleaseFigure, values: Mapping[object, float], base: int) -> Shown:
    """The rounded number, labelled as such, with the range that its reader may take it for."""
    if one.key not in values:
        return _open(one)
    value = int(values[one.key])
    figure = one.figure._replace(
        value=value, method="rounded", low=max(0, value - base + 1), high=value + base - 1
    )
    return Shown(status="published", figure=figure)


def _result(table: Table, rule: Rule, previous: Sequence[Release]) -> Protected:
    """The quick search first; where it finds no way and there may be one, the exact one has the last word."""
    try:
        return protect_table(table, rule, previous)
    except Unprotectable as unsafe:
        if unsafe.final or len(table.cells) > EXACT_UP_TO:
            raise
        return protect_table(table, rule, previous, search=Search.EXACT)


def release_table(release: ReleaseFigures) -> Table:
    """The engine's table of one indicator: cells, sums and rates."""
    if release.kind in RATES:
        return _rate_table(release)
    values = {one.key: one for one in release.figures if one.figure.state == "value"}
    cells = tuple(Cell(key, float(one.figure.value or 0)) for key, one in values.items())
    return Table(cells=cells, relations=tuple(_relations(release, values)))


def _rate_table(release: ReleaseFigures) -> Table:
    known = {
        one.key: one
        for one in release.figures
        if one.figure.state == "value" and one.figure.denominator is not None
    }
    cells: list[Cell] = []
    for key, one in known.items():
        cells.append(Cell(PartKey(key, "n"), float(one.figure.numerator or 0)))
        cells.append(Cell(PartKey(key, "d"), float(one.figure.denominator or 0)))
    sums = list(_relations(release, known))
    relations = tuple(
        Relation(PartKey(each.total, part), tuple(PartKey(key, part) for key in each.parts))  # type: ignore[arg-type]
        for each in sums
        for part in ("n", "d")
    )
    rates = tuple(
        Ratio(key, PartKey(key, "n"), PartKey(key, "d"), part_of_whole=_is_share(one))
        for key, one in known.items()
    )
    return Table(cells=tuple(cells), relations=relations, ratios=rates)


def _is_share(one: ReleaseFigure) -> bool:
    above, below = one.figure.numerator, one.figure.denominator
    return above is not None and below is not None and above <= below


def _relations(
    release: ReleaseFigures, values: Mapping[FigureKey, ReleaseFigure]
) -> Iterable[Relation]:
    yield from _cell_sums(values, counts_once=release.kind == "distinct")
    yield from _place_sums(release, values)
    if release.adds_over_time or release.kind in RATES:
        yield from _period_sums(values)
    elif release.kind == "distinct":
        yield from _period_sums(values, _join_over_time)


def _cell_sums(
    values: Mapping[FigureKey, ReleaseFigure], *, counts_once: bool
) -> Iterable[Relation]:
    cells: dict[tuple[str, Where], list[str]] = defaultdict(list)
    for period, where, cell in values:
        cells[period, where].append(cell)
    for (period, where), found in cells.items():
        for (parent, _), parts in partitions(found).items():
            if parent in found:
                total = FigureKey(period, where, parent)
                inside = tuple(FigureKey(period, where, part) for part in parts)
                yield Relation(total, inside, _join_of_cells(values, total, inside, counts_once))


def _join_of_cells(
    values: Mapping[FigureKey, ReleaseFigure],
    total: FigureKey,
    parts: Sequence[FigureKey],
    counts_once: bool,  # noqa: FBT001 - named by who calls
) -> Join:
    """Somebody who had a birthday within the year stands in two ages, and counts once."""
    added = sum(values[part].figure.value or 0 for part in parts)
    whole = values[total].figure
    moved = counts_once and whole.method in UNITED and added > (whole.value or 0)
    return Join.DISTINCT if moved else Join.SUM


def _place_sums(
    release: ReleaseFigures, values: Mapping[FigureKey, ReleaseFigure]
) -> Iterable[Relation]:
    splits = place_splits(release, {where for _, where, _ in values})
    for period, cell in sorted({(period, cell) for period, _, cell in values}):
        for whole, parts in splits:
            total = FigureKey(period, whole, cell)
            known = tuple(
                key for key in (FigureKey(period, part, cell) for part in parts) if key in values
            )
            if total in values and known:
                yield Relation(total, known, _join(values[total], release.kind))


def _join(total: ReleaseFigure, kind: str) -> Join:
    # Counted once over organisations, people stand in several parts; a sum is a plain sum.
    return Join.DISTINCT if kind == "distinct" and total.figure.method in UNITED else Join.SUM


def _adds(total: ReleaseFigure) -> Join:
    return Join.SUM


def _join_over_time(total: ReleaseFigure) -> Join:
    """A quarter of people is the sum of its months where it says so, else at least its largest."""
    return Join.SUM if total.figure.method == "sum" else Join.DISTINCT


def _period_sums(
    values: Mapping[FigureKey, ReleaseFigure], join: Callable[[ReleaseFigure], Join] = _adds
) -> Iterable[Relation]:
    """A longer period and those within it, as far as all of them are there."""
    months: dict[tuple[str, Where, str], list[FigureKey]] = defaultdict(list)
    for key in values:
        for longer in _containing(key.period):
            months[longer, key.where, key.cell].append(key)
    for (longer, where, cell), parts in months.items():
        total = FigureKey(longer, where, cell)
        if total not in values:
            continue
        joined = join(values[total])
        if joined is Join.SUM or _holds(values[total], [values[part] for part in parts]):
            yield Relation(total, tuple(sorted(parts)), joined)


def _holds(total: ReleaseFigure, parts: Sequence[ReleaseFigure]) -> bool:
    """Where a month is missing, people of the quarter may be more than those of the other months."""
    known = [one.figure.value or 0 for one in parts]
    return max(known) <= (total.figure.value or 0) <= sum(known)


def _containing(period: str) -> list[str]:
    """The periods one step longer: a month lies in its quarter, a quarter in its half."""
    year, _, inside = period.partition("-")
    if not inside:
        return []
    if inside.startswith("H"):
        return [year]
    if inside.startswith("Q"):
        return [f"{year}-H{(int(inside[1]) + 1) // 2}"]
    return [f"{year}-Q{(int(inside) + 2) // 3}"]


def _open(one: ReleaseFigure) -> Shown:
    if one.figure.state == "value":
        return Shown(status="published", figure=one.figure)
    return Shown(status=one.figure.state, figure=one.figure)


def _without_cell(one: ReleaseFigure, rule: Rule) -> Shown:
    """Where zeros are hidden, a rate of nobody would tell one."""
    if rule.zero is Zero.HIDE and one.figure.state == "undefined":
        return Shown(status="primary", figure=None, why=str(Why.ZERO))
    return _open(one)


def _protected(
    one: ReleaseFigure, result: Protected, whys: Mapping[object, str], rule: Rule
) -> Shown:
    label = result.labels.get(one.key)
    if label is None:
        return _without_cell(one, rule)
    if not label.is_hidden:
        return _open(one)
    return Shown(status=str(label), figure=None, why=whys.get(one.key, ""))
