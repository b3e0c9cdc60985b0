"""Send a referral: only with recorded consent, and exactly what was shown beforehand."""

from datetime import datetime

from dure.activities.models import Referral, Service, ServiceKind
from dure.activities.queries.acting_for import account_of, must_act_for
from dure.activities.queries.parcels import parcel_of
from dure.activities.rules.parcels import written_out
from dure.activities.services.partner_link import make_link
from dure.activities.services.referral_letters import has_somebody, tell_recipient
from dure.activities.services.referral_rows import stamp
from dure.activities.types.referrals import ReferralDraft
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.ground.organisations.queries import members_of
from dure.ground.places.queries import place_on
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number


def _of_draft(*, draft: ReferralDraft, seen: str) -> Subject:
    return Subject("referral", "new", draft.initiative_id, draft.sender_id)


@action("activities.referral.send", may="send_referral", on=_of_draft)
def send_referral(actor: Actor, *, draft: ReferralDraft, seen: str, at: datetime) -> Done[str]:
    """Send it. `seen` is the mark of the parcel as the page showed it.

    Refused: whatever `parcel_of` refuses (no consent first), `activities.parcel_changed`,
    `.not_a_member`, `.to_ones_own`, `.unknown_kind`, `.address_needed`, `.no_such_mail`.
    """
    today = day_of(at)
    must_act_for(actor, "send_referral", draft.initiative_id, draft.sender_id, today)
    _check_ways(draft, at)
    refuse_resident_number(**dict(draft.told))
    parcel = parcel_of(actor, draft, at=at, act="exported")
    if parcel.mark != seen:
        raise Refused("activities.parcel_changed")
    row = Referral.objects.create(
        public_id=public_id(),
        initiative_id=draft.initiative_id,
        sender_id=draft.sender_id,
        recipient_id=draft.recipient_id,
        person_id=draft.person_id,
        kind_id=_kind(draft.kind),
        service_id=_service(draft),
        place_code=draft.place_code,
        items=[line.item for line in parcel.lines],
        parcel=written_out(parcel.lines),
        state="",
        state_since=at,
        sent_at=at,
        sent_by_id=account_of(actor),
    )
    stamp(row, actor, "sent", at=at, organisation_id=draft.sender_id)
    _invite(row, actor, draft, at)
    told = tell_recipient(row, "referral_sent", event=f"referral:{row.public_id}:sent", at=at)
    return Done(row.public_id, {"referral": row.public_id, "items": row.items, "told": told})


def _invite(row: Referral, actor: Actor, draft: ReferralDraft, at: datetime) -> None:
    if draft.address.strip():
        make_link(row, actor, draft.address, at=at)
    elif not has_somebody(row, at):
        raise Refused("activities.address_needed")


def _check_ways(draft: ReferralDraft, at: datetime) -> None:
    if draft.sender_id == draft.recipient_id:
        raise Refused("activities.to_ones_own")
    here = {each.organisation.id for each in members_of(draft.initiative_id, day_of(at))}
    if draft.recipient_id not in here or draft.sender_id not in here:
        raise Refused("activities.not_taking_part")
    place_on(draft.place_code, day_of(at))


def _kind(code: str) -> int:
    found = ServiceKind.objects.filter(code=code).values_list("pk", flat=True).first()
    if found is None:
        raise Refused("activities.unknown_kind", kind=code)
    return int(found)


def _service(draft: ReferralDraft) -> int | None:
    if draft.service_id is None:
        return None
    rows = Service.objects.within(
        pk=draft.service_id,
        initiative_id=draft.initiative_id,
        organisation_id=draft.recipient_id,
    )
    if not rows.exists():
        raise Refused("activities.no_such_service")
    return draft.service_id
