"""Somebody has died: written down with care, places given on, records left as they are."""

from datetime import date, datetime, timedelta

from dure.activities.models import Enrolment, Service
from dure.activities.services.enrol_person import ended
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import subject_within
from dure.ground.people.queries import organisation_of_people
from dure.ground.people.services import mark_deceased
from dure.kernel.errors import Refused

A_DAY = timedelta(days=1)


def _of_person(*, person_id: int, initiative_id: int, died_on: date) -> Subject:
    organisation_id = organisation_of_people([person_id]).get(person_id)
    if organisation_id is None:
        raise Refused("activities.unknown_person")
    return subject_within("person", person_id, initiative_id, organisation_id)


@action("activities.person.died", may="open_person", on=_of_person, tell=("worker",))
def person_died(
    actor: Actor, *, person_id: int, initiative_id: int, died_on: date, at: datetime
) -> Done[int]:
    """Mark a person as deceased and end what they take part in; answers how many places that was.

    Attendance, records and numbers stay: they were true. Refused as `people.mark_deceased`.
    """
    mark_deceased(
        actor, at=at, initiative_id=initiative_id, person_id=person_id, deceased_on=died_on
    )
    open_ones = Enrolment.objects.within(person_id=person_id).exclude(state="ended")
    given_on = 0
    for row in open_ones.order_by("pk"):
        service = Service.objects.within(pk=row.service_id).select_for_update().get()
        ended(row, service, until=max(row.since, died_on + A_DAY))  # she may have come that day
        given_on += 1
    return Done(given_on, {"places": given_on})
