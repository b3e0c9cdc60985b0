"""Note a death (별세): the door is closed at once, the meals end, and the family is told by a person."""

from datetime import date, datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.programmes.care_meals.models import DayMessage, Diner, DinerContact, MealDay, Stop
from dure.programmes.care_meals.queries.under_way import visited_on
from dure.programmes.care_meals.services.day_subjects import locked, of_day
from dure.programmes.care_meals.services.end_diner import end_diner
from dure.programmes.care_meals.types.diners import RELATIONS

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


def _of_death(*, day: str, diner: str) -> Subject:
    return of_day(day=day)


@action("care_meals.diner.note_death", may="run_kitchen", on=_of_death, tell=("kitchen", "courier"))
def note_death(actor: Actor, *, day: str, diner: str, at: datetime) -> Done[int]:
    """Close the door of a diner who died; answers how many of the family must be told.

    Their meals end today. Nothing is sent by itself: a person says it, and the day keeps the list.
    Refused: `care_meals.no_such_diner`, `care_meals.day_not_open` on a day that is over.
    """
    row = locked(day, states={"draft", "open"})
    who = Diner.objects.within(kitchen_id=row.kitchen_id, public_id=diner).first()
    if who is None:
        raise Refused("care_meals.no_such_diner")
    stop = Stop.objects.within(day_id=row.pk, diner_id=who.pk).select_related("route").first()
    if stop is not None and who.pk not in visited_on(row.pk):
        _close(row, stop, at)
    if who.ended_on is None:
        end_diner(actor, diner_id=who.pk, on=_since(row, who, at), reason="died", at=at)
    contacts = DinerContact.objects.within(diner_id=who.pk, ended_on__isnull=True)
    kin = list(contacts.filter(relation=RELATIVE)) or list(contacts[:1])
    for one in kin:
        _must_hear(row, "contact", one.pk, FAMILY, at)
    row.version += 1
    row.save(update_fields=["version"])
    return Done(len(kin), {"day": row.public_id, "diner": who.public_id, "told": len(kin)})


def _since(row: MealDay, who: Diner, at: datetime) -> date:
    """From today on, though it was noted on the page of a day to come: today's door closes as well."""
    return max(who.since, min(row.on, day_of(at)))


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
