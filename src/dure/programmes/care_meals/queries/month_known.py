"""What is known of a kitchen's month: doors, temperatures, shifts, pay, alerts and accidents, as rows say.

Days that are not over are left out. Rows only, no names: it is asked by the verb that counts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from dure.communication.queries import alerts_ended
from dure.ground.people.queries import codes_of_people
from dure.kernel.clock import SEOUL, day_of
from dure.programmes.care_meals.models import (
    Accident,
    DinerNeed,
    Dish,
    DoorVisit,
    FoodReading,
    Kitchen,
    KitchenSheet,
    Pause,
    Recall,
    Shift,
    ShiftPlace,
    Stop,
)
from dure.programmes.care_meals.queries.cooked_dishes import cooked_dishes
from dure.programmes.care_meals.queries.job_types import job_type
from dure.programmes.care_meals.queries.workers import month_hours
from dure.programmes.care_meals.rules.attendance import pay_of
from dure.programmes.care_meals.rules.month_lines import diet_of, last_day
from dure.programmes.care_meals.types.month import (
    AlertEnded,
    CheckDue,
    DoorDue,
    Hurt,
    MonthKnown,
    Paid,
    PlacesDue,
    Worked,
)

CORE, HOT = "core", "hot"
DAY = timedelta(days=1)
SOURCES = "care_meals."


def month_known(kitchen: Kitchen, first: date, *, at: datetime) -> MonthKnown:
    """Everything of the month up to the day before `at`; a day that was closed counts at once."""
    until = min(last_day(first) + DAY, day_of(at))
    span = Span(kitchen, first, until)
    worked, paid = _worked(span)
    return MonthKnown(
        doors=_doors(span, min(last_day(first), day_of(at))),
        checks=_checks(span),
        places=_places(span),
        worked=worked,
        paid=paid,
        alerts=_alerts(span),
        hurt=_hurt(span),
    )


class Span:
    """A kitchen from a day until before another one."""

    def __init__(self, kitchen: Kitchen, first: date, until: date) -> None:
        self.kitchen, self.first, self.until = kitchen, first, until

    def days(self, name: str) -> dict[str, date]:
        """The filter of a field that holds a day."""
        return {f"{name}__gte": self.first, f"{name}__lt": self.until}

    def moments(self, name: str) -> dict[str, datetime]:
        """The filter of a field that holds a moment."""
        return {
            f"{name}__gte": datetime.combine(self.first, time(), SEOUL),
            f"{name}__lt": datetime.combine(self.until, time(), SEOUL),
        }


def _doors(span: Span, last: date) -> tuple[DoorDue, ...]:
    rows = Stop.objects.within(
        day__kitchen_id=span.kitchen.pk,
        day__on__gte=span.first,
        day__on__lte=last,
        day__state__in=("open", "closed"),
        route__isnull=False,
        state="planned",
    )
    found = [
        row
        for row in rows.select_related("day", "diner", "route__courier").order_by("pk")
        if row.day.state == "closed" or row.day.on < span.until
    ]
    away = _paused({row.diner_id for row in found})
    served = [row for row in found if not _is_away(row, away)]
    visits = DoorVisit.objects.within(stop_id__in=[row.pk for row in served])
    standing = {one.stop_id: one for one in visits.filter(undone_at__isnull=True)}
    orders = _Orders(span, served)
    return tuple(_door(row, standing.get(row.pk), orders) for row in served)


def _door(row: Stop, visit: DoorVisit | None, orders: "_Orders") -> DoorDue:
    diet, kept = orders.of(row, visit)
    return DoorDue(
        on=row.day.on,
        mode=row.route.courier.mode if row.route is not None else "",
        place_code=row.diner.place_code,
        portions=row.portions,
        opens=row.window_from,
        closes=row.window_until,
        outcome=visit.outcome if visit else "",
        problem=visit.problem if visit else "",
        at=visit.at if visit else None,
        told_at=visit.told_at if visit else None,
        diet=diet,
        as_ordered=kept,
    )


def _paused(diners: set[int]) -> dict[int, list[Pause]]:
    found: dict[int, list[Pause]] = defaultdict(list)
    for one in Pause.objects.within(diner_id__in=diners):
        found[one.diner_id].append(one)
    return found


def _is_away(row: Stop, away: Mapping[int, list[Pause]]) -> bool:
    """Paused or ended on that day, however late it was noted: nobody was expected there."""
    on, ended = row.day.on, row.diner.ended_on
    if ended is not None and ended <= on:
        return True
    return any(
        one.since <= on and (one.until is None or on < one.until) for one in away[row.diner_id]
    )


class _Orders:
    """What each diner may not eat on a day, and whether the kitchen knew it when the meal left."""

    def __init__(self, span: Span, rows: Iterable[Stop]) -> None:
        diners = {row.diner_id for row in rows}
        self.needs: dict[int, list[DinerNeed]] = defaultdict(list)
        for need in DinerNeed.objects.within(diner_id__in=diners).order_by("noted_at", "pk"):
            self.needs[need.diner_id].append(need)
        called = Recall.objects.within(kitchen_id=span.kitchen.pk, reason="allergy")
        self.recalled = set(called.values_list("on", "diner_id"))
        sheets = KitchenSheet.objects.within(kitchen_id=span.kitchen.pk, on__gte=span.first)
        self.sheets = dict(sheets.order_by("number").values_list("on", "made_at"))

    def of(self, row: Stop, visit: DoorVisit | None) -> tuple[str, bool]:
        """The split of what was ordered, and whether it can have been kept."""
        on, left = row.day.on, visit.at if visit is not None else None
        told = [one for one in self.needs[row.diner_id] if _holds(one, on)]
        known = [one for one in told if left is None or one.noted_at <= left]
        if not known:
            return "", True
        need, made_at = known[-1], self.sheets.get(on)
        # Noted after the last sheet and before the door: the meal was packed without knowing it.
        late = made_at is not None and need.noted_at > made_at
        kept = not late and (on, row.diner_id) not in self.recalled
        return diet_of(need.allergens, need.diet, need.texture), kept


def _holds(need: DinerNeed, on: date) -> bool:
    return need.since <= on and (need.until is None or on < need.until)


def _checks(span: Span) -> tuple[CheckDue, ...]:
    """A core temperature for each hot dish of a day that was cooked, and whatever else was measured."""
    here = {"kitchen_id": span.kitchen.pk}
    readings = FoodReading.objects.within(**here, **span.days("on"), corrected_by__isnull=True)
    taken = list(readings.values_list("on", "point", "dish_id", "holds").order_by("at", "pk"))
    cooked = cooked_dishes(span.kitchen.pk, span.first, span.until - DAY)
    # Heated again until it was hot enough: the last reading of a dish is the one that counts.
    cores = {(on, dish): holds for on, point, dish, holds in taken if point == CORE}
    dishes = {dish for found in cooked.values() for dish in found}
    hot = set(Dish.objects.within(pk__in=dishes, keeps=HOT).values_list("pk", flat=True))
    due = {(on, dish) for on, found in cooked.items() for dish in found & hot} | set(cores)
    found = [CheckDue(on, CORE, cores.get((on, dish))) for on, dish in sorted(due)]
    others = [CheckDue(on, point, holds) for on, point, _, holds in taken if point != CORE]
    return (*found, *others)


def _places(span: Span) -> tuple[PlacesDue, ...]:
    rows = Shift.objects.within(kitchen_id=span.kitchen.pk, **span.days("day"))
    shifts = list(rows.order_by("day", "pk"))
    there = ShiftPlace.objects.within(shift_id__in=[row.pk for row in shifts], state="worked")
    worked = Counter(there.values_list("shift_id", flat=True))
    return tuple(PlacesDue(row.day, row.part, row.need, worked[row.pk]) for row in shifts)


def _worked(span: Span) -> tuple[tuple[Worked, ...], tuple[Paid, ...]]:
    rows = ShiftPlace.objects.within(
        shift__kitchen_id=span.kitchen.pk, state="worked", **span.days("shift__day")
    )
    found = list(rows.select_related("shift", "worker").order_by("pk"))
    worked = tuple(Worked(row.shift.day, row.worker.job_type, row.minutes) for row in found)
    minutes: Counter[int] = Counter()
    people: dict[int, Any] = {}
    for row in found:
        minutes[row.worker_id] += row.minutes
        people[row.worker_id] = row.worker
    codes = codes_of_people([one.person_id for one in people.values()])
    return worked, tuple(
        _pay(people[key], number, span.first, codes) for key, number in sorted(minutes.items())
    )


def _pay(worker: Any, minutes: int, first: date, codes: Mapping[int, dict[str, str]]) -> Paid:
    hours = Decimal(str(month_hours(worker, first)))
    pay = pay_of(job_type(worker.job_type, first), minutes, hours)
    told = codes.get(worker.person_id, {})
    return Paid(worker.public_id, worker.person_id, worker.job_type, pay.amount_krw, told)


def _alerts(span: Span) -> tuple[AlertEnded, ...]:
    kitchen = span.kitchen
    rows = alerts_ended(
        initiative_id=kitchen.initiative_id,
        organisation_id=kitchen.organisation_id,
        source=SOURCES,
        began=(span.moments("at")["at__gte"], span.moments("at")["at__lt"]),
    )
    doors = _raised_by(kitchen, [one.source.split(":")[1] for one in rows])
    return tuple(
        AlertEnded(
            alert=one.public_id,
            on=day_of(one.began_at),
            ladder=one.ladder.code,
            minutes=round(((one.closed_at or one.began_at) - one.began_at).total_seconds() / 60),
            outcome=one.outcome,
        )
        for one in rows
        if one.source.split(":")[1] in doors
    )


def _raised_by(kitchen: Kitchen, names: list[str]) -> set[str]:
    """Those visits and doors among these that are this kitchen's; another of the same organisation
    counts its own.
    """
    visits = DoorVisit.objects.within(stop__day__kitchen_id=kitchen.pk, public_id__in=names)
    stops = Stop.objects.within(day__kitchen_id=kitchen.pk, public_id__in=names)
    return {
        *visits.values_list("public_id", flat=True),
        *stops.values_list("public_id", flat=True),
    }


def _hurt(span: Span) -> tuple[Hurt, ...]:
    rows = Accident.objects.within(kitchen_id=span.kitchen.pk, **span.moments("happened_at"))
    return tuple(
        Hurt(row.public_id, day_of(row.happened_at), row.worker.job_type)
        for row in rows.select_related("worker").order_by("pk")
    )
