"""What the sign-in page offers beside the forms: the people of the demo, where it is served."""

from collections.abc import Iterable
from itertools import groupby

from django.conf import settings

from dure.ground.access.queries import DemoPerson, demo_people
from dure.kernel.clock import day_of, now
from dure.kernel.words import Words


def offered_people() -> list[tuple[Words, list[DemoPerson]]]:
    """The demo's people by role; nobody where the demo is not served."""
    people: Iterable[DemoPerson] = demo_people(day_of(now())) if settings.DURE_DEMO else ()
    return [(role, list(them)) for role, them in groupby(people, key=lambda one: one.role)]
