"""Forget a person: the ledger's part of an erasure. Lines stay and count; nobody stands behind them."""

from datetime import datetime

from dure.activities.models import (
    CorrectionNote,
    Enrolment,
    Referral,
    ReferralStep,
    ServiceRecord,
    SessionAttendance,
)
from dure.activities.types import Forgotten
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import subject_within
from dure.ground.people.queries import organisation_of_people
from dure.ground.people.services import erase_person
from dure.kernel.errors import Refused


def _of_person(*, person_id: int, initiative_id: int, reason: str) -> Subject:
    organisation_id = organisation_of_people([person_id]).get(person_id)
    if organisation_id is None:
        raise Refused("activities.unknown_person")
    return subject_within("person", person_id, initiative_id, organisation_id)


@action("activities.person.forget", may="open_person", on=_of_person)
def forget_person(
    actor: Actor, *, person_id: int, initiative_id: int, reason: str, at: datetime
) -> Done[Forgotten]:
    """Erase a person: what ground knows of her, and who stands behind each line of the ledger.

    One transaction; attendances and enrolments go, lines stay without her; answers how many.

    The only change a ledger line ever sees. Numbers that were approved stay; the journal entry
    says that lines were forgotten, not whose they were in words.
    """
    erase_person(actor, at=at, initiative_id=initiative_id, person_id=person_id, reason=reason)
    CorrectionNote.objects.within(line__person_id=person_id).forget(words="")
    ReferralStep.objects.within(referral__person_id=person_id).forget(note="")
    Referral.objects.within(person_id=person_id).update(person=None, parcel="")
    forgotten = Forgotten(
        records=ServiceRecord.objects.within(person_id=person_id).forget(person=None),
        attendances=SessionAttendance.objects.within(person_id=person_id).delete()[0],
        enrolments=Enrolment.objects.within(person_id=person_id).delete()[0],
    )
    return Done(forgotten, {"records": forgotten.records})
