"""What the worker does for communication: it watches over alerts, sends notices, proves the weeks."""

from datetime import timedelta

from django.conf import settings

from dure.communication.channels.mailbox import has_mailbox
from dure.communication.rules.weeks import monday_of
from dure.communication.services import (
    ask_reports,
    everything_handed_in,
    fetch_mail,
    index_search,
    keep_days,
    keep_watch,
    prove_week,
    read_journal,
    send_notices,
)
from dure.communication.services.prove_week import weeks_to_prove
from dure.ground.access.queries import house
from dure.kernel.clock import day_of, now, sighting
from dure.kernel.jobs import job


@job(every=timedelta(seconds=settings.DURE_WATCH_S), urgent=True)
def watch() -> None:
    """Every few seconds: alerts climb, and what is to be told leaves."""
    keep_watch(house(), seen=sighting(), at=now())
    send_notices(at=now())


@job(every=timedelta(seconds=settings.DURE_WATCH_S))
def tell_of_the_journal() -> None:
    """What was done is told, a few seconds behind; what became of messages is asked."""
    read_journal(at=now())
    ask_reports(at=now())


@job(every=timedelta(minutes=1))
def fetch_the_mail() -> None:
    """Every minute, where the house has a mailbox: replies, and what came back."""
    if has_mailbox():
        fetch_mail(at=now())


@job(retries=3, backoff=300, daily_at="06:30")
def prove_weeks() -> None:
    """In the morning: the weeks that are over and have no proof yet, however long nobody was there."""
    at = now()
    for initiative_id, monday in weeks_to_prove(monday_of(day_of(at))):
        prove_week(house(), initiative_id=initiative_id, monday=monday, at=at)


@job(every=timedelta(seconds=10))
def index_what_changed() -> None:
    """Every few seconds: what was said or changed can be found."""
    everything_handed_in()
    index_search(at=now())


@job(every=timedelta(minutes=10))
def keep_calendars() -> None:
    """Now and then: the days of the other rooms come into the calendars, moved ones move there."""
    everything_handed_in()
    keep_days(at=now())
