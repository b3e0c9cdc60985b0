"""Lists of people: masked, within one organisation, for those who may open them; every look is logged."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from dure.ground.access.services import Act, log_access
from dure.ground.consent.types import Giver
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import must_reach, subject_within
from dure.ground.people.models import Person
from dure.ground.people.rules.duplicates import likeness
from dure.ground.people.rules.masking import masked_name
from dure.ground.people.rules.names import holds, whole_name
from dure.ground.people.rules.registration import told_birth
from dure.ground.people.types import MaskedPerson, NewPerson
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused

PAGE = 50
OPEN = "open_person"
MASKED = ["public_id", "own_number", "name", "birth_year", "sex", "place_code", "deceased_on"]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """One page of masked people, and how many there are altogether."""

    lines: tuple[MaskedPerson, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody who may be the same person, and in what: `phone`, `name_and_year` or `name`."""

    person: MaskedPerson
    likeness: str


def people_of(
    actor: Actor,
    organisation_id: int,
    *,
    initiative_id: int,
    at: datetime,
    sought: str = "",
    offset: int = 0,
) -> PeoplePage:
    """One page of an organisation's people, by name (가나다); the erased are not in it.

    Needs `open_person` there and a second factor. Each person on the page leaves a line `listed` in
    the access log. `sought` is compared with names and the organisation's own numbers.
    """
    may_list(actor, organisation_id, initiative_id, day_of(at))
    rows = Person.objects.within(organisation_id=organisation_id, erased_at__isnull=True)
    # Names are sealed: the database can neither sort nor search them. An organisation's people fit.
    found = sorted(
        (row for row in rows if not sought or _fits(row, sought)),
        key=lambda row: (row.deceased_on is not None, row.name, row.pk),
    )
    shown = found[offset : offset + PAGE]
    log_listed(actor, organisation_id, [row.pk for row in shown], at)
    return PeoplePage(tuple(masked_card(row) for row in shown), len(found))


def possible_duplicates(
    actor: Actor, organisation_id: int, *, initiative_id: int, new: NewPerson, at: datetime
) -> tuple[Alike, ...]:
    """Who in the same organisation may be the person about to be registered; a person decides."""
    may_list(actor, organisation_id, initiative_id, day_of(at))
    told = replace(new, name=whole_name(new.name, new.family_name, new.given_name))
    rows = Person.objects.within(organisation_id=organisation_id, erased_at__isnull=True)
    found = [(row, why) for row in rows if (why := likeness(row, told))]
    log_listed(actor, organisation_id, [row.pk for row, _ in found], at)
    return tuple(Alike(masked_card(row), why) for row, why in found)


def consent_giver(person_id: int) -> Giver:
    """Whose person this is and how old, for `consent.services.record_consent`; no name is opened."""
    row = Person.objects.everywhere("age and home only").filter(pk=person_id).first()
    if row is None:
        raise Refused("people.no_such_person")
    return Giver(row.pk, row.organisation_id, told_birth(row.birth_date)[0], row.birth_year)


def person_ids(organisation_id: int, own_numbers: frozenset[str]) -> dict[str, int]:
    """The ids behind an organisation's own numbers, for imports; unknown numbers are left out."""
    rows = Person.objects.within(organisation_id=organisation_id, own_number__in=own_numbers)
    return dict(rows.values_list("own_number", "pk"))


def masked_people(
    actor: Actor,
    organisation_id: int,
    person_ids: Collection[int],
    *,
    initiative_id: int,
    at: datetime,
) -> dict[int, MaskedPerson]:
    """The masked cards of some of an organisation's people by id, logged as `people_of` does."""
    may_list(actor, organisation_id, initiative_id, day_of(at))
    rows = Person.objects.within(organisation_id=organisation_id, pk__in=sorted(set(person_ids)))
    # The name alone is unsealed: hundreds are masked at once on a label sheet or a route.
    rows = rows.only(*MASKED)
    shown = {row.pk: masked_card(row) for row in rows}
    log_listed(actor, organisation_id, shown, at)
    return shown


def may_list(actor: Actor, organisation_id: int, initiative_id: int, on: date) -> None:
    """Refused: `people.not_yours_to_open`, `access.second_factor_needed`, and as `must_reach`."""
    where = subject_within("people", organisation_id, initiative_id, organisation_id)
    if not may(actor, OPEN, where):
        raise Refused("people.not_yours_to_open")
    must_reach(actor, organisation_id, initiative_id, on)
    if not actor.second_factor:
        raise Refused("access.second_factor_needed")


def log_listed(
    actor: Actor, organisation_id: int, person_ids: Collection[int], at: datetime
) -> None:
    """One line for each person whose masked row is shown."""
    done = Act("listed", "service", organisation_id)
    log_access(actor, at=at, person_ids=person_ids, done=done)


def masked_card(row: Person) -> MaskedPerson:
    """The masked card of a row. Only this room's queries call it."""
    return MaskedPerson(
        id=row.pk,
        public_id=row.public_id,
        own_number=row.own_number,
        masked_name=masked_name(row.name),
        birth_year=row.birth_year,
        sex=row.sex,
        place_code=row.place_code,
        deceased_on=row.deceased_on,
    )


def _fits(row: Person, sought: str) -> bool:
    return sought == row.own_number or any(
        holds(name, sought) for name in (row.name, row.other_name) if name
    )
