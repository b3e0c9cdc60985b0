"""From dated definitions to what the engine counts: which records, in which cells, at which place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from dure.activities.types import CountedFact
from dure.engines.measure import (
    BadInput,
    ComputedRow,
    ServiceFact,
    ServiceIndicator,
    cell_key,
    definitions_from,
)
from dure.kernel.errors import Refused
from dure.measurement.types.asked import Number
from dure.measurement.types.calculations import ComputedCell

ADDED = ("count", "sum", "distinct")  # where no record in a cell is a zero, once there is a total
FOUR_PLACES = Decimal("0.0001")


class Wanted(NamedTuple):
    """One line that is filled from records: the version in force and the cells it asks for."""

    indicator_id: int
    version_id: int
    code: str
    place_code: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one version is worked out of records (`computed_from`), with its splits and period kind."""

    code: str
    computed_from: Mapping[str, Any]
    disaggregations: Sequence[str] = ()
    period_kind: str = "month"
    parts: Mapping[str, "Recipe"] = field(default_factory=dict)


def indicators_of(recipes: Iterable[Recipe]) -> tuple[ServiceIndicator, ...]:
    """The engine's definitions. A ratio may write its parts in place or name other indicators.

    Refused with `measurement.bad_computation` when a recipe cannot be counted with.
    """
    entries: dict[str, dict[str, Any]] = {}
    for recipe in recipes:
        for entry in _entries(recipe):
            entries.setdefault(entry["code"], entry)
    if not entries:
        return ()
    try:
        return definitions_from({"indicators": list(entries.values())})
    except BadInput as bad:
        first = bad.faults[0]
        told = ", ".join(f"{key} {value}" for key, value in first.values.items())
        raise Refused("measurement.bad_computation", fault=first.code, told=told) from bad


def _entries(recipe: Recipe) -> list[dict[str, Any]]:
    own = {**recipe.computed_from, "code": recipe.code, "periods": [recipe.period_kind]}
    splits = list(recipe.disaggregations)
    if own.get("kind") != "ratio":
        return [{**own, "by": splits}]
    found: list[dict[str, Any]] = []
    for part in ("numerator", "denominator"):
        told = own.get(part)
        if isinstance(told, Mapping):
            own[part] = f"{recipe.code}.{part}"
            found.append({**told, "code": own[part], "by": splits, "periods": own["periods"]})
        elif told in recipe.parts:
            found += _entries(recipe.parts[str(told)])
    return [*found, {**own, "by": splits}]


def engine_facts(facts: Iterable[CountedFact], place_code: str) -> list[ServiceFact]:
    """Standing lines as the engine reads them, at the place they are asked for.

    Reversed lines are not among them any more.
    """
    return [
        ServiceFact(
            record_id=str(fact.id),
            organisation=str(fact.organisation_id),
            service=fact.kind,
            person=fact.person,
            occurred_on=fact.occurred_on,
            place=place_code,
            quantity=fact.quantity,
            unit=fact.unit,
            attributes=fact.attributes,
        )
        for fact in facts
    ]


def cells_from(
    rows: Iterable[ComputedRow], wanted: Sequence[Wanted], *, organisation: str, period: str
) -> tuple[ComputedCell, ...]:
    """The rows that were asked for; a cell without records is zero where its total is counted."""
    found: dict[tuple[str, str], ComputedRow] = {
        (row.indicator, row.cell): row
        for row in rows
        if row.organisation == organisation and row.period == period and row.place_level == "all"
    }
    cells: list[ComputedCell] = []
    for line in wanted:
        total = found.get((line.code, cell_key({})))
        if total is None:
            continue
        cells += _line_cells(line, total, found)
    return tuple(cells)


def _line_cells(
    line: Wanted, total: ComputedRow, found: Mapping[tuple[str, str], ComputedRow]
) -> list[ComputedCell]:
    added = total.numerator is None
    cells = []
    for cell in ("", *line.cells):
        row = found.get((line.code, cell))
        if row is not None:
            cells.append(_cell(line, cell, row))
        elif added:
            cells.append(_cell(line, cell, total._replace(value=0, low=None, high=None)))
    return cells


def _cell(line: Wanted, cell: str, row: ComputedRow) -> ComputedCell:
    has_parts = row.numerator is not None
    return ComputedCell(
        indicator_id=line.indicator_id,
        version_id=line.version_id,
        code=line.code,
        place_code=line.place_code,
        cell=cell,
        value=None if has_parts else _kept(row.value),
        numerator=_kept(row.numerator),
        denominator=_kept(row.denominator),
        method=row.method,
        low=_kept(row.low),
        high=_kept(row.high),
    )


def _kept(number: float | Decimal | None) -> Number | None:
    if number is None or isinstance(number, int):
        return number
    exact = Decimal(str(number))
    return int(exact) if exact == exact.to_integral_value() else exact.quantize(FOUR_PLACES)


def facts_at(
    facts: Iterable[CountedFact], place_code: str, lines: Mapping[str, Sequence[str]]
) -> list[CountedFact]:
    """The facts that lie in a place: their own code or one above it is the place's."""
    return [fact for fact in facts if place_code in lines.get(fact.place_code, (fact.place_code,))]
