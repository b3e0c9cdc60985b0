"""Register a person, change what is known, erase it all; sealed at rest, logged, no resident number."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from dure.ground.access.services import Act, log_access
from dure.ground.consent.services import end_consents_of
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import subject_within
from dure.ground.people.models import Guardian, Person
from dure.ground.people.queries.open_person import card_of
from dure.ground.people.rules.registration import CHANGEABLE, check_attributes, check_birth
from dure.ground.people.types import NewPerson
from dure.ground.places.queries import place_on
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number


def _home(*, initiative_id: int, organisation_id: int, **_: object) -> Subject:
    return subject_within("person", "new", initiative_id, organisation_id)


def _person(*, initiative_id: int, person_id: int, **_: object) -> Subject:
    row = _found(person_id)
    return subject_within("person", row.pk, initiative_id, row.organisation_id)


@action("people.person.register", may="open_person", on=_home)
def register_person(
    actor: Actor, *, at: datetime, initiative_id: int, organisation_id: int, new: NewPerson
) -> Done[int]:
    """Register a person with the organisation that serves them; answers the id.

    Refused: `kernel.resident_number` in any text, `people.birth`, `people.codes_only`,
    `people.own_number_taken`, an unknown place, `access.second_factor_needed`.
    """
    _needs_second_factor(actor)
    values = _checked(new, day_of(at))
    _free_number(organisation_id, new.own_number, None)
    row = Person.objects.create(
        public_id=public_id(), organisation_id=organisation_id, registered_at=at, **values
    )
    _log(actor, row, at, "register")
    return Done(row.pk, {"person": row.pk})


@action("people.person.change", may="open_person", on=_person)
def change_person(
    actor: Actor, *, at: datetime, initiative_id: int, person_id: int, changes: Mapping[str, Any]
) -> Done[int]:
    """Change some of what is known; the journal remembers which fields, never their values.

    Refused as `register_person`, and `people.no_such_field`, `people.erased`.
    """
    _needs_second_factor(actor)
    unknown = sorted(set(changes) - CHANGEABLE)
    if unknown:
        raise Refused("people.no_such_field", field=unknown[0])
    row = _found(person_id)
    if row.erased_at is not None:
        raise Refused("people.erased")
    _free_number(row.organisation_id, str(changes.get("own_number", "")), row.pk)
    for field, value in _checked(replace(_as_told(row), **changes), day_of(at)).items():
        setattr(row, field, value)
    row.save()
    _log(actor, row, at, "change")
    return Done(row.pk, {"person": row.pk, "fields": sorted(changes)})


@action("people.person.erase", may="open_person", on=_person)
def erase_person(
    actor: Actor, *, at: datetime, initiative_id: int, person_id: int, reason: str
) -> Done[int]:
    """Blank everything that names or describes a person; an empty shell stays for the ledgers' key.

    The ground's half of an erasure: `activities` calls this in its own verb, in one transaction, and
    forgets the person of its records (`ServiceRecord.objects.within(person_id=…).forget(person=None)`).
    Consents end but stay, as does the access log: they prove what was lawful and name nobody any more.
    """
    _needs_second_factor(actor)
    refuse_resident_number(reason=reason)
    row = _found(person_id)
    if row.erased_at is not None:
        raise Refused("people.erased")
    for field in ("own_number", "name", "birth_date", "phone", "address", "note", "sex"):
        setattr(row, field, "")
    row.birth_year, row.place_code, row.attributes, row.erased_at = None, "", {}, at
    row.save()
    Guardian.objects.within(person_id=row.pk).delete()
    end_consents_of(actor, at=at, person_id=row.pk)
    _log(actor, row, at, "erase")
    return Done(row.pk, {"person": row.pk, "reason": reason})


def _checked(new: NewPerson, today: date) -> dict[str, Any]:
    values = asdict(new)
    texts = ("name", "own_number", "phone", "address", "note")
    refuse_resident_number(**{field: values[field] for field in texts})
    check_attributes(new.sex, new.attributes)
    values["birth_year"] = check_birth(new.birth_date, new.birth_year, today)
    values["birth_date"] = new.birth_date.isoformat() if new.birth_date else ""
    values["place_code"] = place_on(new.place_code, today).code if new.place_code else ""
    values["attributes"] = dict(new.attributes)
    return values


def _as_told(row: Person) -> NewPerson:
    card = card_of(row)
    return NewPerson(
        name=card.name,
        own_number=card.own_number,
        birth_date=card.birth_date,
        birth_year=card.birth_year,
        sex=card.sex,
        phone=card.phone,
        address=card.address,
        note=card.note,
        place_code=card.place_code,
        attributes=card.attributes,
    )


def _free_number(organisation_id: int, own_number: str, besides: int | None) -> None:
    if not own_number:
        return
    same = Person.objects.within(organisation_id=organisation_id, own_number=own_number)
    if same.exclude(pk=besides).exists():
        raise Refused("people.own_number_taken", number=own_number)


def _needs_second_factor(actor: Actor) -> None:
    if not actor.second_factor:
        raise Refused("access.second_factor_needed")


def _log(actor: Actor, row: Person, at: datetime, purpose: str) -> None:
    done = Act("changed", purpose, row.organisation_id)
    log_access(actor, at=at, person_ids=[row.pk], done=done)


def _found(person_id: int) -> Person:
    everyone = Person.objects.everywhere("the verb's gate decides")
    row: Person | None = everyone.filter(pk=person_id).first()
    if row is None:
        raise Refused("people.no_such_person")
    return row
