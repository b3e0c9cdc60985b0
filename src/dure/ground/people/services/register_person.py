"""Register a person and change what is known; sealed at rest, logged, no resident number."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import must_reach, subject_within
from dure.ground.people.models import Person
from dure.ground.people.queries.open_person import card_of
from dure.ground.people.rules.names import whole_name
from dure.ground.people.rules.registration import (
    CHANGEABLE,
    TEXTS,
    check_attributes,
    check_birth,
    written_birth,
)
from dure.ground.people.services.rows import (
    living_row,
    log_change,
    needs_second_factor,
    subject_of,
)
from dure.ground.people.types import NewPerson
from dure.ground.places.queries import place_on
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number


def _home(*, initiative_id: int, organisation_id: int, **_: object) -> Subject:
    return subject_within("person", "new", initiative_id, organisation_id)


@action("people.person.register", may="open_person", on=_home)
def register_person(
    actor: Actor, *, at: datetime, initiative_id: int, organisation_id: int, new: NewPerson
) -> Done[int]:
    """Register a person with the organisation that serves them; answers the id.

    Refused: `kernel.resident_number` in any text, `people.name_needed`, `people.birth`,
    `people.codes_only`, `people.own_number_taken`, an unknown place,
    `access.second_factor_needed`.
    """
    needs_second_factor(actor)
    must_reach(actor, organisation_id, initiative_id, day_of(at))
    values = _checked(new, day_of(at))
    _free_number(organisation_id, new.own_number, None)
    row = Person.objects.create(
        public_id=public_id(), organisation_id=organisation_id, registered_at=at, **values
    )
    log_change(actor, row, at, "register")
    return Done(row.pk, {"person": row.pk})


@action("people.person.change", may="open_person", on=subject_of)
def change_person(
    actor: Actor, *, at: datetime, initiative_id: int, person_id: int, changes: Mapping[str, Any]
) -> Done[int]:
    """Change some of what is known; the journal remembers which fields, never their values.

    Refused as `register_person`, and `people.no_such_field`, `people.erased`.
    """
    needs_second_factor(actor)
    unknown = sorted(set(changes) - CHANGEABLE)
    if unknown:
        raise Refused("people.no_such_field", field=unknown[0])
    row = living_row(person_id)
    must_reach(actor, row.organisation_id, initiative_id, day_of(at))
    _free_number(row.organisation_id, str(changes.get("own_number", "")), row.pk)
    for field, value in _checked(replace(_as_told(row), **changes), day_of(at)).items():
        setattr(row, field, value)
    row.save()
    log_change(actor, row, at, "change")
    return Done(row.pk, {"person": row.pk, "fields": sorted(changes)})


@action("people.person.deceased", may="open_person", on=subject_of)
def mark_deceased(
    actor: Actor, *, at: datetime, initiative_id: int, person_id: int, deceased_on: date | None
) -> Done[int]:
    """Write down that a person has died, or, without a day, that this was a mistake.

    The law protects the living; the house goes on protecting the dead: nothing is opened wider.
    Refused: `people.died_ahead`, `people.erased`.
    """
    needs_second_factor(actor)
    if deceased_on is not None and deceased_on > day_of(at):
        raise Refused("people.died_ahead")
    row = living_row(person_id)
    must_reach(actor, row.organisation_id, initiative_id, day_of(at))
    row.deceased_on = deceased_on
    row.save(update_fields=["deceased_on"])
    log_change(actor, row, at, "deceased")
    return Done(row.pk, {"person": row.pk})


def _checked(new: NewPerson, today: date) -> dict[str, Any]:
    values = asdict(new)
    values["name"] = whole_name(new.name, new.family_name, new.given_name)
    if not values["name"]:
        raise Refused("people.name_needed")
    refuse_resident_number(**{field: values[field] for field in TEXTS})
    check_attributes(new.sex, new.attributes)
    month = values.pop("birth_month")
    values["birth_year"] = check_birth(new.birth_date, new.birth_year, today, month)
    values["birth_date"] = written_birth(new.birth_date, values["birth_year"], month)
    values["place_code"] = place_on(new.place_code, today).code if new.place_code else ""
    values["attributes"] = dict(new.attributes)
    return values


def _as_told(row: Person) -> NewPerson:
    card = card_of(row)
    return NewPerson(
        name=card.name,
        family_name=card.family_name,
        given_name=card.given_name,
        other_name=card.other_name,
        own_number=card.own_number,
        birth_date=card.birth_date,
        birth_year=card.birth_year,
        birth_month=card.birth_month,
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
        raise Refused("people.own_number_taken")
