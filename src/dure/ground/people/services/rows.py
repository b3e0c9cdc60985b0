"""What every verb about a person needs: the row, whose it is, the second factor, the log."""

from datetime import datetime

from dure.ground.access.services import Act, log_access
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import subject_within
from dure.ground.people.models import Person
from dure.kernel.errors import Refused


def person_row(person_id: int, *, held: bool = False) -> Person:
    """The row; refused with `people.no_such_person`."""
    everyone = Person.objects.everywhere("the verb's gate decides")
    asked = everyone.select_for_update() if held else everyone
    row: Person | None = asked.filter(pk=person_id).first()
    if row is None:
        raise Refused("people.no_such_person")
    return row


def living_row(person_id: int) -> Person:
    """The row of somebody whose data have not been erased; refused with `people.erased`.

    Held to the end of the verb: a correction that began before an erasure would bring everything back.
    """
    row = person_row(person_id, held=True)
    if row.erased_at is not None:
        raise Refused("people.erased")
    return row


def subject_of(*, initiative_id: int, person_id: int, **_: object) -> Subject:
    """The person as the gate sees them."""
    row = person_row(person_id)
    return subject_within("person", row.pk, initiative_id, row.organisation_id)


def needs_second_factor(actor: Actor) -> None:
    """Refused with `access.second_factor_needed`."""
    if not actor.second_factor:
        raise Refused("access.second_factor_needed")


def log_change(actor: Actor, row: Person, at: datetime, purpose: str, reason: str = "") -> None:
    """One line in the access log: this row was changed, what for."""
    done = Act("changed", purpose, row.organisation_id, reason)
    log_access(actor, at=at, person_ids=[row.pk], done=done)
