"""What organisations ask the others for: still to be found, or answered with something."""

from datetime import datetime

from django.db.models import Q

from dure.activities.models import ResourceRequest
from dure.activities.queries.acting_for import acted_for
from dure.activities.queries.exchange_board import SHARES, must_see
from dure.activities.types.exchange import KINDS, RequestCard
from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of


def open_requests(actor: Actor, *, initiative_id: int, at: datetime) -> tuple[RequestCard, ...]:
    """What is asked for and not found yet, the soonest first."""
    must_see(actor, initiative_id)
    return _requests(Q(initiative_id=initiative_id, state="open", ends_at__gt=at))


def requests_answered(actor: Actor, *, initiative_id: int, at: datetime) -> tuple[RequestCard, ...]:
    """What the actor's own organisations asked for and somebody has, until its time is over."""
    own = acted_for(actor, SHARES, initiative_id, day_of(at))
    mine = Q(initiative_id=initiative_id, organisation_id__in=own)
    return _requests(mine & Q(state="answered", ends_at__gt=at))


def _requests(which: Q) -> tuple[RequestCard, ...]:
    rows = ResourceRequest.objects.everywhere("the caller says which").filter(which)
    joined_rows = rows.select_related("organisation", "answered_by__organisation")
    return tuple(_request(row) for row in joined_rows.order_by("starts_at", "pk"))


def _request(row: ResourceRequest) -> RequestCard:
    offer = row.answered_by
    return RequestCard(
        id=row.pk,
        public_id=row.public_id,
        organisation_id=row.organisation_id,
        organisation=row.organisation.name,
        kind_name=KINDS[row.kind],
        kind=row.kind,
        text=row.text,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        state=row.state,
        answer=offer.public_id if offer else "",
        answer_name=offer.name if offer else None,
        answered_by=offer.organisation.name if offer else None,
    )
