"""The ledger as staff see it: a page of lines by cursor, and one line with all that became of it."""

from datetime import date, datetime, time
from typing import Any

from django.db.models import Q

from dure.activities.models import ServiceRecord
from dure.activities.types import LedgerLine, RecordsWanted
from dure.ground.journal.queries import must
from dure.ground.journal.types import Actor, Subject
from dure.kernel.clock import SEOUL
from dure.kernel.errors import OutsideScope, Refused

PAGE = 50


def record_page(
    actor: Actor, wanted: RecordsWanted, *, initiative_id: int
) -> tuple[LedgerLine, ...]:
    """One page of lines, the latest written first; go on with the last line's id as `before_id`.

    People are keys only: the caller asks the people room for masked names, which writes the log.
    Needs `record_service` in every organisation asked for; refused with `journal.not_allowed`.
    """
    if not wanted.organisation_ids:
        raise OutsideScope("ServiceRecord")
    for each in wanted.organisation_ids:
        must(actor, "record_service", Subject("service_ledger", each, initiative_id, each))
    rows = ServiceRecord.objects.within(
        initiative_id=initiative_id, organisation_id__in=sorted(wanted.organisation_ids)
    )
    found = _narrowed(rows, wanted).select_related("kind", "worker", "reversed_by", "note")
    return tuple(_line(row) for row in found.order_by("-pk")[:PAGE])


def record_history(actor: Actor, record_id: int, *, initiative_id: int) -> tuple[LedgerLine, ...]:
    """A line with those that reversed and corrected it, in the order they were written.

    Needs `record_service` there. Refused: `activities.no_such_record`, `journal.not_allowed`.
    """
    asked = ServiceRecord.objects.within(pk=record_id, initiative_id=initiative_id).first()
    if asked is None:
        raise Refused("activities.no_such_record")
    home = asked.organisation_id
    must(actor, "record_service", Subject("service_record", asked.pk, initiative_id, home))
    first = asked.corrects_id or asked.pk
    rows = ServiceRecord.objects.within(initiative_id=initiative_id).filter(
        Q(pk=first) | Q(corrects_id=first)
    )
    found = rows.select_related("kind", "worker", "reversed_by", "note").order_by("pk")
    return tuple(_line(row) for row in found)


def records_of_person(
    person_id: int, *, initiative_id: int | None, limit: int | None = PAGE
) -> tuple[LedgerLine, ...]:
    """What was done for somebody, newest first; the caller has opened the person through the gate.

    Without an initiative that of all of them, without a limit every line.
    """
    rows = ServiceRecord.objects.within(
        person_id=person_id, reverses__isnull=True, reversed_by__isnull=True
    ).select_related("kind", "worker", "note")
    if initiative_id is not None:
        rows = rows.filter(initiative_id=initiative_id)
    return tuple(_line(row) for row in rows.order_by("-occurred_at", "-pk")[:limit])


def _narrowed(rows: Any, wanted: RecordsWanted) -> Any:
    if wanted.starts_on is not None:
        rows = rows.filter(occurred_at__gte=_midnight(wanted.starts_on))
    if wanted.ends_before is not None:
        rows = rows.filter(occurred_at__lt=_midnight(wanted.ends_before))
    if wanted.kinds:
        rows = rows.filter(kind__code__in=sorted(wanted.kinds))
    if wanted.state == "standing":
        rows = rows.filter(reverses__isnull=True, reversed_by__isnull=True)
    elif wanted.state == "corrected":
        rows = rows.filter(Q(reverses__isnull=False) | Q(reversed_by__isnull=False))
    if wanted.before_id is not None:
        rows = rows.filter(pk__lt=wanted.before_id)
    return rows


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=SEOUL)


def _line(row: ServiceRecord) -> LedgerLine:
    note = getattr(row, "note", None)
    return LedgerLine(
        id=row.pk,
        organisation_id=row.organisation_id,
        kind=row.kind.name,
        occurred_at=row.occurred_at,
        recorded_at=row.recorded_at,
        place_code=row.place_code,
        quantity=row.quantity,
        unit=row.unit,
        person_id=row.person_id,
        head_count=row.head_count,
        worker=row.worker.name if row.worker else "",
        source=row.source,
        consent_basis=row.consent_basis,
        kind_code=row.kind.code,
        state=_state(row),
        corrects_id=row.corrects_id,
        taken_back_by=_reversing(row),
        reason=note.code if note else "",
        reason_words=note.words if note else "",
    )


def _state(row: ServiceRecord) -> str:
    if row.reverses_id is not None:
        return "reversing"
    return "corrected" if _reversing(row) else "standing"


def _reversing(row: ServiceRecord) -> int | None:
    line = getattr(row, "reversed_by", None)
    return line.pk if line else None
