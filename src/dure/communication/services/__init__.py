"""Communication, what can be done: raise, climb, hand over and close alerts; tell notices."""

from dure.communication.services.close_alert import close_alert
from dure.communication.services.handle_alert import (
    climb_alert,
    hand_over_alerts,
    stamp_deed,
    take_alert,
)
from dure.communication.services.keep_watch import keep_watch
from dure.communication.services.prove_week import prove_week
from dure.communication.services.raise_alert import raise_alert
from dure.communication.services.send_notices import send_notices
from dure.communication.services.tell import call_off, tell

__all__ = [
    "call_off",
    "climb_alert",
    "close_alert",
    "hand_over_alerts",
    "keep_watch",
    "prove_week",
    "raise_alert",
    "send_notices",
    "stamp_deed",
    "take_alert",
    "tell",
]
