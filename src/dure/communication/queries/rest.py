"""Rest (쉬는 시간): until when a notice waits, by its account's own hours and the law of the day."""

from datetime import datetime, time

from dure.communication.models import Notice, NoticeManner
from dure.communication.rules.quiet import Hours, quiet_until
from dure.communication.rules.ways import RINGS
from dure.ground.law.queries import law_value
from dure.kernel.clock import SEOUL, day_of


def hours_of_law(at: datetime) -> Hours:
    """The hours in which nobody may be sent what advertises, as the law of that day says."""
    on = day_of(at)
    return Hours(
        time.fromisoformat(law_value("messages.quiet_from", on)),
        time.fromisoformat(law_value("messages.quiet_until", on)),
    )


def quiet_for(row: Notice, at: datetime) -> datetime | None:
    """Until when this notice waits; None where it may leave now. Letters disturb nobody."""
    if row.channel not in RINGS or row.purpose == "urgent":
        return None
    law = hours_of_law(at)
    return quiet_until(at, own=_own(row) or law, law=law, purpose=_purpose(row), zone=SEOUL)


def _own(row: Notice) -> Hours | None:
    if row.account_id is None:
        return None
    manner = NoticeManner.objects.filter(account_id=row.account_id).first()
    return Hours(manner.quiet_from, manner.quiet_until) if manner else None


def _purpose(row: Notice):  # type: ignore[no-untyped-def]
    return "advertising" if row.purpose == "advertising" else "service"
