"""Communication, what can be done: alerts, notices, threads, meetings, decisions."""

from dure.communication.services.close_alert import close_alert
from dure.communication.services.follow_topic import follow_topic, mark_read, settle_topic
from dure.communication.services.handle_alert import (
    climb_alert,
    hand_over_alerts,
    stamp_deed,
    take_alert,
)
from dure.communication.services.keep_watch import keep_watch
from dure.communication.services.open_topic import open_topic
from dure.communication.services.propose_meeting import propose_meeting
from dure.communication.services.prove_week import prove_week
from dure.communication.services.raise_alert import raise_alert
from dure.communication.services.say_message import edit_message, say_message, withdraw_message
from dure.communication.services.send_notices import send_notices
from dure.communication.services.take_reply import take_reply
from dure.communication.services.tell import call_off, tell

__all__ = [
    "call_off",
    "climb_alert",
    "close_alert",
    "edit_message",
    "follow_topic",
    "hand_over_alerts",
    "keep_watch",
    "mark_read",
    "open_topic",
    "propose_meeting",
    "prove_week",
    "raise_alert",
    "say_message",
    "send_notices",
    "settle_topic",
    "stamp_deed",
    "take_alert",
    "take_reply",
    "tell",
    "withdraw_message",
]
