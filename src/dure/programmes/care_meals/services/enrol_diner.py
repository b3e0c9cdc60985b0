"""Somebody begins to eat here: the door, the household a person decided on, and whom to call."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.people.queries import organisation_of_people
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number
from dure.programmes.care_meals.models import Diner, DinerContact, Kitchen
from dure.programmes.care_meals.queries.diners import same_door_rows
from dure.programmes.care_meals.rules.intake import check_door
from dure.programmes.care_meals.services.confirm_border import NO_BORDER
from dure.programmes.care_meals.services.keep_contacts import agreed_consent
from dure.programmes.care_meals.services.place_of_door import place_of_door
from dure.programmes.care_meals.services.subjects import eating, kitchen, of_diner, of_kitchen
from dure.programmes.care_meals.services.within_reach import check_within_reach
from dure.programmes.care_meals.types.diners import RELATIONS, ContactDraft, Door, EnrolDraft

OWN = "own"


def _of_draft(*, draft: EnrolDraft) -> Subject:
    return of_kitchen(kitchen_id=draft.kitchen_id)


def _of_contact(*, contact: ContactDraft) -> Subject:
    return of_diner(diner_id=contact.diner_id)


@action("care_meals.diner.enrol", may="run_kitchen", on=_of_draft)
def enrol_diner(actor: Actor, *, draft: EnrolDraft, at: datetime) -> Done[int]:
    """Enrol a person of the kitchen's organisation; answers the diner's key.

    Where somebody eats behind the same door already, a person decides whether it is one household:
    refused with `care_meals.household_to_decide` until `draft.household` says so. Refused as well:
    `care_meals.unknown_person`, `.already_a_diner`, `.no_such_household`, `.door_window`,
    `.door_minutes`, `.bad_point`, `.point_far`, an unknown place, `kernel.resident_number`.
    """
    where = kitchen(draft.kitchen_id)
    if organisation_of_people([draft.person_id]).get(draft.person_id) != where.organisation_id:
        raise Refused("care_meals.unknown_person")
    fields = _door_fields(draft.door, where, where.place_code, at) | {"since": draft.since}
    household = _household(draft)
    try:
        with transaction.atomic():
            row = Diner.objects.create(
                public_id=public_id(),
                person_id=draft.person_id,
                initiative_id=where.initiative_id,
                organisation_id=where.organisation_id,
                kitchen=where,
                household=household,
                **fields,
            )
    except IntegrityError:  # the same intake, sent twice
        raise Refused("care_meals.already_a_diner") from None
    return Done(row.pk, {"diner": row.public_id, "shares_a_door": draft.household not in ("", OWN)})


@action("care_meals.diner.change_door", may="run_kitchen", on=of_diner)
def change_door(actor: Actor, *, diner_id: int, door: Door, at: datetime) -> Done[int]:
    """The door is another one, or is known better; answers the diner's key.

    Refused: `care_meals.diner_has_ended` and what `enrol_diner` says of doors.
    """
    row = eating(diner_id)
    fields = _door_fields(door, row.kitchen, row.place_code, at)
    fields["door_changed_at"] = at
    ended = bool(row.border_at) and _is_elsewhere(row, fields)
    if ended:  # the yes was said of another address
        fields |= NO_BORDER
    for field, value in fields.items():
        setattr(row, field, value)
    row.save(update_fields=list(fields))
    return Done(row.pk, {"diner": row.public_id, **({"border_ended": True} if ended else {})})


def _is_elsewhere(row: Diner, fields: Mapping[str, object]) -> bool:
    same = str(fields["address"]).split() == row.address.split()
    return not same or fields["place_code"] != row.place_code


@action("care_meals.diner.add_contact", may="run_kitchen", on=_of_contact)
def add_contact(actor: Actor, *, contact: ContactDraft, at: datetime) -> Done[int]:
    """Write down who is called when nobody opens; answers the contact's key.

    Refused: `care_meals.contact_incomplete`, `.no_such_relation`, `.contact_mail`,
    `.family_message_needs_consent`, `kernel.resident_number`.
    """
    row = eating(contact.diner_id)
    if not contact.name.strip() or not contact.phone.strip():
        raise Refused("care_meals.contact_incomplete")
    if contact.relation not in RELATIONS:
        raise Refused("care_meals.no_such_relation", relation=contact.relation)
    refuse_resident_number(name=contact.name, phone=contact.phone, mail=contact.mail)
    mail = _mail(contact.mail)
    consent = contact.consent_id
    if contact.wants_message and consent is None:
        consent = agreed_consent(row, at)
    made = DinerContact.objects.create(
        diner=row,
        order=contact.order,
        relation=contact.relation,
        name=contact.name.strip(),
        phone=contact.phone.strip(),
        mail=mail,
        consent_id=consent,
        wants_message=contact.wants_message,
    )
    return Done(made.pk, {"diner": row.public_id, "contact": made.pk})


def _mail(told: str) -> str:
    mail = told.strip()
    if mail:
        try:
            validate_email(mail)
        except ValidationError:
            raise Refused("care_meals.contact_mail") from None
    return mail


def _household(draft: EnrolDraft) -> str:
    """The key of the household, as a person decided it."""
    alike = {row.household for row in same_door_rows(draft.kitchen_id, draft.door.address)}
    if alike and not draft.household:
        raise Refused("care_meals.household_to_decide", n=len(alike))
    if draft.household in ("", OWN):
        return public_id()
    here = Diner.objects.within(kitchen_id=draft.kitchen_id, household=draft.household)
    if not here.exists():
        raise Refused("care_meals.no_such_household")
    return draft.household


def _door_fields(door: Door, where: Kitchen, before: str, at: datetime) -> dict[str, object]:
    check_door(door)
    check_within_reach(door, where)
    refuse_resident_number(address=door.address, note=door.note)
    place = place_of_door(door, before=before, kitchen=where.place_code, day=day_of(at))
    return {
        "address": door.address.strip(),
        "place_code": place.code,
        "county_unknown": place.is_unknown,
        "latitude": "" if door.latitude is None else repr(door.latitude),
        "longitude": "" if door.longitude is None else repr(door.longitude),
        "door_from": door.opens,
        "door_until": door.closes,
        "door_minutes": door.minutes,
        "door_note": door.note.strip(),
    }
