"""Answer a referral, for the organisation asked: yes or no, the first contact, how it ended."""

from datetime import datetime
from typing import Any

from dure.activities.models import Referral
from dure.activities.queries.parcels import agreed_to_travel
from dure.activities.rules.referral_codes import (
    check_outcome,
    check_reason,
    outcomes,
    refusal_reasons,
)
from dure.activities.rules.referral_states import check_close
from dure.activities.services.partner_link import make_link
from dure.activities.services.referral_letters import has_somebody, tell_recipient, tell_sender
from dure.activities.services.referral_rows import (
    check_happened,
    end_links,
    held,
    of_recipient,
    of_sender,
    stamp,
)
from dure.activities.types.referrals import Answered
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.ground.organisations.queries import members_of
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words

NOBODY = Answered()
ACCEPTED = Words("받아들였어요.", "It was accepted.")
CONTACTED = Words("처음 만났어요.", "The first contact has been made.")


@action("activities.referral.accept", may="answer_referrals", on=of_recipient)
def accept_referral(
    actor: Actor, *, public_id: str, told: Answered = NOBODY, at: datetime
) -> Done[None]:
    """Say yes. Impossible once consent has ended: nobody could know whom it is about.

    Refused: `activities.already_answered`, `.referral_over`, `.consent_ended`.
    """
    row = held(actor, public_id, side="recipient", at=at)
    _must_be_agreed(row, at)
    _answered(row, actor, "accepted", told, at=at, said=ACCEPTED)
    return Done(None, _noted(row, told))


@action("activities.referral.decline", may="answer_referrals", on=of_recipient)
def decline_referral(actor: Actor, *, public_id: str, told: Answered, at: datetime) -> Done[None]:
    """Say no, and why: a code, and words where the code is `other`."""
    check_reason(told.code, told.note)
    row = held(actor, public_id, side="recipient", at=at)
    _answered(row, actor, "declined", told, at=at, said=refusal_reasons()[told.code])
    return Done(None, _noted(row, told))


@action("activities.referral.contact", may="answer_referrals", on=of_recipient)
def note_contact(
    actor: Actor, *, public_id: str, told: Answered = NOBODY, at: datetime
) -> Done[None]:
    """The first contact with the person, on a day that was. Refused: `activities.not_on_that_day`."""
    row = held(actor, public_id, side="recipient", at=at)
    on = check_happened(told.on, row, at)
    _answered(row, actor, "contacted", told, at=at, said=CONTACTED, happened_on=on)
    return Done(None, _noted(row, told))


@action("activities.referral.close", may="answer_referrals", on=of_recipient)
def close_referral(actor: Actor, *, public_id: str, told: Answered, at: datetime) -> Done[None]:
    """How it ended: the loop is closed. Nobody was helped without a first contact."""
    check_outcome(told.code, told.note)
    row = held(actor, public_id, side="recipient", at=at)
    check_close(row.state, told.code)
    on = check_happened(told.on, row, at)
    _answered(row, actor, "closed", told, at=at, said=outcomes()[told.code], happened_on=on)
    return Done(None, _noted(row, told))


@action("activities.referral.withdraw", may="send_referral", on=of_sender)
def withdraw_referral(
    actor: Actor, *, public_id: str, told: Answered = NOBODY, at: datetime
) -> Done[None]:
    """Take it back: from this moment whoever was asked sees nothing of it any more."""
    row = held(actor, public_id, side="sender", at=at)
    tell_recipient(row, "referral_taken_back", event=f"referral:{public_id}:withdrawn", at=at)
    stamp(row, actor, "withdrawn", at=at, note=told.note, organisation_id=row.sender_id)
    return Done(None, _noted(row, told))


@action("activities.referral.hand_on", may="send_referral", on=of_sender)
def hand_on_referral(
    actor: Actor,
    *,
    public_id: str,
    to: int,
    address: str = "",
    told: Answered = NOBODY,
    at: datetime,
) -> Done[None]:
    """Ask another organisation instead, with the same data: it needs the person's consent for that one.

    Refused: `activities.no_referral_consent`, `.item_without_consent`, `.not_taking_part`,
    `.to_ones_own`, `.address_needed`.
    """
    row = held(actor, public_id, side="sender", at=at)
    _check_next(row, to, at)
    # Whoever was asked first sees nothing of it from here on, and hears why.
    gone = f"referral:{public_id}:handed_on:{at.isoformat()}"
    tell_recipient(row, "referral_taken_back", event=gone, at=at)
    end_links(row, at)
    row.recipient_id, row.service_id = to, None
    stamp(
        row,
        actor,
        "handed_on",
        at=at,
        note=told.note,
        organisation_id=row.sender_id,
        to_organisation_id=to,
    )
    Referral.objects.within(pk=row.pk).update(service=None)
    row = Referral.objects.within(pk=row.pk).get()
    if address.strip():
        make_link(row, actor, address, at=at)
    elif not has_somebody(row, at):
        raise Refused("activities.address_needed")
    event = f"referral:{public_id}:sent:{at.isoformat()}"
    told_people = tell_recipient(row, "referral_sent", event=event, at=at)
    return Done(None, {"referral": public_id, "told": told_people})


def _check_next(row: Referral, to: int, at: datetime) -> None:
    here = {each.organisation.id for each in members_of(row.initiative_id, day_of(at))}
    if to in (row.sender_id, row.recipient_id):
        raise Refused("activities.to_ones_own")
    if to not in here:
        raise Refused("activities.not_taking_part")
    agreed = agreed_to_travel(row.person_id or 0, to, day_of(at))
    if not agreed:
        raise Refused("activities.no_referral_consent")
    if set(row.items) - agreed:
        raise Refused("activities.item_without_consent")


def _must_be_agreed(row: Referral, at: datetime) -> None:
    if row.person_id is None or not agreed_to_travel(row.person_id, row.recipient_id, day_of(at)):
        raise Refused("activities.consent_ended")


def _answered(
    row: Referral,
    actor: Actor,
    kind: str,
    told: Answered,
    *,
    at: datetime,
    said: Words,
    **more: Any,
) -> None:
    stamp(
        row,
        actor,
        kind,
        at=at,
        code=told.code,
        note=told.note,
        by=told.by,
        organisation_id=row.recipient_id,
        via_link=actor.account_id is None,
        **more,
    )
    event = f"referral:{row.public_id}:{kind}:{at.isoformat()}"
    tell_sender(row, "referral_answered", event=event, at=at, said=said)


def _noted(row: Referral, told: Answered) -> dict[str, object]:
    return {"referral": row.public_id, "state": row.state, "code": told.code}
