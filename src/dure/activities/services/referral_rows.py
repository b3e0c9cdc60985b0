"""What the verbs of referrals share: the row held for one of them, and the step that is written."""

from datetime import date, datetime
from typing import Any

from dure.activities.models import Referral, ReferralLink, ReferralStep
from dure.activities.queries.acting_for import must_act_for
from dure.activities.rules.referral_states import state_after
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import organisation_cards
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.words import Words

LONGEST_NOTE = 1000


def referral_row(public_id: str) -> Referral:
    """One referral; refused with `activities.no_such_referral`."""
    rows = Referral.objects.everywhere("the gate follows")
    row: Referral | None = rows.filter(public_id=public_id).first()
    if row is None:
        raise Refused("activities.no_such_referral")
    return row


def of_recipient(*, public_id: str, **_: object) -> Subject:
    """The referral as the one asked sees it."""
    row = referral_row(public_id)
    return Subject("referral", public_id, row.initiative_id, row.recipient_id)


def of_sender(*, public_id: str, **_: object) -> Subject:
    """The referral as its sender sees it."""
    row = referral_row(public_id)
    return Subject("referral", public_id, row.initiative_id, row.sender_id)


def held(actor: Actor, public_id: str, *, side: str, at: datetime) -> Referral:
    """The row, held until the transaction ends, for somebody of the side.

    Of two who answer at one moment the second finds the answer of the first.
    """
    seen = referral_row(public_id)
    row: Referral = Referral.objects.within(pk=seen.pk).select_for_update().get()
    home = row.recipient_id if side == "recipient" else row.sender_id
    permission = "answer_referrals" if side == "recipient" else "send_referral"
    must_act_for(actor, permission, row.initiative_id, home, day_of(at))
    return row


def stamp(row: Referral, actor: Actor, kind: str, *, at: datetime, **said: Any) -> ReferralStep:
    """Write a step and what the rule makes of it. Refused as `state_after`."""
    after = state_after(row.state, kind)
    note = str(said.get("note", "")).strip()
    if len(note) > LONGEST_NOTE:
        raise Refused("activities.told_too_long", most=LONGEST_NOTE)
    refuse_resident_number(note=note)
    step = ReferralStep.objects.create(
        referral=row,
        kind=kind,
        at=at,
        account_id=actor.account_id,
        by=(said.get("by") or actor.name)[:160],
        organisation_id=said.get("organisation_id"),
        to_organisation_id=said.get("to_organisation_id"),
        code=said.get("code", ""),
        note=note,
        happened_on=said.get("happened_on"),
        via_link=bool(said.get("via_link")),
    )
    if after != row.state or kind in {"sent", "handed_on"}:
        row.state, row.state_since = after, at
        row.save(update_fields=["state", "state_since", "recipient", "place_code"])
    if after not in {"sent", "accepted", "contacted"}:
        end_links(row, at)
    return step


def end_links(row: Referral, at: datetime) -> None:
    """No link of the referral opens anything any more."""
    ReferralLink.objects.within(referral_id=row.pk, ended_at__isnull=True).update(ended_at=at)


def name_of(organisation_id: int) -> Words:
    """The name of an organisation."""
    return organisation_cards(frozenset((organisation_id,)))[organisation_id].name


def check_happened(on: date | None, row: Referral, at: datetime) -> date:
    """The day on which something happened. Refused: `activities.not_on_that_day`."""
    day = on or day_of(at)
    if not day_of(row.sent_at) <= day <= day_of(at):
        raise Refused("activities.not_on_that_day")
    return day
