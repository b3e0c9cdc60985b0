"""Write computed values into a report's cells, leaving alone what people typed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dure.ground.journal.types import Actor
from dure.measurement.models import Observation
from dure.measurement.queries.values_standing import standing_elsewhere, values_standing
from dure.measurement.rules.weighing import kept
from dure.measurement.types.asked import StoredValue
from dure.measurement.types.calculations import ComputedCell, Unlike
from dure.measurement.types.reports import ReportHead

WRITTEN = (
    "version",
    "state",
    "value",
    "numerator",
    "denominator",
    "method",
    "low",
    "high",
    "source",
    "calculation",
    "conversion",
    "changed_at",
    "changed_by",
)
UNIQUE = ("organisation", "period", "indicator", "place_code", "cell")


@dataclass(slots=True)
class Written:
    """What became of the cells."""

    written: int = 0
    cleared: int = 0
    unchanged: int = 0
    typed: tuple[Unlike, ...] = ()
    standing: tuple[Unlike, ...] = ()
    changes: list[dict[str, Any]] = field(default_factory=list)


def write_computed(
    actor: Actor,
    *,
    head: ReportHead,
    cells: Sequence[ComputedCell],
    lines: Collection[tuple[int, str]],
    calculation_id: int | None,
    at: datetime,
) -> Written:
    """Write the cells of the computed `lines`; computed cells that no record supports are cleared.

    Without a calculation nothing is written (the report stands), and nothing on a line that a report
    handed in to another initiative holds: what differs there is told.
    """
    stands = _standing(head, lines)
    held = _held(head, lines if calculation_id is None else ())
    unlike = [each for each in cells if _short(each) != _stored(stands, each)]
    free = [each for each in unlike if each.key[:2] not in held]
    gone = _gone(stands, cells)
    cleared = [each for each in gone if each[0][:2] not in held]
    told = [each for each in unlike if each.key[:2] in held]
    news = [each for each in free if not _is_typed(stands, each)]
    recounted = [each for each in _counted_otherwise(head, cells, stands) if each not in unlike]
    fresh = [*news, *(each for each in recounted if each.key[:2] not in held)]
    if calculation_id is not None:
        _save(actor, head, fresh, calculation_id, at)
        _clear(head, cleared)
    lost = [_lost(*each) for each in gone if each[0][:2] in held]
    return Written(
        written=len(fresh),
        cleared=len(cleared),
        unchanged=len(cells) - len(unlike),
        typed=_unlike([each for each in free if _is_typed(stands, each)], stands),
        standing=(*_unlike(told, stands), *lost),
        changes=[
            _change(each) for each in (*_unlike(news, stands), *(_lost(*one) for one in cleared))
        ],
    )


Standing = dict[tuple[int, str, str], StoredValue]
Line = tuple[int, str]


def _held(head: ReportHead, standing: Collection[Line]) -> set[Line]:
    """Lines on which nothing is written: all of a report that stands, and what stands elsewhere."""
    elsewhere = standing_elsewhere(
        organisation_id=head.organisation_id,
        period=head.period,
        initiative_id=head.initiative_id,
    )
    return {*standing, *elsewhere}


def _counted_otherwise(
    head: ReportHead, cells: Sequence[ComputedCell], stands: Standing
) -> list[ComputedCell]:
    """Cells that were counted in another way, in another range or definition than what stands says."""
    rows = Observation.objects.within(
        organisation_id=head.organisation_id,
        period=head.period,
        indicator_id__in={each.indicator_id for each in cells},
        source="computed",
    ).values_list("indicator_id", "place_code", "cell", "method", "version_id", "low", "high")
    how = {(row[0], row[1], row[2]): (row[3], row[4], kept(row[5]), kept(row[6])) for row in rows}
    return [
        each
        for each in cells
        if each.key in how
        and how[each.key] != (each.method, each.version_id, each.low, each.high)
        and each.key in stands
    ]


def _standing(head: ReportHead, lines: Collection[tuple[int, str]]) -> Standing:
    found = values_standing(
        organisation_id=head.organisation_id,
        period=head.period,
        indicator_ids={indicator_id for indicator_id, _ in lines},
    )
    return {
        (*line, cell): stored
        for line, cells in found.items()
        if line in lines
        for cell, stored in cells.items()
    }


def _gone(
    stands: Standing, cells: Sequence[ComputedCell]
) -> list[tuple[tuple[int, str, str], str]]:
    there = {each.key for each in cells}
    return [
        (key, stored.short)
        for key, stored in stands.items()
        if key not in there and stored.source == "computed"
    ]


def _is_typed(stands: Standing, cell: ComputedCell) -> bool:
    stored = stands.get(cell.key)
    return stored is not None and stored.source != "computed"


def _short(cell: ComputedCell) -> str:
    return StoredValue("value", cell.value, cell.numerator, cell.denominator).short


def _stored(stands: Standing, cell: ComputedCell) -> str | None:
    stored = stands.get(cell.key)
    return stored.short if stored is not None else None


def _unlike(cells: Sequence[ComputedCell], stands: Standing) -> tuple[Unlike, ...]:
    return tuple(
        Unlike(each.code, each.place_code, each.cell, _stored(stands, each) or "", _short(each))
        for each in cells
    )


def _lost(key: tuple[int, str, str], stood: str) -> Unlike:
    indicator_id, place, cell = key
    return Unlike(f"#{indicator_id}", place, cell, stood, "")


def _change(unlike: Unlike) -> dict[str, Any]:
    told = unlike.as_dict()
    return {
        "indicator": told["indicator"],
        "place": told["place"],
        "cell": told["cell"],
        "old": told["stands"] or None,
        "new": told["computed"] or None,
    }


def _save(
    actor: Actor,
    head: ReportHead,
    cells: Sequence[ComputedCell],
    calculation_id: int,
    at: datetime,
) -> None:
    rows = [
        Observation(
            organisation_id=head.organisation_id,
            period=head.period,
            indicator_id=each.indicator_id,
            version_id=each.version_id,
            place_code=each.place_code,
            cell=each.cell,
            value=each.value,
            numerator=each.numerator,
            denominator=each.denominator,
            method=each.method,
            low=each.low,
            high=each.high,
            source="computed",
            calculation_id=calculation_id,
            changed_at=at,
            changed_by_id=actor.account_id,
        )
        for each in cells
    ]
    if rows:
        Observation.objects.bulk_create(
            rows, update_conflicts=True, update_fields=WRITTEN, unique_fields=UNIQUE
        )


def _clear(head: ReportHead, gone: Sequence[tuple[tuple[int, str, str], str]]) -> None:
    for (indicator_id, place, cell), _ in gone:
        Observation.objects.within(
            organisation_id=head.organisation_id,
            period=head.period,
            indicator_id=indicator_id,
            place_code=place,
            cell=cell,
            source="computed",
        ).delete()
