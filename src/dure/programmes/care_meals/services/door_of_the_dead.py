"""A door at which somebody died: nobody knocks there, and a day keeps the list of who must hear."""

from datetime import datetime

from dure.kernel.words import Words
from dure.programmes.care_meals.models import DayMessage, Diner, DinerContact, MealDay, Stop
from dure.programmes.care_meals.queries.under_way import visited_on
from dure.programmes.care_meals.types.diners import RELATIONS

OPEN = ("draft", "open")
FAMILY = Words(
    "삼가 위로의 말씀을 전하고, 식사와 안부확인이 끝났음을 알려 드려요.",
    "Tell them with condolences that meals and visits have ended.",
)
COURIER = Words(
    "오늘 {label} 집에는 가지 마세요. 돌아가셨어요.",
    "Please do not go to door {label} today: the diner has died.",
)
RELATIVE = "family"
assert RELATIVE in RELATIONS  # noqa: S101 - one word for both


def close_door(row: MealDay, who: Diner, at: datetime) -> int:
    """Take the door out of a locked day; answers how many of the family must be told. Twice is once."""
    stop = Stop.objects.within(day_id=row.pk, diner_id=who.pk).select_related("route").first()
    if stop is not None and who.pk not in visited_on(row.pk):
        _close(row, stop, at)
    contacts = DinerContact.objects.within(diner_id=who.pk, ended_on__isnull=True)
    kin = list(contacts.filter(relation=RELATIVE)) or list(contacts[:1])
    for one in kin:
        _must_hear(row, "contact", one.pk, FAMILY, at)
    row.version += 1
    row.save(update_fields=["version"])
    return len(kin)


def _close(row: MealDay, stop: Stop, at: datetime) -> None:
    route, place = stop.route, stop.place
    stop.route, stop.trip, stop.place, stop.state, stop.reason = None, 0, 0, "closed", "died"
    stop.due_at = stop.leaves_at = None
    stop.save()
    if route is not None and row.state == "open":
        label = f"{route.number}-{place:02d}"
        _must_hear(row, "courier", route.courier_id, COURIER.filled(label=label), at)


def _must_hear(row: MealDay, audience: str, key: int, words: Words, at: datetime) -> None:
    DayMessage.objects.everywhere("one sentence once").get_or_create(
        day=row,
        replan=None,
        audience=audience,
        key=key,
        about="died",
        defaults={"words": words.as_dict(), "noted_at": at},
    )
