"""What can be asked about alerts and notices, threads, meetings and decisions."""

from dure.communication.queries.alerts import (
    alert_of,
    alert_of_source,
    alert_page,
    alerts_closed_of,
    open_alerts,
    open_alerts_of_sources,
)
from dure.communication.queries.notices import (
    notices_of_event,
)
from dure.communication.queries.own_notices import (
    own_notices,
    waits_for_address,
)
from dure.communication.queries.proofs import (
    proof_of_week,
    weeks_proved,
)
from dure.communication.queries.seen import (
    voice_in,
)
from dure.communication.queries.topics import (
    talk_of,
    topic_by_key,
    topic_followers,
    topic_of,
    topics_in,
    topics_unread,
)
from dure.communication.queries.who_handles import (
    handlers_of,
)
from dure.communication.queries.work_meetings import (
    meeting_page,
    meetings_in,
    meetings_waiting,
)
from dure.communication.rules.ladders import (
    ladders_in,
)

__all__ = [
    "alert_of",
    "alert_of_source",
    "alert_page",
    "alerts_closed_of",
    "handlers_of",
    "ladders_in",
    "meeting_page",
    "meetings_in",
    "meetings_waiting",
    "notices_of_event",
    "open_alerts",
    "open_alerts_of_sources",
    "own_notices",
    "proof_of_week",
    "talk_of",
    "topic_by_key",
    "topic_followers",
    "topic_of",
    "topics_in",
    "topics_unread",
    "voice_in",
    "waits_for_address",
    "weeks_proved",
]
