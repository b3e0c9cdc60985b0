"""Forget a person: the ledger's part of an erasure. Lines stay and count; nobody stands behind them."""

from datetime import datetime

from dure.activities.models import Enrolment, ServiceRecord, SessionAttendance
from dure.activities.types import Forgotten
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.people.queries.known_people import organisation_of_people


def _of_person(*, person_id: int, initiative_id: int | None = None) -> Subject:
    organisation_id = organisation_of_people([person_id]).get(person_id)
    return Subject("person", person_id, initiative_id, organisation_id)


@action("activities.person.forget", may="open_person", on=_of_person)
def forget_person(
    actor: Actor, *, person_id: int, initiative_id: int | None = None, at: datetime
) -> Done[Forgotten]:
    """Blank the person of every line and delete attendances and enrolments; answers how many.

    The only change a ledger line ever sees. Numbers that were approved stay; the journal entry
    says that lines were forgotten, not whose they were in words.
    """
    forgotten = Forgotten(
        records=ServiceRecord.objects.within(person_id=person_id).forget(person=None),
        attendances=SessionAttendance.objects.within(person_id=person_id).delete()[0],
        enrolments=Enrolment.objects.within(person_id=person_id).delete()[0],
    )
    return Done(forgotten, {"records": forgotten.records})
