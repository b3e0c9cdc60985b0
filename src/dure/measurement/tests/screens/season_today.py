"""The village's reports as of today: last month's round is open, so the pages can be walked through."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.test import Client

from dure.ground.access.models import Account
from dure.ground.journal.types import Actor
from dure.kernel.clock import day_of, now
from dure.measurement.tests.factories import Season, opened, season
from dure.measurement.types.reports import RoundDates


@dataclass(frozen=True)
class Today:
    """A season whose newest round is open today, and browsers of its people."""

    season: Season
    period: str
    before: str

    @property
    def report(self) -> str:
        """The kitchen's report of the open round."""
        return self.season.kitchen.public_id

    def browser(self, actor: Actor | None = None, language: str = "ko") -> Client:
        """A browser in which somebody has signed in: the kitchen's reporter unless said otherwise."""
        client = Client()
        who = actor or self.season.garam.reporter
        client.force_login(Account.objects.get(pk=who.account_id))
        client.cookies["dure_language"] = language
        return client


def season_today(slug: str = "halmae", **shift: int) -> Today:
    """The three indicators and two kitchens, with a round that is open now."""
    today = day_of(now())
    period, before = months_back(today, 1), months_back(today, 2)
    made = opened(season(slug).garam, period, dates_around(today, **shift))
    return Today(made, period, before)


def dates_around(today: date, *, opens: int = -5, due: int = 5, locks: int = 20) -> RoundDates:
    """Days counted from today."""
    return RoundDates(*(today + timedelta(days=each) for each in (opens, due, locks)))


def months_back(today: date, count: int) -> str:
    """The month so many months ago."""
    month = today.year * 12 + today.month - 1 - count
    return f"{month // 12:04d}-{month % 12 + 1:02d}"
