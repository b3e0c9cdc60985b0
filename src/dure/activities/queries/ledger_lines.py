"""The lines of the ledger in order, as they were written: what an extract in columns is made from."""

from collections.abc import Iterator

from dure.activities.models import ServiceRecord
from dure.activities.types import WrittenLine
from dure.kernel.clock import day_of

COLUMNS = (
    "pk",
    "organisation_id",
    "kind__code",
    "person_id",
    "quantity",
    "unit",
    "occurred_at",
    "place_code",
    "attributes",
    "reverses_id",
    "recorded_at",
)
AT_ONCE = 10_000


def ledger_lines(initiative_id: int, *, after: int, up_to: int) -> Iterator[WrittenLine]:
    """The lines of an initiative after one line and up to another, oldest first; one query."""
    rows = (
        ServiceRecord.objects.within(initiative_id=initiative_id, pk__gt=after, pk__lte=up_to)
        .order_by("pk")
        .values_list(*COLUMNS)
    )
    for row in rows.iterator(chunk_size=AT_ONCE):
        line, organisation, kind, person, quantity, unit, occurred_at, *rest = row
        place, attributes, reverses, recorded_at = rest
        yield WrittenLine(
            line,
            organisation,
            kind,
            "" if person is None else str(person),
            quantity,
            unit,
            day_of(occurred_at),
            place,
            attributes,
            reverses,
            day_of(recorded_at),
        )


def named_lines(initiative_id: int, *, up_to: int) -> int:
    """How many lines up to one still have a person: fewer than before when somebody was forgotten."""
    rows = ServiceRecord.objects.within(initiative_id=initiative_id, pk__lte=up_to)
    return int(rows.filter(person__isnull=False).count())


def lines_after(initiative_id: int, *, after: int, up_to: int) -> int:
    """How many lines came after one line, up to another."""
    rows = ServiceRecord.objects.within(initiative_id=initiative_id, pk__gt=after, pk__lte=up_to)
    return int(rows.count())
