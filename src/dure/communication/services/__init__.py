"""Communication, what can be done: raise, climb, hand over and close alerts; tell notices."""

from dure.communication.services.act_by_link import (
    act_by_link,
    shown_by_link,
)
from dure.communication.services.ask_reports import (
    ask_reports,
    ask_soon,
)
from dure.communication.services.close_alert import (
    close_alert,
)
from dure.communication.services.follow_topic import (
    follow_topic,
    mark_read,
    settle_topic,
)
from dure.communication.services.from_journal import (
    read_journal,
)
from dure.communication.services.handle_alert import (
    climb_alert,
    hand_over_alerts,
    stamp_deed,
    take_alert,
)
from dure.communication.services.keep_watch import (
    keep_watch,
)
from dure.communication.services.open_topic import (
    open_topic,
)
from dure.communication.services.own_channels import (
    add_browser,
    add_phone,
    add_service,
    add_webhook,
    confirm_phone,
    remove_point,
)
from dure.communication.services.own_manner import (
    Manner,
    keep_manner,
    keep_wishes,
)
from dure.communication.services.propose_meeting import (
    propose_meeting,
)
from dure.communication.services.prove_week import (
    prove_week,
)
from dure.communication.services.raise_alert import (
    raise_alert,
)
from dure.communication.services.say_message import (
    edit_message,
    say_message,
    withdraw_message,
)
from dure.communication.services.send_notices import (
    send_notices,
)
from dure.communication.services.take_reply import (
    take_reply,
)
from dure.communication.services.tell import (
    call_off,
    tell,
)

__all__ = [
    "Manner",
    "act_by_link",
    "add_browser",
    "add_phone",
    "add_service",
    "add_webhook",
    "ask_reports",
    "ask_soon",
    "call_off",
    "climb_alert",
    "close_alert",
    "confirm_phone",
    "edit_message",
    "follow_topic",
    "hand_over_alerts",
    "keep_manner",
    "keep_watch",
    "keep_wishes",
    "mark_read",
    "open_topic",
    "propose_meeting",
    "prove_week",
    "raise_alert",
    "read_journal",
    "remove_point",
    "say_message",
    "send_notices",
    "settle_topic",
    "shown_by_link",
    "stamp_deed",
    "take_alert",
    "take_reply",
    "tell",
    "withdraw_message",
]
