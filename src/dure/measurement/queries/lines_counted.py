"""How many lines reports are asked for and how many of them hold something."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef

from dure.engines.measure import parse_period
from dure.measurement.models import Assignment, Observation
from dure.measurement.queries.lines_asked import assignments_in, indicators_of_kind, versions_of
from dure.measurement.queries.spans_asked import Line, lines_with_spans
from dure.measurement.rules.spans_asked import is_asked_in
from dure.measurement.rules.version_in_force import version_in_force
from dure.measurement.types.asked import AskedVersion
from dure.measurement.types.reports import ReportHead


class Counted(NamedTuple):
    """Lines asked for and lines with an answer (a value or not applicable)."""

    asked: int
    filled: int


def counted_in_round(initiative_id: int, period: str) -> dict[int, Counted]:
    """Organisation → its lines in one round. Two statements, however many organisations."""
    when = parse_period(period)
    answered = Observation.objects.within(
        organisation_id=OuterRef("organisation_id"),
        period=when.code,
        indicator_id=OuterRef("indicator_id"),
        place_code=OuterRef("place_code"),
        cell="",
    )
    rows = (
        assignments_in(initiative_id, when)
        .filter(indicator_id__in=indicators_of_kind(initiative_id, when))
        .order_by()
        .values_list("organisation_id")
        .annotate(asked=Count("id"), filled=Count("id", filter=Exists(answered)))
    )
    return {organisation_id: Counted(asked, filled) for organisation_id, asked, filled in rows}


def lines_counted(reports: Collection[ReportHead]) -> dict[int, Counted]:
    """Report → its lines, for reports of any rounds and initiatives. Three statements."""
    if not reports:
        return {}
    assigned = _assigned(reports)
    indicators = {one.indicator_id for each in assigned.values() for one in each}
    versions = versions_of(indicators)
    answers = _answers(reports)
    fitting = {code: _fitting(versions, code) for code in {head.period for head in reports}}
    counted: dict[int, Counted] = {}
    for head in reports:
        period = parse_period(head.period)
        lines = {
            (one.indicator_id, one.place_code)
            for one in assigned[head.initiative_id, head.organisation_id]
            if one.indicator_id in fitting[head.period] and is_asked_in(one.spans, period)
        }
        there = answers[head.organisation_id, head.period]
        counted[head.id] = Counted(len(lines), len(lines & there))
    return counted


def _assigned(reports: Collection[ReportHead]) -> dict[tuple[int, int], list[Line]]:
    rows = Assignment.objects.filter(
        organisation_id__in={head.organisation_id for head in reports},
        initiative_id__in={head.initiative_id for head in reports},
    )
    found: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines_with_spans(rows):
        found[line.initiative_id, line.organisation_id].append(line)
    return found


def _answers(reports: Collection[ReportHead]) -> dict[tuple[int, str], set[tuple[int, str]]]:
    rows = Observation.objects.within(
        organisation_id__in={head.organisation_id for head in reports},
        period__in={head.period for head in reports},
        cell="",
    ).values_list("organisation_id", "period", "indicator_id", "place_code")
    found: dict[tuple[int, str], set[tuple[int, str]]] = defaultdict(set)
    for organisation_id, period, indicator_id, place_code in rows:
        found[organisation_id, period].add((indicator_id, place_code))
    return found


def _fitting(versions: Mapping[int, Sequence[AskedVersion]], period: str) -> set[int]:
    when = parse_period(period)
    in_force = {key: version_in_force(each, when) for key, each in versions.items()}
    return {key for key, one in in_force.items() if one and one.period_kind == when.kind}
