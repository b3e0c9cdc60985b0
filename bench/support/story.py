"""Who acts in the world of the benches, and where; the Django of the measured process."""

import sys
from dataclasses import dataclass
from datetime import datetime

import django

django.setup()

from django.db import connection  # noqa: E402

from dure.ground.access.models import Account  # noqa: E402
from dure.ground.access.queries import actor_of  # noqa: E402
from dure.ground.journal.types import Actor  # noqa: E402
from dure.ground.organisations.models import Initiative  # noqa: E402
from dure.kernel.clock import day_of, now  # noqa: E402
from dure.measurement.models import ReportingRound  # noqa: E402


@dataclass(frozen=True, slots=True)
class Stage:
    """The initiative, its director and a reporter, the newest round, and now."""

    scale: float
    database: str
    at: datetime
    initiative: Initiative
    director: Actor
    reporter: Actor
    newest: ReportingRound


def stage() -> Stage:
    """What every bench begins with; the size stands on the command line."""
    at = now()
    initiative = Initiative.objects.get(slug="bench")
    return Stage(
        scale=float(sys.argv[1]),
        database=connection.vendor,
        at=at,
        initiative=initiative,
        director=_actor("director@example.org", at),
        reporter=_actor("reporter-org-000@example.org", at),
        newest=ReportingRound.objects.filter(initiative=initiative).order_by("-period")[0],
    )


def _actor(email: str, at: datetime) -> Actor:
    account = Account.objects.get(email=email)
    return actor_of(account, on=day_of(at), second_factor=True)
