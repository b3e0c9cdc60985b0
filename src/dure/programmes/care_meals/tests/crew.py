"""The crew of 손맛 주방: who cooks, packs and delivers, on which shifts. Everything is invented.

`worker(story, "이복순")` is somebody who was taken on to cook; `shift(story, day)` a morning of the
kitchen; `on(shift, worker)` puts her on it.
"""

from datetime import date, datetime, time
from typing import Any

from dure.kernel.clock import SEOUL
from dure.kernel.ids import public_id
from dure.programmes.care_meals.models import Roster, Shift, ShiftPlace, Worker
from dure.programmes.care_meals.tests.story import KitchenStory, person

DECEMBER = date(2026, 12, 1)
TUESDAY = date(2026, 12, 1)  # the first workday of the roster's month
MORNING = datetime(2026, 12, 1, 6, 40, tzinfo=SEOUL)
AFTERNOON = datetime(2026, 12, 1, 14, 0, tzinfo=SEOUL)


def worker(story: KitchenStory, name: str, **said: Any) -> Worker:
    """Somebody who was taken on: a cook of the community unit with sixty hours, unless said otherwise."""
    made: Worker = Worker.objects.create(
        **{
            "public_id": public_id(),
            "person": person(story, name),
            **story.here,
            "kitchen": story.kitchen,
            "job_type": "community",
            "part": "cook",
            "skills": ["soup", "side"],
            "lifts_kg": 10,
            "applied_on": date(2026, 1, 5),
            "decision": "yes",
            "decided_on": date(2026, 1, 12),
            "starts_on": date(2026, 2, 1),
        }
        | said
    )
    return made


def shift(story: KitchenStory, day: date = TUESDAY, **said: Any) -> Shift:
    """A cooks' morning from seven to eleven that needs one."""
    made: Shift = Shift.objects.create(
        **{
            "public_id": public_id(),
            "kitchen": story.kitchen,
            "day": day,
            "starts": time(7, 0),
            "ends": time(11, 0),
            "part": "cook",
            "need": 1,
        }
        | said
    )
    return made


def on(where: Shift, who: Worker, **said: Any) -> ShiftPlace:
    """She is on it, has heard the briefing and is fit."""
    usual = {"briefed_at": datetime.combine(where.day, time(6, 50), SEOUL), "fit": True}
    made: ShiftPlace = ShiftPlace.objects.create(**{"shift": where, "worker": who, **usual} | said)
    return made


def known_roster(story: KitchenStory, month: date = DECEMBER) -> Roster:
    """A roster that everybody knows."""
    made: Roster = Roster.objects.create(
        kitchen=story.kitchen,
        month=month,
        state="published",
        planned_at=MORNING,
        published_at=MORNING,
    )
    return made
