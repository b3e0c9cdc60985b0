"""Referrals whose letter came back: whoever sent one hears of it, and can give another address."""

from datetime import datetime

from dure.activities.models import Referral, ReferralLink
from dure.activities.queries.acting_for import acted_for
from dure.activities.queries.referral_cards import cards_of
from dure.activities.types.referrals import ReferralCard
from dure.communication.queries import dead_among
from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of

SENDS = "send_referral"
RELATED = ("sender", "recipient", "kind", "service")


def referrals_unreached(
    actor: Actor, *, initiative_id: int, at: datetime
) -> tuple[ReferralCard, ...]:
    """What the actor's organisation sent to an address at which nobody lives, still unanswered."""
    own = acted_for(actor, SENDS, initiative_id, day_of(at))
    links = ReferralLink.objects.within(
        referral__initiative_id=initiative_id,
        referral__sender_id__in=own,
        referral__state="sent",
        ended_at__isnull=True,
        expires_at__gt=at,
    )
    address = {link.referral_id: link.address for link in links.order_by("pk")}
    dead = dead_among(set(address.values()))
    names = [key for key, one in address.items() if one in dead]
    if not names:
        return ()
    rows = Referral.objects.within(initiative_id=initiative_id, pk__in=names)
    return cards_of(list(rows.select_related(*RELATED).order_by("state_since", "pk")), at=at)
