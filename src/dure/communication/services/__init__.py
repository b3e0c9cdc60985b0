"""Communication, what can be done: alerts, notices, threads, meetings, decisions, announcements."""

from dure.communication.services.act_by_link import (
    act_by_link,
    shown_by_link,
)
from dure.communication.services.acts_of_talk import CHOOSE_TIME, READ_ANNOUNCEMENT
from dure.communication.services.announce import (
    announce,
    correct_announcement,
    remind_unread,
    withdraw_announcement,
)
from dure.communication.services.ask_reports import (
    ask_reports,
    ask_soon,
)
from dure.communication.services.calendar_feed import (
    make_feed,
    mark_feed_used,
    revoke_feed,
)
from dure.communication.services.close_alert import (
    close_alert,
)
from dure.communication.services.fetch_mail import (
    fetch_mail,
)
from dure.communication.services.follow_topic import (
    follow_topic,
    mark_read,
    settle_topic,
)
from dure.communication.services.from_journal import (
    read_journal,
)
from dure.communication.services.handed_in import (
    everything_handed_in,
)
from dure.communication.services.handle_alert import (
    climb_alert,
    hand_over_alerts,
    stamp_deed,
    take_alert,
)
from dure.communication.services.keep_entries import (
    hand_in_days,
    keep_days,
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
from dure.communication.services.read_announcement import read_announcement
from dure.communication.services.record_decision import (
    finish_decision,
    record_decision,
)
from dure.communication.services.run_meeting import (
    add_meeting_item,
    answer_invitation,
    answer_slots,
    call_work_meeting,
    cancel_work_meeting,
)
from dure.communication.services.say_message import (
    edit_message,
    say_message,
    withdraw_message,
)
from dure.communication.services.search_index import (
    hand_in,
    index_search,
)
from dure.communication.services.send_notices import (
    send_notices,
)
from dure.communication.services.take_mail import (
    MOST_TOLD,
    Became,
    is_ours,
    take_mail,
)
from dure.communication.services.take_on_action import (
    drop_action,
    finish_action,
    move_action,
    take_on_action,
)
from dure.communication.services.take_reply import (
    take_reply,
)
from dure.communication.services.tell import (
    call_off,
    call_off_for,
    tell,
)
from dure.communication.services.try_address import (
    try_address,
)
from dure.communication.services.write_digests import (
    write_digests,
)
from dure.communication.services.write_minutes import (
    end_work_meeting,
    mark_attendance,
    mend_line,
    write_line,
)

__all__ = [
    "CHOOSE_TIME",
    "MOST_TOLD",
    "READ_ANNOUNCEMENT",
    "Became",
    "Manner",
    "act_by_link",
    "add_browser",
    "add_meeting_item",
    "add_phone",
    "add_service",
    "add_webhook",
    "announce",
    "answer_invitation",
    "answer_slots",
    "ask_reports",
    "ask_soon",
    "call_off",
    "call_off_for",
    "call_work_meeting",
    "cancel_work_meeting",
    "climb_alert",
    "close_alert",
    "confirm_phone",
    "correct_announcement",
    "drop_action",
    "edit_message",
    "end_work_meeting",
    "everything_handed_in",
    "fetch_mail",
    "finish_action",
    "finish_decision",
    "follow_topic",
    "hand_in",
    "hand_in_days",
    "hand_over_alerts",
    "index_search",
    "is_ours",
    "keep_days",
    "keep_manner",
    "keep_watch",
    "keep_wishes",
    "make_feed",
    "mark_attendance",
    "mark_feed_used",
    "mark_read",
    "mend_line",
    "move_action",
    "open_topic",
    "propose_meeting",
    "prove_week",
    "raise_alert",
    "read_announcement",
    "read_journal",
    "record_decision",
    "remind_unread",
    "remove_point",
    "revoke_feed",
    "say_message",
    "send_notices",
    "settle_topic",
    "shown_by_link",
    "stamp_deed",
    "take_alert",
    "take_mail",
    "take_on_action",
    "take_reply",
    "tell",
    "try_address",
    "withdraw_announcement",
    "withdraw_message",
    "write_digests",
    "write_line",
]
