"""Erase a person: what names or describes them goes; an empty shell stays for the ledgers' key."""

from datetime import datetime

from dure.ground.consent.services import end_consents_of
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.organisations.queries import must_reach
from dure.ground.people.models import Guardian, Person, Supporter
from dure.ground.people.services.rows import (
    living_row,
    log_change,
    needs_second_factor,
    subject_of,
)
from dure.kernel.clock import day_of
from dure.kernel.resident_number import refuse_resident_number

BLANKED = (
    "own_number",
    "name",
    "family_name",
    "given_name",
    "other_name",
    "birth_date",
    "phone",
    "address",
    "note",
    "sex",
    "place_code",
)


@action("people.person.erase", may="open_person", on=subject_of)
def erase_person(
    actor: Actor, *, at: datetime, initiative_id: int, person_id: int, reason: str
) -> Done[int]:
    """Blank everything that names or describes a person; an empty shell stays for the ledgers' key.

    The ground's half of an erasure: `activities` calls this in its own verb, in one transaction, and
    forgets the person of its records (`ServiceRecord.objects.within(person_id=…).forget(person=None)`).
    Consents end but stay, as does the access log: they prove what was lawful and name nobody any more.
    The reason stands in the access log, behind its gate, and not in the journal: it is free text.
    """
    needs_second_factor(actor)
    refuse_resident_number(reason=reason)
    row = living_row(person_id)
    must_reach(actor, row.organisation_id, initiative_id, day_of(at))
    _blank(row, at)
    Guardian.objects.within(person_id=row.pk).delete()
    Supporter.objects.within(person_id=row.pk).delete()
    end_consents_of(actor, at=at, person_id=row.pk)
    log_change(actor, row, at, "erase", reason)
    return Done(row.pk, {"person": row.pk})


def _blank(row: Person, at: datetime) -> None:
    for field in BLANKED:
        setattr(row, field, "")
    row.birth_year, row.attributes, row.erased_at, row.deceased_on = None, {}, at, None
    row.save()
