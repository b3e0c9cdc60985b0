"""What the sign-in page offers beside the forms: the people of the demo, where it is served."""

from dataclasses import dataclass

from django.conf import settings

from dure.ground.access.queries import DemoPerson, demo_people
from dure.kernel.clock import day_of, now


@dataclass(frozen=True, slots=True)
class Offer:
    """One person of each kind, and everybody else below a fold."""

    first: tuple[DemoPerson, ...] = ()
    others: tuple[DemoPerson, ...] = ()


def offered_people() -> Offer:
    """The demo's people, one of each role first; nobody where the demo is not served."""
    if not settings.DURE_DEMO:
        return Offer()
    people = demo_people(day_of(now()))
    first = {one.role: one for one in reversed(people)}
    return Offer(
        tuple(one for one in people if first[one.role] is one),
        tuple(one for one in people if first[one.role] is not one),
    )
