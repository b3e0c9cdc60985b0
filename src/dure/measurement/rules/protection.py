"""Protection: which figures of a release may be shown, so that no small group can be computed.

The release of one indicator is one table for the engine: disaggregations, organisations, places and
months are all sums of other cells. People are protected; amounts where that is asked for.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import replace
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
from dure.measurement.rules.amounts import with_contributions
from dure.measurement.rules.release_sums import RATES, relations_of
from dure.measurement.types.release import (
    FigureKey,
    Proof,
    ReleaseFigure,
    ReleaseFigures,
    Shown,
)

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
    table = replace(_table(release), nothing=no_longer_reported(release, previous))
    if not table.cells:
        # Nobody reported a value of it: nothing is there to be protected.
        return {one.key: _without_cell(one, rule) for one in release.figures}, Proof()
    rounded = _rounded(release, table, rule, previous, base) if base else None
    if rounded is not None:
        return rounded, Proof(attacked=len(rounded), earlier=len(previous))
    result = _result(table, rule, previous)
    whys = {
        key: str(Why.SMALL_DENOMINATOR if key in release.sensitive else why)
        for key, why in result.whys.items()
    }
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
    if release.sensitive:
        cells = (replace(c, known_sensitive=c.key in release.sensitive) for c in table.cells)
        table = replace(table, cells=tuple(cells))
    return table if release.of_people else with_contributions(release, table)


def no_longer_reported(release: ReleaseFigures, previous: Sequence[Release]) -> frozenset[Hashable]:
    """What earlier releases spoke of, in periods of this one, and nobody reports now: it will say so."""
    told = {one.key for one in release.figures if one.figure.state == "value"} | release.untold
    periods = {one.key.period for one in release.figures}
    before = {key for one in previous for key in (*one.values, *one.labels, *one.ranges)}
    return frozenset(
        key
        for key in before
        if (at := figure_of(key)).period in periods and at not in told and not at.where.is_elsewhere
    )


def _rounded(
    release: ReleaseFigures, table: Table, rule: Rule, previous: Sequence[Release], base: int
) -> dict[FigureKey, Shown] | None:
    if release.kind in RATES:
        return None
    try:
        made = round_table(table, rule, base, previous)
    except Unprotectable:
        return None
    return {one.key: _near(one, made.values, made.room) for one in release.figures}


def _near(one: ReleaseFigure, values: Mapping[object, float], room: int) -> Shown:
    """The rounded number, labelled as such, with the range that its reader may take it for."""
    if one.key not in values:
        return _open(one)
    value = int(values[one.key])
    figure = one.figure._replace(
        value=value, method="rounded", low=max(0, value - room + 1), high=value + room - 1
    )
    return Shown(status="published", figure=figure)


def _result(table: Table, rule: Rule, previous: Sequence[Release]) -> Protected:
    """The quick search first; where it finds no way though there may be one, the exact one decides."""
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
    return Table(cells=cells, relations=tuple(relations_of(release, values)))


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
    sums = list(relations_of(release, known))
    values = {one.key: one.value for one in cells}
    named = (
        Relation(PartKey(each.total, part), tuple(PartKey(key, part) for key in each.parts))  # type: ignore[arg-type]
        for each in sums
        for part in ("n", "d")
    )
    relations = tuple(
        joined for one in named if (joined := _part_joined(one, values, release.united)) is not None
    )
    rates = tuple(
        Ratio(key, PartKey(key, "n"), PartKey(key, "d"), part_of_whole=_is_share(one))
        for key, one in known.items()
    )
    return Table(cells=tuple(cells), relations=relations, ratios=rates)


def _part_joined(
    one: Relation, values: Mapping[object, float | None], united: Collection[str]
) -> Relation | None:
    """A part that is people counts whoever stands in several of its parts once."""
    if cast("PartKey", one.total).part not in united:
        return one
    total, parts = values[one.total] or 0, [values[key] or 0 for key in one.parts]
    if sum(parts) <= total:
        return one
    return replace(one, join=Join.DISTINCT) if max(parts) <= total else None


def _is_share(one: ReleaseFigure) -> bool:
    above, below = one.figure.numerator, one.figure.denominator
    return above is not None and below is not None and above <= below


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
    parts = (PartKey(one.key, part) for part in ("n", "d"))
    shown = (each.part for each in parts if each in result.labels)
    open_ = "".join(part for part in shown if not result.labels[PartKey(one.key, part)].is_hidden)
    return Shown(status=str(label), figure=None, why=whys.get(one.key, ""), open_parts=open_)
