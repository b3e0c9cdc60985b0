"""The cast: what later parts of the demo ask for by name - organisations, accounts, indicators."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from dure.ground.access.models import Account
from dure.ground.access.queries import actor_of
from dure.ground.journal.types import Actor
from dure.kernel.clock import SEOUL

DOMAIN = "demo.dure.example"


@dataclass
class Cast:
    """Everything and everybody by short name; `today` is the day on which the demo is built."""

    today: date
    initiatives: dict[str, int] = field(default_factory=dict)
    organisations: dict[str, int] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    codes: dict[int, dict[str, str]] = field(default_factory=dict)

    def actor(self, name: str, at: datetime) -> Actor:
        """Somebody as they were on that day, signed in with a second factor."""
        return actor_of(self.accounts[name], on=at.date(), second_factor=True)

    def reporter(self, organisation: str) -> Account:
        """Who reports for an organisation."""
        return self.accounts[REPORTERS.get(organisation, organisation)]

    def director_name(self, initiative: str) -> str:
        """The short name of who leads the backbone of an initiative."""
        return DIRECTORS[initiative]

    def director(self, initiative: str) -> Account:
        """Who leads the backbone of an initiative."""
        return self.accounts[DIRECTORS[initiative]]

    def approver(self, initiative: str) -> Account:
        """Who checks the reports of an initiative."""
        return self.accounts[APPROVERS[initiative]]


DIRECTORS = {"daon": "director", "halmae": "halmae-director"}
APPROVERS = {"daon": "approver", "halmae": "halmae-approver"}
REPORTERS = {"daon-federation": "director", "garam-centre": "halmae-director"}


def at_hour(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """That day in Seoul, at an hour of work."""
    return datetime.combine(day, time(hour, minute), tzinfo=SEOUL)
