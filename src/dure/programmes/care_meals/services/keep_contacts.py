"""Whom to call, kept right: a number that is no longer theirs, and a family that wants no more messages."""

from datetime import datetime

from dure.communication.services import call_off_for
from dure.ground.consent.queries import consents_of
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Diner, DinerContact
from dure.programmes.care_meals.services.subjects import eating, of_diner

FAMILY = "message_family"  # the purpose to which the diner agrees


@action("care_meals.diner.end_contact", may="run_kitchen", on=of_diner)
def end_contact(actor: Actor, *, diner_id: int, contact_id: int, at: datetime) -> Done[int]:
    """Nobody calls or writes to this contact any more; answers the contact's key.

    Refused: `care_meals.no_such_contact`, `.diner_has_ended`.
    """
    row, contact = _held(diner_id, contact_id)
    contact.ended_on = day_of(at)
    contact.wants_message = False
    contact.save(update_fields=["ended_on", "wants_message"])
    call_off_for([contact.heard_as])
    return Done(contact.pk, {"diner": row.public_id, "contact": contact.pk})


@action("care_meals.diner.set_family_message", may="run_kitchen", on=of_diner)
def set_family_message(
    actor: Actor, *, diner_id: int, contact_id: int, wants: bool, at: datetime
) -> Done[int]:
    """Whether this contact hears "12:10, seen, well"; answers the contact's key.

    Refused: `care_meals.family_message_needs_consent` where the diner has not agreed,
    `.no_such_contact`, `.diner_has_ended`.
    """
    row, contact = _held(diner_id, contact_id)
    if wants:
        contact.consent_id = agreed_consent(row, at)
    contact.wants_message = wants
    contact.save(update_fields=["consent", "wants_message"])
    if not wants:
        call_off_for([contact.heard_as])
    return Done(contact.pk, {"diner": row.public_id, "contact": contact.pk, "wants": wants})


def agreed_consent(row: Diner, at: datetime) -> int:
    """The diner's consent that the family hears; a family message without one is never sent."""
    held = [one for one in consents_of(row.person_id, day_of(at)) if one.purpose == FAMILY]
    found = next((one.id for one in held if one.in_force), None)
    if found is None:
        raise Refused("care_meals.family_message_needs_consent")
    return found


def _held(diner_id: int, contact_id: int) -> tuple[Diner, DinerContact]:
    row = eating(diner_id)
    rows = DinerContact.objects.within(pk=contact_id, diner_id=row.pk, ended_on__isnull=True)
    found: DinerContact | None = rows.first()
    if found is None:
        raise Refused("care_meals.no_such_contact")
    return row, found
