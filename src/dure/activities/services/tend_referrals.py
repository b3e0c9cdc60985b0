"""The clock of referrals: whoever is waited for is reminded, then the backbone hears, then it ends."""

from datetime import datetime

from dure.activities.models import Referral, ReferralStep
from dure.activities.queries.referral_terms import days_on
from dure.activities.rules.referral_states import OPEN, Timer, timer
from dure.activities.services.referral_letters import tell_backbone, tell_recipient, tell_sender
from dure.activities.services.referral_rows import referral_row, stamp
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.words import Words

EXPIRED = Words("답이 없어 끝났어요.", "It ended without an answer.")


def referrals_due(*, at: datetime) -> list[str]:
    """The open referrals for which the clock asks something today."""
    rows = Referral.objects.everywhere("the clock looks at everybody's").filter(state__in=OPEN)
    return [row.public_id for row in rows.order_by("pk") if _asked(row, at) is not None]


def _one(*, public_id: str) -> Subject:
    row = referral_row(public_id)
    return Subject("referral", public_id, row.initiative_id, row.recipient_id)


@action("activities.referral.tend", may="watch_referrals", on=_one)
def tend_referral(actor: Actor, *, public_id: str, at: datetime) -> Done[str]:
    """Do what the clock asks of one referral, once; two workers do it once as well."""
    found = referral_row(public_id)
    row: Referral = Referral.objects.within(pk=found.pk).select_for_update().get()
    asked = _asked(row, at)
    if asked is None:
        return Done("", {"referral": public_id, "did": ""})
    event = f"referral:{public_id}:{asked}:{row.state}:{row.state_since.isoformat()}"
    if asked == "reminded":
        tell_recipient(row, "referral_waits", event=event, at=at)
    elif asked == "climbed":
        tell_backbone(row, "referral_climbed", event=event, at=at)
        tell_sender(row, "referral_climbed", event=event, at=at)
    else:
        tell_sender(row, "referral_answered", event=event, at=at, said=EXPIRED)
    stamp(row, actor, asked, at=at)
    return Done(asked, {"referral": public_id, "did": asked})


def _asked(row: Referral, at: datetime) -> Timer | None:
    if row.state not in OPEN:
        return None
    done = ReferralStep.objects.within(referral_id=row.pk, at__gt=row.state_since)
    return timer(
        row.state,
        day_of(row.state_since),
        done.values_list("kind", flat=True),
        on=day_of(at),
        days=days_on(row.initiative_id, day_of(row.state_since)),
    )
