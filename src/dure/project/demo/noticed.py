"""What was told whom in the demo: by letter and by phone, one that came back, and this week's digests."""

from datetime import datetime, timedelta
from typing import Any

from dure.communication.models import ContactPoint, Notice
from dure.communication.queries.marks import mark_of
from dure.communication.rules.occasions import occasions
from dure.communication.rules.phone_numbers import shown
from dure.communication.services import ask_reports, send_notices, tell, write_digests
from dure.communication.services.from_journal import notices_of_entry
from dure.communication.services.letter_back import letter_is_back
from dure.ground.journal.queries import entries_after
from dure.project.demo.cast import Cast, at_hour
from dure.project.demo.pack import told
from dure.project.tasks import awaiting_of_many

DAY, LATELY = timedelta(days=1), timedelta(days=21)
AT_ONCE = 5_000


def notify_everybody(cast: Cast) -> None:
    """As the worker would have told it, day by day; what waits for the next digest waits."""
    for story in told("talk").values():
        _phones(cast, story.get("phones", {}))
    _tell_of_the_journal(cast)
    _send(at_hour(cast.today - DAY, 23))
    for story in told("talk").values():
        if "bounced" in story:
            _comes_back(cast, story["bounced"])
    this_morning = at_hour(cast.today, 7, 30)
    write_digests(awaiting=awaiting_of_many(), at=this_morning)
    _send(this_morning)


def _phones(cast: Cast, numbers: dict[str, str]) -> None:
    """Who confirmed a number long ago; nothing leaves for a phone in the demo."""
    at = at_hour(cast.today - 90 * DAY)
    for name, number in numbers.items():
        ContactPoint.objects.create(
            account=cast.accounts[name],
            kind="phone",
            address=number,
            mark=mark_of(number),
            label=shown(number),
            made_at=at,
            confirmed_at=at,
        )


def _tell_of_the_journal(cast: Cast) -> None:
    """Each entry of the last weeks at its own moment, in the order in which it happened."""
    since, key, heard = at_hour(cast.today - LATELY, 0), 0, []
    while entries := entries_after(key, most=AT_ONCE):
        key = entries[-1].id
        heard += [one for one in entries if one.verb in occasions() and one.at >= since]
    for entry in sorted(heard, key=lambda one: (one.at, one.id)):
        tell(notices_of_entry(entry, at=entry.at), at=entry.at)


def _send(until: datetime) -> None:
    """The worker looks whenever something is due, until then; what is older than weeks is no news.

    What has its time only later is held meanwhile: the worker takes what lies far ahead for due.
    """
    rows: Any = Notice.objects.everywhere("the demo tells everybody's")
    rows.filter(made_at__lt=until - 2 * LATELY, state="waiting").update(state="off")
    rows.filter(state="waiting").update(state="held")
    while True:
        due = rows.filter(state__in=("held", "waiting", "resting"), next_at__lte=until)
        at = due.order_by("next_at").values_list("next_at", flat=True).first()
        if at is None:
            break
        rows.filter(state="held", next_at__lte=at).update(state="waiting")
        send_notices(at=at)
        ask_reports(at=at + DAY)
    rows.filter(state="held").update(state="waiting")


def _comes_back(cast: Cast, story: dict[str, Any]) -> None:
    """The mailbox of one of them is no more: what was sent last came back."""
    at = at_hour(cast.today + DAY * story["days"], 11)
    sent = Notice.objects.within(account_id=cast.accounts[story["account"]].pk, state="sent")
    row = sent.filter(channel="mail", sent_at__lte=at).latest("sent_at")
    letter_is_back(row, row.way, is_gone=True, at=at)
