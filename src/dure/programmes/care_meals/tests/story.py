"""손맛 주방 in small: a kitchen, who runs it, and older neighbours who eat. Everything is invented.

`kitchen_story()` makes it; `diner(story, "박순례", …)` adds somebody. The rows are made as they lie in
the tables, so that a story of another part can begin where this one ends.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from dure.activities.models import ServiceKind
from dure.activities.tests.story import GARAM, places
from dure.ground.journal.types import Actor
from dure.ground.people.models import Person
from dure.ground.tests.story import NOW, TODAY, Village, person_who, village
from dure.kernel.ids import public_id
from dure.kernel.programmes import programme
from dure.programmes.care_meals.models import (
    Diner,
    DinerContact,
    DinerNeed,
    Kitchen,
    MealOrder,
    Pause,
)

MONDAY = date(2026, 11, 23)  # the day after TODAY, which is a Sunday
WORKDAYS = [1, 2, 3, 4, 5]
HOME = (35.7800, 127.1500)  # the kitchen; doors lie a few hundred metres around it
STEP = 0.002

__all__ = ["GARAM", "HOME", "MONDAY", "NOW", "TODAY", "WORKDAYS", "KitchenStory"]


@dataclass(frozen=True)
class KitchenStory:
    """The village with its kitchen and the coordinator who runs it."""

    village: Village
    kitchen: Kitchen
    coordinator: Actor  # a worker of the kitchen's organisation, with a second factor
    stranger: Actor  # a worker of the welfare centre, who may not look in here

    @property
    def here(self) -> dict[str, int]:
        """The keys that rows of this story share."""
        return {
            "initiative_id": self.village.initiative.pk,
            "organisation_id": self.village.kitchen.pk,
        }


def kitchen_story(slug: str = "halmae") -> KitchenStory:
    """Make it; call it inside a test that has a database."""
    garam = village(slug)
    if slug == "halmae":
        places()
    garam.initiative.programmes = ["care_meals"]
    garam.initiative.save(update_fields=["programmes"])
    kinds()
    where = Kitchen.objects.create(
        public_id=public_id(),
        initiative=garam.initiative,
        organisation=garam.kitchen,
        name_ko="손맛 주방",
        name_en="Sonmat kitchen",
        place_code=GARAM,
        latitude=HOME[0],
        longitude=HOME[1],
        capacity=110,
        opens=time(6, 30),
        closes=time(14, 0),
        licence="집단급식소 신고 2024-12",
        opened_on=date(2024, 1, 2),
    )
    return KitchenStory(
        village=garam,
        kitchen=where,
        coordinator=person_who("worker", garam.initiative, garam.kitchen, f"coordinator-{slug}"),
        stranger=person_who("worker", garam.initiative, garam.welfare, f"stranger-{slug}"),
    )


def kinds() -> None:
    """The kinds of service of the programme, as its manifest names them."""
    known = programme("care_meals")
    for kind in known.kinds if known else ():
        ServiceKind.objects.get_or_create(
            code=kind.code,
            defaults={
                "name_ko": kind.name.ko,
                "name_en": kind.name.en,
                "unit": kind.unit,
                "programme": "care_meals",
                "personal": kind.personal,
            },
        )


def diner(story: KitchenStory, name: str, *, portions: int = 1, **said: Any) -> Diner:
    """Somebody who gets a lunch box on workdays, unless something else is said (`kind`, `weekdays`).

    `portions=0` makes a diner without an order; `point=None` one whose door nobody has looked up.
    """
    count = Diner.objects.within(kitchen_id=story.kitchen.pk).count() + 1
    kind, weekdays = said.pop("kind", "care_meals.lunchbox"), said.pop("weekdays", WORKDAYS)
    point = said.pop("point", (HOME[0] + STEP * count, HOME[1] + STEP * (count % 5)))
    row = Diner.objects.create(
        **{
            "public_id": public_id(),
            "person": person(story, name),
            **story.here,
            "kitchen": story.kitchen,
            "address": f"가람읍 느티나무길 {count}",
            "latitude": "" if point is None else repr(point[0]),
            "longitude": "" if point is None else repr(point[1]),
            "place_code": GARAM,
            "door_from": time(10, 50),
            "door_until": time(12, 20),
            "household": public_id(),
            "since": date(2026, 1, 5),
        }
        | said
    )
    if portions:
        order(row, kind=kind, weekdays=weekdays, portions=portions)
    return row


def person(story: KitchenStory, name: str, **said: Any) -> Person:
    """Somebody whom the kitchen's organisation has registered."""
    made: Person = Person.objects.create(
        **{
            "public_id": public_id(),
            "organisation": story.village.kitchen,
            "name": name,
            "sex": "f",
            "birth_year": 1944,
            "phone": "010-5555-0100",
            "place_code": GARAM,
            "attributes": {"living": "alone"},
            "registered_at": NOW,
        }
        | said
    )
    return made


def order(row: Diner, **said: Any) -> MealOrder:
    """A meal order that holds since the diner began."""
    made: MealOrder = MealOrder.objects.create(
        **{
            "diner": row,
            "kind": "care_meals.lunchbox",
            "weekdays": WORKDAYS,
            "portions": 1,
            "since": row.since,
        }
        | said
    )
    return made


def need(row: Diner, *allergens: str, **said: Any) -> DinerNeed:
    """What somebody may not eat, noted when the story begins."""
    made: DinerNeed = DinerNeed.objects.create(
        **{"diner": row, "allergens": list(allergens), "since": row.since, "noted_at": NOW} | said
    )
    return made


def pause(row: Diner, since: date, until: date | None = None, reason: str = "hospital") -> Pause:
    """No meals for a while."""
    made: Pause = Pause.objects.create(diner=row, since=since, until=until, reason=reason)
    return made


def contact(row: Diner, name: str = "박정숙", **said: Any) -> DinerContact:
    """Who is called when nobody opens."""
    made: DinerContact = DinerContact.objects.create(
        **{"diner": row, "relation": "family", "name": name, "phone": "010-5555-0999"} | said
    )
    return made
