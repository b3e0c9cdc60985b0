"""What can be asked about alerts and notices, threads, meetings, decisions and announcements."""

from dure.communication.queries.alerts import (
    alert_of,
    alert_of_source,
    alert_page,
    alerts_closed_of,
    alerts_ended,
    open_alerts,
    open_alerts_at,
    open_alerts_of_sources,
)
from dure.communication.queries.announcements import (
    announcement_page,
    announcements_in,
    may_announce,
)
from dure.communication.queries.beside import (
    Beside,
    about_signed,
    beside,
    signed_about,
)
from dure.communication.queries.decisions import (
    actions_due,
    actions_in,
    decision_page,
    decisions_in,
    file_of_decision,
    open_decisions,
)
from dure.communication.queries.feeds import (
    feed_shown,
    own_feeds,
)
from dure.communication.queries.findable import (
    actions_changed,
    announcements_changed,
    decisions_changed,
    meetings_changed,
    messages_changed,
    topics_changed,
)
from dure.communication.queries.marks import (
    dead_among,
)
from dure.communication.queries.messages import (
    file_of_topic,
)
from dure.communication.queries.notices import (
    notices_of_event,
)
from dure.communication.queries.outbox import (
    outbox_of,
)
from dure.communication.queries.own_notices import (
    has_channel,
    own_notices,
    waits_for_address,
)
from dure.communication.queries.proofs import (
    proof_of_week,
    weeks_proved,
)
from dure.communication.queries.said_about import Said, newest_about, said_about
from dure.communication.queries.search import (
    search,
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
    meetings_seen,
    meetings_waiting,
)
from dure.communication.rules.ladders import (
    ladders_in,
)

__all__ = [
    "Beside",
    "Said",
    "about_signed",
    "actions_changed",
    "actions_due",
    "actions_in",
    "alert_of",
    "alert_of_source",
    "alert_page",
    "alerts_closed_of",
    "alerts_ended",
    "announcement_page",
    "announcements_changed",
    "announcements_in",
    "beside",
    "dead_among",
    "decision_page",
    "decisions_changed",
    "decisions_in",
    "feed_shown",
    "file_of_decision",
    "file_of_topic",
    "handlers_of",
    "has_channel",
    "ladders_in",
    "may_announce",
    "meeting_page",
    "meetings_changed",
    "meetings_in",
    "meetings_seen",
    "meetings_waiting",
    "messages_changed",
    "newest_about",
    "notices_of_event",
    "open_alerts",
    "open_alerts_at",
    "open_alerts_of_sources",
    "open_decisions",
    "outbox_of",
    "own_feeds",
    "own_notices",
    "proof_of_week",
    "said_about",
    "search",
    "signed_about",
    "talk_of",
    "topic_by_key",
    "topic_followers",
    "topic_of",
    "topics_changed",
    "topics_in",
    "topics_unread",
    "voice_in",
    "waits_for_address",
    "weeks_proved",
]
