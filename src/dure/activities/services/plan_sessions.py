"""Plan a session every week for some weeks: all of them, or none."""

from datetime import datetime, timedelta

from dure.activities.services.enrol_person import of_service
from dure.activities.services.hold_session import hold_session
from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done
from dure.kernel.errors import Refused

MOST = 60
WEEK = timedelta(weeks=1)


@action("activities.sessions.plan", may="record_service", on=of_service)
def plan_sessions(
    actor: Actor,
    *,
    service_id: int,
    starts_at: datetime,
    ends_at: datetime,
    times: int = 1,
    at: datetime,
) -> Done[tuple[int, ...]]:
    """Put `times` weekly sessions on the calendar; answers their keys.

    Refused with `activities.repeats`, or as `hold_session` for any of them.
    """
    if not 1 <= times <= MOST:
        raise Refused("activities.repeats", most=MOST)
    made = tuple(
        hold_session(
            actor,
            service_id=service_id,
            starts_at=starts_at + number * WEEK,
            ends_at=ends_at + number * WEEK,
            at=at,
        )
        for number in range(times)
    )
    return Done(made, {"service": service_id, "planned": len(made)})
