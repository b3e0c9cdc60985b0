"""Served twice on a day (하루 두 번, G16): by two organisations, noticed without any name being exchanged.

Only people who agreed to be counted across organisations are compared, on the ground that the
initiative recorded. Each side learns how many; who it is shows at both sides once both have said that
they want to look together (`measurement`: 겹치는 사람).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from dure.activities.queries import linkable_people
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import LINKING_MODES, ground_on, organisation_cards
from dure.ground.people.queries import blind_marks, masked_people
from dure.kernel.words import Words
from dure.measurement.queries import sharing_words
from dure.programmes.care_meals.models import Kitchen, MealDay
from dure.programmes.care_meals.queries.kitchens import kitchen_row
from dure.programmes.care_meals.queries.standing import due_on, standing_of

SAYS = "open_person"  # what `measurement` asks of whoever says it
EATS = frozenset({"stop", "hall", "open"})


@dataclass(frozen=True, slots=True)
class TwiceWith:
    """So many of ours who get a meal of another organisation as well that day; names once both agree."""

    organisation_id: int
    organisation: Words
    people: int
    names: tuple[str, ...] = ()
    agreed: bool = False  # our own side has said so
    may_say: bool = False  # whoever looks may say it for our side

    @property
    def opened(self) -> bool:
        """Both sides want to look together."""
        return bool(self.names)


def served_twice(actor: Actor, kitchen_id: int, on: date, *, at: datetime) -> tuple[TwiceWith, ...]:
    """Each other organisation that serves some of ours on a day. Nothing without a recorded ground.

    Refused as `kitchen_card`.
    """
    kitchen = kitchen_row(actor, kitchen_id)
    others = _others(kitchen)
    if not others or ground_on(kitchen.initiative_id, on).mode not in LINKING_MODES:
        return ()
    ours = _marks([kitchen], on)
    found = []
    for organisation_id, kitchens in sorted(others.items()):
        theirs = set(_marks(kitchens, on).values())
        shared = sorted(person for person, mark in ours.items() if mark in theirs)
        if shared:
            found.append(_with(actor, kitchen, organisation_id, shared, at))
    names = organisation_cards(frozenset(one.organisation_id for one in found))
    return tuple(replace(one, organisation=names[one.organisation_id].name) for one in found)


def _others(kitchen: Kitchen) -> dict[int, list[Kitchen]]:
    rows = Kitchen.objects.within(initiative_id=kitchen.initiative_id, closed_on__isnull=True)
    found: dict[int, list[Kitchen]] = {}
    for row in rows.exclude(organisation_id=kitchen.organisation_id).order_by("pk"):
        found.setdefault(row.organisation_id, []).append(row)
    return found


def _marks(kitchens: list[Kitchen], on: date) -> Mapping[int, str]:
    """The marks of everybody who is served there that day and agreed to be compared."""
    people: set[int] = set()
    for one in kitchens:
        day = MealDay.objects.within(kitchen_id=one.pk, on=on).first()
        standing = standing_of(due_on(one.pk, on, day), on, day.state if day else "draft")
        people |= {line.person_id for line in standing if line.state in EATS}
    initiative_id = kitchens[0].initiative_id
    agreed = linkable_people(people, initiative_id=initiative_id, on=on) & people
    return blind_marks(agreed, initiative_id=initiative_id)


def _with(
    actor: Actor, kitchen: Kitchen, organisation_id: int, shared: list[int], at: datetime
) -> TwiceWith:
    here, ours = kitchen.initiative_id, kitchen.organisation_id
    said = sharing_words(here)
    agreed, theirs = (ours, organisation_id) in said, (organisation_id, ours) in said
    names: tuple[str, ...] = ()
    if agreed and theirs:
        opened = masked_people(actor, ours, shared, initiative_id=here, at=at)
        names = tuple(sorted(one.masked_name for one in opened.values()))
    return TwiceWith(
        organisation_id,
        Words("", ""),
        len(shared),
        names,
        agreed=agreed,
        may_say=may(actor, SAYS, Subject("sharing", here, here, ours)),
    )
