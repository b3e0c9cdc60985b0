"""Take up: write the days in which lines are asked, with the pauses where they had ended between."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import QuerySet

from dure.measurement.models import Assignment, AssignmentPause
from dure.measurement.queries.spans_asked import Line, lines_with_spans
from dure.measurement.rules.spans_asked import Span, asked_too, pauses_between


def lines_held(initiative_id: int, rows: Sequence[Assignment]) -> list[Line]:
    """The lines among these that are there already, held until the transaction ends."""
    wanted = {line_of(row) for row in rows}
    there = Assignment.objects.filter(
        initiative_id=initiative_id,
        indicator_id__in={row.indicator_id for row in rows},
        organisation_id__in={row.organisation_id for row in rows},
    )
    return [line for line in hold(there) if line_of(line) in wanted]


def hold(rows: QuerySet[Assignment]) -> list[Line]:
    """The lines with the days they are asked, held until the transaction ends."""
    list(
        rows.select_for_update().values_list("pk")
    )  # a row beside it cannot be held in one question
    return lines_with_spans(rows)


def take_up(held: Iterable[Line], rows: Sequence[Assignment]) -> None:
    """Ask the lines that were there in the wished days as well."""
    wishes = {line_of(row): Span(row.since, row.until) for row in rows}
    write_spans({line.id: asked_too(line.spans, wishes[line_of(line)]) for line in held})


def write_spans(spans: Mapping[int, Sequence[Span]]) -> None:
    """Assignment → the days in which it is asked, in order and apart; what stood before is replaced."""
    lines = [
        Assignment(pk=pk, since=each[0].since, until=each[-1].until) for pk, each in spans.items()
    ]
    Assignment.objects.bulk_update(lines, ["since", "until"])
    AssignmentPause.objects.filter(assignment_id__in=spans).delete()
    AssignmentPause.objects.bulk_create(
        AssignmentPause(assignment_id=pk, since=pause.since, until=pause.until)
        for pk, each in spans.items()
        for pause in pauses_between(each)
    )


def line_of(one: Assignment | Line) -> tuple[int, int, str]:
    """What makes a line in its initiative: indicator, organisation, place."""
    return one.indicator_id, one.organisation_id, one.place_code
