"""Set within how many days an initiative expects the steps of a referral, from a day on."""

from dataclasses import asdict
from datetime import date, datetime

from dure.activities.models import ReferralTerms
from dure.activities.rules.referral_codes import Days, check_days
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused


def _of_initiative(*, initiative_id: int, **_: object) -> Subject:
    return Subject("initiative", initiative_id, initiative_id)


@action("activities.referral.set_days", may="watch_referrals", on=_of_initiative)
def set_referral_days(
    actor: Actor, *, initiative_id: int, since: date, days: Days, at: datetime
) -> Done[None]:
    """From today or a later day on; what was set before keeps holding for the days before."""
    check_days(days)
    if since < day_of(at):
        raise Refused("activities.not_before_today")
    told = asdict(days)
    ReferralTerms.objects.create(
        initiative_id=initiative_id,
        since_on=since,
        recorded_at=at,
        recorded_by=actor.name[:160],
        **told,
    )
    return Done(None, {"since": since.isoformat(), **told})
