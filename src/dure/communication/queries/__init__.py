"""What can be asked about alerts and notices."""

from dure.communication.queries.alerts import (
    alert_of,
    alert_of_source,
    alert_page,
    alerts_closed_of,
    alerts_ended,
    open_alerts,
    open_alerts_of_sources,
)
from dure.communication.queries.notices import notices_of_event
from dure.communication.queries.proofs import proof_of_week, weeks_proved
from dure.communication.queries.who_handles import handlers_of
from dure.communication.rules.ladders import ladders_in

__all__ = [
    "alert_of",
    "alert_of_source",
    "alert_page",
    "alerts_closed_of",
    "alerts_ended",
    "handlers_of",
    "ladders_in",
    "notices_of_event",
    "open_alerts",
    "open_alerts_of_sources",
    "proof_of_week",
    "weeks_proved",
]
