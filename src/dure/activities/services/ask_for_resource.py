"""Ask the others for something; say that it was found; take the question back."""

from datetime import datetime

from dure.activities.models import ResourceOffer, ResourceRequest
from dure.activities.queries.acting_for import account_of, acted_for, must_act_for
from dure.activities.services.exchange_letters import tell_asker
from dure.activities.services.exchange_rows import SHARES
from dure.activities.types.exchange import KINDS, RequestDraft
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number


def _of_draft(*, draft: RequestDraft) -> Subject:
    return Subject("request", "new", draft.initiative_id, draft.organisation_id)


def _that_one(*, request: str, **_: object) -> Subject:
    row = _found(request)
    return Subject("request", request, row.initiative_id, row.organisation_id)


@action("activities.request.make", may="share_resources", on=_of_draft)
def ask_for_resource(actor: Actor, *, draft: RequestDraft, at: datetime) -> Done[str]:
    """Refused: `activities.no_such_kind`, `.purpose_needed`, and a time that makes no sense."""
    must_act_for(actor, SHARES, draft.initiative_id, draft.organisation_id, day_of(at))
    if draft.kind not in KINDS:
        raise Refused("activities.no_such_kind")
    if not draft.text.strip():
        raise Refused("activities.purpose_needed")
    if draft.ends_at <= draft.starts_at:
        raise Refused("activities.booking_ends_first")
    if draft.ends_at <= at:
        raise Refused("activities.booking_in_the_past")
    refuse_resident_number(text=draft.text)
    row = ResourceRequest.objects.create(
        public_id=public_id(),
        initiative_id=draft.initiative_id,
        organisation_id=draft.organisation_id,
        kind=draft.kind,
        text=draft.text.strip()[:300],
        starts_at=draft.starts_at,
        ends_at=draft.ends_at,
        made_at=at,
        made_by_id=account_of(actor),
    )
    return Done(row.public_id, {"request": row.public_id})


@action("activities.request.withdraw", may="share_resources", on=_that_one)
def withdraw_request(actor: Actor, *, request: str, at: datetime) -> Done[None]:
    """It is not needed any more. Refused: `activities.request_over`."""
    row = _held(request)
    must_act_for(actor, SHARES, row.initiative_id, row.organisation_id, day_of(at))
    row.state = "withdrawn"
    row.save(update_fields=["state"])
    return Done(None, {"request": request})


def _of_helper(*, request: str, offer: str) -> Subject:
    found = ResourceOffer.objects.everywhere("the gate follows").filter(public_id=offer).first()
    if found is None:
        raise Refused("activities.no_such_offer")
    return Subject("request", request, _found(request).initiative_id, found.organisation_id)


@action("activities.request.answer", may="share_resources", on=_of_helper)
def answer_request(actor: Actor, *, request: str, offer: str, at: datetime) -> Done[None]:
    """Answer with something of one's own. Of two who answer the second is told that it is over."""
    row = _held(request)
    own = acted_for(actor, SHARES, row.initiative_id, day_of(at))
    found = ResourceOffer.objects.within(
        public_id=offer, initiative_id=row.initiative_id, organisation_id__in=own
    ).first()
    if found is None:
        raise Refused("activities.no_such_offer")
    row.state, row.answered_by = "answered", found
    row.save(update_fields=["state", "answered_by"])
    told = tell_asker(row, found, at=at)
    return Done(None, {"request": request, "offer": offer, "told": told})


def _held(public_id: str) -> ResourceRequest:
    seen = _found(public_id)
    row: ResourceRequest = ResourceRequest.objects.within(pk=seen.pk).select_for_update().get()
    if row.state != "open":
        raise Refused("activities.request_over")
    return row


def _found(public_id: str) -> ResourceRequest:
    rows = ResourceRequest.objects.everywhere("the gate follows").filter(public_id=public_id)
    row: ResourceRequest | None = rows.first()
    if row is None:
        raise Refused("activities.no_such_request")
    return row
