"""Lists of people: masked, within one organisation, for those who may open them."""

from datetime import date

from dure.ground.consent.types import Giver
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import subject_within
from dure.ground.people.models import Person
from dure.ground.people.rules.masking import masked_name
from dure.ground.people.types import MaskedPerson
from dure.kernel.errors import Refused

PAGE = 100


def people_of(
    actor: Actor,
    organisation_id: int,
    *,
    initiative_id: int,
    after_id: int = 0,
    limit: int = PAGE,
) -> tuple[MaskedPerson, ...]:
    """One page of an organisation's people in order of registration; go on with the last id.

    Masked, so the look is not logged; opening one is. Needs `open_person` there and a second factor.
    """
    where = subject_within("people", organisation_id, initiative_id, organisation_id)
    if not may(actor, "open_person", where):
        raise Refused("people.not_yours_to_open")
    if not actor.second_factor:
        raise Refused("access.second_factor_needed")
    rows = Person.objects.within(organisation_id=organisation_id, erased_at__isnull=True)
    return tuple(_masked(row) for row in rows.filter(pk__gt=after_id).order_by("pk")[:limit])


def consent_giver(person_id: int) -> Giver:
    """Whose person this is and how old, for `consent.services.record_consent`; no name is opened."""
    row = Person.objects.everywhere("age and home only").filter(pk=person_id).first()
    if row is None:
        raise Refused("people.no_such_person")
    born = date.fromisoformat(row.birth_date) if row.birth_date else None
    return Giver(row.pk, row.organisation_id, born, row.birth_year)


def person_ids(organisation_id: int, own_numbers: frozenset[str]) -> dict[str, int]:
    """The ids behind an organisation's own numbers, for imports; unknown numbers are left out."""
    rows = Person.objects.within(organisation_id=organisation_id, own_number__in=own_numbers)
    return dict(rows.values_list("own_number", "pk"))


def _masked(row: Person) -> MaskedPerson:
    return MaskedPerson(
        id=row.pk,
        public_id=row.public_id,
        own_number=row.own_number,
        masked_name=masked_name(row.name),
        birth_year=row.birth_year,
        sex=row.sex,
        place_code=row.place_code,
    )
