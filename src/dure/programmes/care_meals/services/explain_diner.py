"""Explain a diner (까닭 적기): a meal is due and nobody brings it; a person writes down why."""

from dataclasses import dataclass, field
from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.kernel.errors import Refused
from dure.kernel.ids import public_id
from dure.kernel.resident_number import refuse_resident_number
from dure.programmes.care_meals.models import Diner, MealDay, Stop
from dure.programmes.care_meals.queries.day_asks import doors_of_day
from dure.programmes.care_meals.services.day_subjects import locked, of_day, refuse_visited
from dure.programmes.care_meals.types.day import EXPLANATIONS
from dure.programmes.care_meals.types.planning import DoorAsk

LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Explanation (까닭): of which diner, which of `EXPLANATIONS`, and a sentence where it is `other`."""

    diner: str
    reason: str
    words: str = field(default="", repr=False)


def _of_explanation(*, day: str, told: Explanation) -> Subject:
    return of_day(day=day)


def _of_diner_on(*, day: str, diner: str) -> Subject:
    return of_day(day=day)


@action("care_meals.diner.explain", may="run_kitchen", on=_of_explanation)
def explain_diner(actor: Actor, *, day: str, told: Explanation, at: datetime) -> Done[None]:
    """Write down why a diner is on no route today; they are not cooked for.

    Refused: `care_meals.no_such_explanation`, `care_meals.explanation_needed`, `care_meals.not_due`,
    `care_meals.day_not_open` on a day that is closed, `care_meals.door_visited`, `kernel.resident_number`.
    """
    _refuse_what_says_nothing(told)
    row = locked(day, states={"draft", "open"})
    stop = _stop(row, told.diner)
    refuse_visited(row, {stop.diner_id})
    stop.route, stop.trip, stop.place, stop.state = None, 0, 0, "explained"
    stop.due_at = stop.leaves_at = None
    stop.reason, stop.reason_words, stop.explanation = told.reason, {}, told.words.strip()
    stop.explained_at, stop.explained_by_id = at, actor.account_id
    stop.save()
    _moved_on(row)
    return Done(None, {"day": row.public_id, "diner": told.diner, "reason": told.reason})


@action("care_meals.diner.explain_no_more", may="run_kitchen", on=_of_diner_on)
def unexplain_diner(actor: Actor, *, day: str, diner: str, at: datetime) -> Done[None]:
    """The reason holds no more: the diner is open again, and wants a route.

    Refused: `care_meals.not_explained`.
    """
    row = locked(day, states={"draft", "open"})
    rows = Stop.objects.within(day_id=row.pk, diner__public_id=diner, state="explained")
    found = rows.update(
        state="left_out", reason="", explanation="", explained_at=None, explained_by=None
    )
    if not found:
        raise Refused("care_meals.not_explained")
    _moved_on(row)
    return Done(None, {"day": row.public_id, "diner": diner})


def _refuse_what_says_nothing(told: Explanation) -> None:
    if told.reason not in EXPLANATIONS:
        raise Refused("care_meals.no_such_explanation", reason=told.reason)
    words = told.words.strip()
    if (told.reason == "other" and not words) or len(words) > LONGEST:
        raise Refused("care_meals.explanation_needed", most=LONGEST)
    refuse_resident_number(explanation=words)


def _stop(day: MealDay, diner: str) -> Stop:
    """The diner's stop of the day, made where planning has not made one."""
    rows = Stop.objects.within(day_id=day.pk, diner__public_id=diner)
    known: Stop | None = rows.exclude(state="closed").first()
    if known is not None:
        return known
    who = Diner.objects.within(kitchen_id=day.kitchen_id, public_id=diner).first()
    asked = {one.diner_id: one for one in doors_of_day(day, {})}
    if who is None or who.pk not in asked:
        raise Refused("care_meals.not_due")
    return _made(day, asked[who.pk])


def _made(day: MealDay, door: DoorAsk) -> Stop:
    return Stop(
        public_id=public_id(),
        day=day,
        diner_id=door.diner_id,
        window_from=door.window[0],
        window_until=door.window[1],
        minutes=door.minutes,
        meals=dict(door.meals),
        portions=door.portions,
    )


def _moved_on(row: MealDay) -> None:
    row.version += 1
    row.save(update_fields=["version"])
