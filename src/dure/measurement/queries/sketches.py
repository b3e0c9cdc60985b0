"""Sketches, asked: the ones that hold, by period and by what they are of.

A sketch that is older than the withdrawal of one of its people no longer holds: nobody can be taken
out of it, so that its member makes a new one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dure.engines.linkage import Sketch, parts_from, sketch_from
from dure.engines.measure import TOTAL, cell_key
from dure.ground.consent.queries import last_withdrawals
from dure.ground.people.queries import TO_BE_COUNTED_ONCE
from dure.measurement.models import PeopleSketch


def sketches_of(initiative_id: int, period: str, indicator: str = "") -> dict[int, Sketch]:
    """The sketch of each member that holds for a period: of all its people, or of an indicator's."""
    rows = PeopleSketch.objects.within(
        initiative_id=initiative_id, period=period, indicator__code=indicator or None
    )
    return {row.organisation_id: sketch_from(row.told) for row in _standing(rows.order_by("pk"))}


def sketches_by_cell(
    initiative_id: int, indicator_id: int
) -> Mapping[tuple[str, str], dict[str, Sketch]]:
    """Period and cell → member → sketch of an indicator's people there; the empty cell is all of them."""
    rows = PeopleSketch.objects.within(initiative_id=initiative_id, indicator_id=indicator_id)
    newest = {(row.period, row.organisation_id): row for row in _standing(rows.order_by("pk"))}
    found: dict[tuple[str, str], dict[str, Sketch]] = defaultdict(dict)
    for row in newest.values():
        who, whole = str(row.organisation_id), sketch_from(row.told)
        found[row.period, TOTAL][who] = whole
        for part in parts_from(row.told, whole):
            found[row.period, cell_key(part.cell)][who] = part.sketch
    return found


def outlived(initiative_id: int, period: str, indicator: str = "") -> frozenset[int]:
    """The members whose newest sketch no longer holds, since somebody withdrew consent."""
    rows = PeopleSketch.objects.within(
        initiative_id=initiative_id, period=period, indicator__code=indicator or None
    )
    newest = {row.organisation_id: row for row in rows.order_by("pk")}
    return frozenset(newest) - {row.organisation_id for row in _standing(newest.values())}


def _standing(rows: Iterable[PeopleSketch]) -> list[PeopleSketch]:
    gone = last_withdrawals(TO_BE_COUNTED_ONCE)
    return [
        row
        for row in rows
        if row.organisation_id not in gone or gone[row.organisation_id] < row.brought_at
    ]
