"""Ask organisations for indicators, in places, from a day on; and stop asking."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import QuerySet

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.organisations.queries.taking_part import organisations_in
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.measurement.models import Assignment, Indicator, ReportingRound
from dure.measurement.rules.spans_asked import ended
from dure.measurement.services.reports_of_round import make_reports
from dure.measurement.services.subjects import in_initiative
from dure.measurement.services.take_up import hold, line_of, lines_held, take_up, write_spans
from dure.measurement.types.library import NewAssignment


@action(
    "measurement.indicator.assign",
    may="assign_indicator",
    on=in_initiative("assignment"),
    tell=("author",),
)
def assign_indicators(
    actor: Actor, *, initiative_id: int, assignments: Sequence[NewAssignment], at: datetime
) -> Done[int]:
    """Assign all of them; answers how many are new. What is assigned already begins no later than told.

    An assignment that had ended is taken up again; between its end and that day it was not asked.
    Rounds that are open get the missing reports.
    """
    indicators = indicator_ids(each.indicator for each in assignments)
    _refuse_strangers(initiative_id, assignments)
    rows = _once([_row(initiative_id, indicators[each.indicator], each) for each in assignments])
    held = lines_held(initiative_id, rows)
    Assignment.objects.bulk_create(
        rows,
        update_conflicts=True,
        update_fields=["computed"],
        unique_fields=["initiative", "indicator", "organisation", "place_code"],
    )
    take_up(held, rows)
    new = len(rows) - len(held)
    for the in ReportingRound.objects.filter(initiative_id=initiative_id, locks_on__gt=day_of(at)):
        make_reports(the)
    codes = sorted({each.indicator for each in assignments})
    return Done(new, {"assigned": len(rows), "new": new, "indicators": codes})


@action(
    "measurement.assignment.end",
    may="assign_indicator",
    on=in_initiative("assignment"),
    tell=("author",),
)
def end_assignment(
    actor: Actor, *, initiative_id: int, assignment_id: int, until: date, at: datetime
) -> Done[None]:
    """Ask no longer from a day on; what was reported stays. Refused before it began."""
    found = Assignment.objects.filter(pk=assignment_id, initiative_id=initiative_id)
    row = found.select_related("indicator").first()
    if row is None:
        raise Refused("measurement.no_such_assignment")
    _end(found, until)
    noted = {"indicator": row.indicator.code, "organisation": row.organisation_id}
    return Done(None, {**noted, "place": row.place_code, "until": until.isoformat()})


@action(
    "measurement.assignments.end",
    may="assign_indicator",
    on=in_initiative("assignment"),
    tell=("author",),
)
def end_assignments(
    actor: Actor, *, initiative_id: int, assignment_ids: Sequence[int], until: date, at: datetime
) -> Done[int]:
    """Ask no longer for any of them from a day on; answers how many. All or none."""
    wanted = set(assignment_ids)
    rows = Assignment.objects.filter(pk__in=wanted, initiative_id=initiative_id)
    if set(rows.values_list("pk", flat=True)) != wanted:
        raise Refused("measurement.no_such_assignment")
    _end(rows, until)
    return Done(len(wanted), {"ended": sorted(wanted), "until": until.isoformat()})


def _end(rows: QuerySet[Assignment], until: date) -> None:
    """Ask none of them from a day on; refused where one begins on that day or later."""
    lines = hold(rows)
    late = [line.spans[0].since for line in lines if until <= line.spans[0].since]
    if late:
        raise Refused("measurement.ends_before_it_begins", since=max(late).isoformat())
    write_spans({line.id: ended(line.spans, until) for line in lines})


def indicator_ids(codes: Iterable[str]) -> dict[str, int]:
    """Code → id for all of them; refused with the first code nobody defined."""
    wanted = set(codes)
    found = dict(Indicator.objects.filter(code__in=wanted).values_list("code", "id"))
    unknown = sorted(wanted - found.keys())
    if unknown:
        raise Refused("measurement.no_such_indicator", indicator=unknown[0])
    return found


def _refuse_strangers(initiative_id: int, assignments: Sequence[NewAssignment]) -> None:
    taking_part = organisations_in(initiative_id)
    if any(each.organisation_id not in taking_part for each in assignments):
        raise Refused("measurement.not_a_member")
    if any(not each.place_code for each in assignments):
        raise Refused("measurement.place_needed")
    for each in assignments:
        if each.until is not None and each.until <= each.since:
            raise Refused("measurement.ends_before_it_begins", since=each.since.isoformat())


def _once(rows: Sequence[Assignment]) -> list[Assignment]:
    """The same line named twice is one: the later wish is meant, and a database takes no other."""
    return list({line_of(row): row for row in rows}.values())


def _row(initiative_id: int, indicator_id: int, each: NewAssignment) -> Assignment:
    return Assignment(
        initiative_id=initiative_id,
        indicator_id=indicator_id,
        organisation_id=each.organisation_id,
        place_code=each.place_code,
        since=each.since,
        until=each.until,
        computed=each.computed,
    )
