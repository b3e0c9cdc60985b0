"""What the sign-in page offers beside the forms: the people of the demo, where it is served."""

from dataclasses import dataclass

from django.conf import settings

from dure.ground.access.queries import DemoPerson, demo_people
from dure.kernel.clock import day_of, now
from dure.kernel.programmes import DemoDoor, programmes


@dataclass(frozen=True, slots=True)
class Offer:
    """One person of each kind, and everybody else below a fold."""

    first: tuple[DemoPerson, ...] = ()
    others: tuple[DemoPerson, ...] = ()
    doors: tuple[DemoDoor, ...] = ()  # links of people who need no account


def offered_people() -> Offer:
    """The demo's people, one of each role first; nobody where the demo is not served."""
    if not settings.DURE_DEMO:
        return Offer()
    at = now()
    people = demo_people(day_of(at))
    first = {one.role: one for one in reversed(people)}
    return Offer(
        tuple(one for one in people if first[one.role] is one),
        tuple(one for one in people if first[one.role] is not one),
        tuple(door for each in programmes() for door in each.doors_of_demo(at)),
    )
