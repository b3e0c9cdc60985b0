"""Within how many days an initiative expects each step of a referral, on a day."""

from datetime import date

from dure.activities.models import ReferralTerms
from dure.activities.rules.referral_codes import Days, usual_days

FIELDS = tuple(Days.__dataclass_fields__)


def days_on(initiative_id: int, on: date) -> Days:
    """What was set last before or on that day; else what is usual."""
    rows = ReferralTerms.objects.within(initiative_id=initiative_id, since_on__lte=on)
    row = rows.order_by("-since_on", "-pk").first()
    return usual_days() if row is None else Days(**{name: getattr(row, name) for name in FIELDS})


def days_set(initiative_id: int) -> tuple[tuple[date, Days, str], ...]:
    """Everything that was ever set, the newest first: from when, what, by whom."""
    rows = ReferralTerms.objects.within(initiative_id=initiative_id).order_by("-since_on", "-pk")
    return tuple(
        (row.since_on, Days(**{name: getattr(row, name) for name in FIELDS}), row.recorded_by)
        for row in rows
    )
