"""Put a mistake right: the wrong line stays, a second line takes it back, a third says what was so."""

from dataclasses import replace
from datetime import datetime

from dure.activities.models import CorrectionNote, ServiceRecord
from dure.activities.queries.objections import surroundings_of
from dure.activities.rules.reasons import REASONS
from dure.activities.services.lines import written_line
from dure.activities.types import Corrected, Correction, ServiceFact
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number


def _of_record(*, record_id: int, **_: object) -> Subject:
    line = _line(record_id)
    return Subject("service_record", line.pk, line.initiative_id, line.organisation_id)


@action("activities.record.correct", may="record_service", on=_of_record, tell=("reporter",))
def correct_record(
    actor: Actor,
    *,
    record_id: int,
    correction: Correction,
    reason: str,
    code: str = "other",
    at: datetime,
) -> Done[Corrected]:
    """Answer a wrong line with a reversing line and, unless it is void, the right one.

    Both point to the very first line (`corrects`), however often it was corrected. Refused with
    `activities.already_reversed`, `.reversing_line`, `.nothing_corrected`, or what is wrong with
    the new line. The own words of `reason` are kept sealed beside the line; the journal has the code.
    """
    refuse_resident_number(reason=reason)
    if code not in REASONS:
        raise Refused("activities.no_such_reason", reason=code)
    if code == "other" and not reason.strip():
        raise Refused("activities.reason_needed")
    line = _held(_line(record_id))
    outcome = corrected(line, correction, worker_id=actor.account_id, at=at)
    CorrectionNote.objects.create(line_id=outcome.reversing_id, code=code, words=reason.strip())
    return Done(outcome, {"reason": code, "new": outcome.new_id, "void": correction.void})


def corrected(
    line: ServiceRecord, correction: Correction, *, worker_id: int | None, at: datetime
) -> Corrected:
    """Write the lines of a correction; other verbs of this room that correct use it as well."""
    _refuse_what_cannot_be_corrected(line)
    right = _right_fact(line, correction, worker_id)
    if right is not None and right == _fact_of(line, worker_id, right.source):
        raise Refused("activities.nothing_corrected")
    first_id = line.corrects_id or line.pk
    reversing = _reversing(line, first_id=first_id, worker_id=worker_id, at=at)
    reversing.save(force_insert=True)
    if right is None:
        return Corrected(first_id, reversing.pk, None)
    new = written_line(right, around=surroundings_of([right]), at=at, corrects_id=first_id)
    return Corrected(first_id, reversing.pk, new.pk)


def _line(record_id: int) -> ServiceRecord:
    found: ServiceRecord | None = (
        ServiceRecord.objects.within(pk=record_id).select_related("kind").first()
    )
    if found is None:
        raise Refused("activities.no_such_record")
    return found


def _held(line: ServiceRecord) -> ServiceRecord:
    # Two people may correct one line at the same moment: the second waits here, and is refused.
    held: ServiceRecord = (
        ServiceRecord.objects.within(pk=line.pk).select_for_update(of=("self",)).get()
    )
    return held


def _refuse_what_cannot_be_corrected(line: ServiceRecord) -> None:
    if line.reverses_id is not None:
        raise Refused("activities.reversing_line")
    if ServiceRecord.objects.within(reverses_id=line.pk).exists():
        raise Refused("activities.already_reversed")


def _right_fact(
    line: ServiceRecord, correction: Correction, worker_id: int | None
) -> ServiceFact | None:
    if correction.void:
        return None
    given = {
        name: value
        for name in ("quantity", "occurred_at", "place_code", "person_id", "head_count")
        if (value := getattr(correction, name)) is not None
    }
    return replace(_fact_of(line, worker_id, f"correct:{line.pk}"), **given)


def _fact_of(line: ServiceRecord, worker_id: int | None, source: str) -> ServiceFact:
    return ServiceFact(
        initiative_id=line.initiative_id,
        organisation_id=line.organisation_id,
        kind=line.kind.code,
        occurred_at=line.occurred_at,
        place_code=line.place_code,
        source=source,
        quantity=line.quantity,
        unit=line.unit,
        person_id=line.person_id,
        head_count=line.head_count,
        worker_id=worker_id,
        consent_basis=line.consent_basis,
        attributes=line.attributes,
    )


def _reversing(
    line: ServiceRecord, *, first_id: int, worker_id: int | None, at: datetime
) -> ServiceRecord:
    return ServiceRecord(
        initiative_id=line.initiative_id,
        organisation_id=line.organisation_id,
        kind_id=line.kind_id,
        person_id=line.person_id,
        head_count=line.head_count,
        quantity=-line.quantity,
        unit=line.unit,
        occurred_at=line.occurred_at,
        recorded_at=at,
        place_code=line.place_code,
        worker_id=worker_id,
        source=f"reverse:{line.pk}",
        consent_basis=line.consent_basis,
        attributes=line.attributes,
        reverses_id=line.pk,
        corrects_id=first_id,
    )
