"""The gate: a personal row is opened here and nowhere else, and every attempt is written down."""

from datetime import date, datetime
from typing import Literal

from dure.ground.access.queries import organisations_of
from dure.ground.access.services import Act, log_access
from dure.ground.consent.queries import has_consent
from dure.ground.consent.queries import purpose as purpose_of
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import initiatives_of, members_of
from dure.ground.people.models import Person
from dure.ground.people.rules.may_open import Asking, check_opening
from dure.ground.people.rules.registration import told_birth
from dure.ground.people.types import PersonCard
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number

OPEN = "open_person"


def open_person(
    actor: Actor,
    person_id: int,
    *,
    purpose: str,
    at: datetime,
    reason: str = "",
    act: Literal["seen", "exported"] = "seen",
) -> PersonCard:
    """Open one person's row for a purpose. Seen and refused are both logged, then answered.

    `act` is `exported` where what is opened leaves the house as a file.

    Refused: `access.sign_in_first`, `people.no_such_person`, `consent.no_such_purpose`,
    `access.second_factor_needed`, `people.not_yours_to_open`, `people.erased`,
    `people.reason_needed`, `people.no_consent`. Ask before you open a transaction: rolling back
    would take the line about a refusal with it.
    """
    if actor.account_id is None:
        raise Refused("access.sign_in_first")
    refuse_resident_number(reason=reason)
    row = _found(person_id)
    try:
        check_opening(_asking(actor, row, purpose, day_of(at), has_reason=bool(reason.strip())))
    except Refused as refused:
        _log(actor, row, at, Act("refused", purpose, row.organisation_id, reason or refused.code))
        raise
    _log(actor, row, at, Act(act, purpose, row.organisation_id, reason))
    return card_of(row)


def card_of(row: Person) -> PersonCard:
    """The open card of a row. Only this room's services and the gate call it."""
    born, month = told_birth(row.birth_date)
    return PersonCard(
        id=row.pk,
        public_id=row.public_id,
        organisation_id=row.organisation_id,
        own_number=row.own_number,
        name=row.name,
        birth_date=born,
        birth_year=row.birth_year,
        sex=row.sex,
        phone=row.phone,
        address=row.address,
        note=row.note,
        place_code=row.place_code,
        attributes=dict(row.attributes),
        family_name=row.family_name,
        given_name=row.given_name,
        other_name=row.other_name,
        birth_month=month,
        deceased_on=row.deceased_on,
        registered_at=row.registered_at,
    )


def _asking(actor: Actor, row: Person, code: str, on: date, *, has_reason: bool) -> Asking:
    terms = purpose_of(code)
    places = places_of(row.organisation_id, on, row.pk)
    is_own = any(
        reach.organisation_id == row.organisation_id and OPEN in reach.permissions
        for reach in actor.reaches
    )
    return Asking(
        has_second_factor=actor.second_factor,
        is_permitted=is_own or any(may(actor, OPEN, place) for place in places),
        is_own=is_own,
        basis=terms.basis,
        has_consent=_agreed(actor, row, code, on, places, is_own=is_own),
        has_reason=has_reason,
        is_erased=row.erased_at is not None,
    )


def places_of(organisation_id: int, on: date, person_id: int = 0) -> list[Subject]:
    """People of an organisation as seen from each initiative in which it takes part."""
    ids = [each.id for each in initiatives_of(organisation_id, on)]
    return [Subject("person", person_id, each, organisation_id) for each in (None, *ids)]


def _agreed(
    actor: Actor, row: Person, code: str, on: date, places: list[Subject], *, is_own: bool
) -> bool:
    recipients = {None} if is_own else recipients_of(actor, on, places)
    return any(has_consent({row.pk}, code, recipient, on) for recipient in recipients)


def recipients_of(actor: Actor, on: date, places: list[Subject]) -> set[int | None]:
    """On whose behalf somebody from outside asks: her organisation's, or the backbone's she directs."""
    own = set(organisations_of(actor.account_id or 0, on))
    backbones = {
        member.organisation.id
        for place in places
        if place.initiative_id is not None and may(actor, OPEN, place)
        for member in members_of(place.initiative_id, on, part="backbone")
    }
    return {*own, *backbones}


def _found(person_id: int) -> Person:
    everyone = Person.objects.everywhere("the gate decides who sees it")
    row: Person | None = everyone.filter(pk=person_id).first()
    if row is None:
        raise Refused("people.no_such_person")
    return row


def _log(actor: Actor, row: Person, at: datetime, done: Act) -> None:
    log_access(actor, at=at, person_ids=[row.pk], done=done)
