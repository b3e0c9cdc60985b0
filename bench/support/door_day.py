"""One morning: a thousand couriers with a link each, open on a phone, and what the phones hold.

    python -m bench.support.door_day 1000 there.json 1000

fills the database that the environment names and writes down what each phone sends. The last number is
how many couriers a day has: with 25 the same 25 walk to the same people on forty days, one after the other.
"""

import json
import os
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import django

DOORS = 14


def main() -> None:
    """Fill, and write the phones down."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dure.project.settings.local")
    django.setup()
    phones = _filled(int(sys.argv[1]), int(sys.argv[3]))
    Path(sys.argv[2]).write_text(json.dumps(phones), encoding="utf-8")


def _filled(phones: int, a_day: int) -> list[dict[str, Any]]:
    from dure.kernel.clock import day_of, now  # noqa: PLC0415 - after the set-up
    from dure.programmes.care_meals.tests.story import kitchen_story  # noqa: PLC0415

    story, at = kitchen_story(), now()
    crew: dict[int, tuple[Any, list[Any]]] = {}  # number → courier, and to whom
    found = []
    for ago in range(-(-phones // a_day)):
        then = at - timedelta(days=ago)
        morning = _Morning(story, then, then - timedelta(hours=3), crew)
        found += morning.phones(min(a_day, phones - len(found)), day_of(then))
    return found


class _Morning:
    def __init__(
        self, story: Any, at: datetime, opened: datetime, crew: dict[int, tuple[Any, list[Any]]]
    ) -> None:
        self.story, self.at, self.opened, self.crew = story, at, opened, crew

    def phones(self, couriers: int, on: Any) -> list[dict[str, Any]]:
        from dure.programmes.care_meals.tests import routes_story  # noqa: PLC0415

        day = routes_story.meal_day(self.story, on, state="open", opened_at=self.opened)
        return [self._phone(day, number) for number in range(1, couriers + 1)]

    def _phone(self, day: Any, number: int) -> dict[str, Any]:
        from django.core import signing  # noqa: PLC0415

        from dure.kernel.ids import public_id  # noqa: PLC0415
        from dure.programmes.care_meals.models import (  # noqa: PLC0415
            CourierLink,
            CourierPhone,
            Route,
        )
        from dure.programmes.care_meals.rules.secrets_kept import digest_of  # noqa: PLC0415

        who, diners = self._crew(number)
        route = Route.objects.create(
            public_id=public_id(),
            day=day,
            courier=who,
            number=number,
            starts_at=self.opened,
            ends_at=self.at,
        )
        token, key = public_id(26), public_id(26)
        link = CourierLink.objects.create(
            public_id=public_id(),
            day=day,
            courier=who,
            digest=digest_of(token),
            token=token,
            made_at=self.opened,
            made_by_id=self.story.coordinator.account_id,
            opened_at=self.opened,
        )
        CourierPhone.objects.create(link=link, digest=digest_of(key), opened_at=self.opened)
        cookie = signing.dumps({"link": token, "phone": key}, salt="dure.care_meals.door")
        return {"token": token, "cookie": cookie, "events": self._events(route, diners)}

    def _crew(self, number: int) -> tuple[Any, list[Any]]:
        """A courier and the people of the route, the same on every day."""
        from dure.programmes.care_meals.tests import routes_story  # noqa: PLC0415

        if number not in self.crew:
            who = routes_story.courier(self.story, f"배달원 {number}")
            self.crew[number] = (who, self._diners())
        return self.crew[number]

    def _events(self, route: Any, diners: list[Any]) -> list[dict[str, Any]]:
        events = []
        for place, stop in enumerate(self._stops(route, diners), start=1):
            at = (self.opened + timedelta(minutes=10 * place)).timestamp() * 1000
            outcome = "nobody" if place == DOORS else "delivered"
            base = {"stop": stop, "at": at, "page": "old", "steady": 0}
            number = f"{route.public_id}-{place:02d}"
            events.append(
                {
                    **base,
                    "id": f"{number}-v",
                    "turn": 2 * place,
                    "kind": "visit",
                    "outcome": outcome,
                }
            )
            if outcome == "delivered":
                look = {"mood": 1, "appetite": 1, "walking": 1}
                events.append(
                    {**base, "id": f"{number}-w", "turn": 2 * place + 1, "kind": "wellness", **look}
                )
        return events

    def _stops(self, route: Any, diners: list[Any]) -> list[str]:
        from dure.kernel.ids import public_id  # noqa: PLC0415
        from dure.programmes.care_meals.models import Stop  # noqa: PLC0415

        stops = Stop.objects.bulk_create(
            Stop(
                public_id=public_id(),
                day=route.day,
                diner=one,
                route=route,
                place=place,
                window_from=self.opened.time(),
                window_until=self.at.time(),
                meals={"care_meals.lunchbox": 1},
            )
            for place, one in enumerate(diners, start=1)
        )
        return [one.public_id for one in stops]

    def _diners(self) -> list[Any]:
        from dure.ground.people.models import Person  # noqa: PLC0415
        from dure.kernel.ids import public_id  # noqa: PLC0415
        from dure.programmes.care_meals.models import Diner  # noqa: PLC0415
        from dure.programmes.care_meals.tests.story import GARAM  # noqa: PLC0415

        people = Person.objects.bulk_create(
            Person(
                public_id=public_id(),
                organisation=self.story.village.kitchen,
                name="박순례",
                place_code=GARAM,
                registered_at=self.opened,
            )
            for _ in range(DOORS)
        )
        rows = [
            Diner(
                public_id=public_id(),
                person=one,
                **self.story.here,
                kitchen=self.story.kitchen,
                place_code=GARAM,
                household=public_id(),
                since=self.opened.date(),
            )
            for one in people
        ]
        return list(Diner.objects.bulk_create(rows))


if __name__ == "__main__":
    main()
