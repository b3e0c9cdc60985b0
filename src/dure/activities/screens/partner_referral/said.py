"""What a partner reads once the code was typed."""

from datetime import datetime
from typing import Any

from dure.activities.queries import (
    content_for,
    outcomes,
    referral_in,
    referral_page,
    refusal_reasons,
)
from dure.activities.types.referrals import PartnerLink
from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of


def known_page(actor: Actor, link: PartnerLink, *, at: datetime) -> dict[str, Any]:
    """The data, as far as consent goes today, the steps, and what can be answered. The look is logged."""
    row = referral_in(link.public_id, link.initiative_id)
    page = referral_page(actor, link.public_id, initiative_id=link.initiative_id, at=at)
    return {
        "page": page,
        "card": page.card,
        "content": content_for(actor, row, at=at, by_account=link.made_by_id),
        "reasons": list(refusal_reasons().items()),
        "outcomes": list(outcomes().items()),
        "today": day_of(at),
        "by": actor.name,
    }
