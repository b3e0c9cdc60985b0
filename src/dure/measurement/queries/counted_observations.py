"""Counted observations: the single values of reports that count, for one indicator."""

from typing import Any

from django.db import connection

from dure.engines.measure import Columns, Slot, parse_period
from dure.measurement.models import Assignment
from dure.measurement.queries.spans_asked import lines_with_spans
from dure.measurement.rules.report_status import COUNTING
from dure.measurement.rules.spans_asked import is_asked_in

NONE = Columns(*[()] * len(Columns._fields))


def counted_columns(*, initiative_id: int, indicator_id: int, periods: list[str]) -> Columns:
    """Every value of approved or locked reports, by organisation (its id as text), place, cell."""
    if not periods:
        return NONE
    marks = ", ".join(["%s"] * len(periods))
    states = ", ".join(["%s"] * len(COUNTING))
    sql = f"""
        SELECT o.organisation_id, o.place_code, o.period, o.cell, v.number, o.value,
               o.numerator, o.denominator, o.low, o.high, o.state
        FROM observation o
        JOIN indicator_version v ON v.id = o.version_id
        JOIN reporting_round w ON w.period = o.period AND w.initiative_id = %s
        JOIN report r ON r.round_id = w.id AND r.organisation_id = o.organisation_id
             AND r.status IN ({states})
        JOIN assignment a ON a.initiative_id = %s AND a.indicator_id = o.indicator_id
             AND a.organisation_id = o.organisation_id AND a.place_code = o.place_code
        WHERE o.indicator_id = %s AND o.period IN ({marks})
    """  # noqa: S608 - only question marks are put together; every value is a parameter
    given: list[str | int] = [initiative_id, *COUNTING, initiative_id, indicator_id, *periods]
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return _columns(cursor.fetchall())


def _columns(rows: list[tuple[Any, ...]]) -> Columns:
    if not rows:
        return NONE
    columns: list[Any] = list(zip(*rows, strict=True))
    names = {one: str(one) for one in set(columns[0])}
    columns[0] = [names[one] for one in columns[0]]
    columns[2] = list(map(parse_period, columns[2]))
    columns[10] = [one == "not_applicable" for one in columns[10]]
    return Columns(*columns)


def expected_slots(*, initiative_id: int, indicator_id: int, periods: list[str]) -> list[Slot]:
    """Which values were asked for: each line in each period in which it was asked. One statement."""
    assigned = Assignment.objects.filter(initiative_id=initiative_id, indicator_id=indicator_id)
    lines = lines_with_spans(assigned)
    return [
        Slot(str(line.organisation_id), line.place_code, period)
        for period in map(parse_period, periods)
        for line in lines
        if is_asked_in(line.spans, period)
    ]
