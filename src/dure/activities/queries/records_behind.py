"""The lines behind a number: the last step of the way back, for staff, with people masked."""

from dure.activities.models import ServiceRecord
from dure.activities.queries.standing_lines import standing_lines
from dure.activities.rules.masking import masked
from dure.activities.types import FactsWanted, RecordCard
from dure.kernel.words import Words


def records_behind(
    wanted: FactsWanted, *, offset: int = 0, limit: int = 100
) -> tuple[RecordCard, ...]:
    """The standing lines, oldest first, a page at a time.

    The caller shows them to staff only and writes one access-log line for every `person_id` shown.
    """
    rows = standing_lines(wanted).select_related("kind", "organisation", "person")
    return tuple(_card(row) for row in rows[offset : offset + limit])


def how_many_behind(wanted: FactsWanted) -> int:
    """How many lines `records_behind` would show altogether."""
    return int(standing_lines(wanted).count())


def _card(row: ServiceRecord) -> RecordCard:
    return RecordCard(
        id=row.pk,
        organisation=row.organisation.slug,
        kind=Words(row.kind.name_ko, row.kind.name_en),
        occurred_at=row.occurred_at,
        recorded_at=row.recorded_at,
        place_code=row.place_code,
        quantity=row.quantity,
        unit=row.unit,
        person_id=row.person_id,
        person_mask=masked(row.person.public_id if row.person else None),
        head_count=row.head_count,
        worker_id=row.worker_id,
        source=row.source,
        reversed=False,
    )
