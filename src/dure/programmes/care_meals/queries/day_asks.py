"""Day asks (물을 것): all that the route engine has to know of a day. No name is opened."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Q

from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import (
    Courier,
    CourierAway,
    Diner,
    ForbiddenPair,
    Kitchen,
    MealDay,
    Stop,
)
from dure.programmes.care_meals.queries.diner_rows import holding
from dure.programmes.care_meals.queries.standing import Due, due_on, portions_of, standing_of
from dure.programmes.care_meals.rules.route_values import route_values
from dure.programmes.care_meals.rules.times import seconds_of, up_to_minute
from dure.programmes.care_meals.rules.under_way import NOT_YET, UnderWay
from dure.programmes.care_meals.types.day import HALL
from dure.programmes.care_meals.types.planning import (
    CourierAsk,
    DayAsk,
    DoorAsk,
    KitchenAsk,
    Order,
)


def day_ask(
    days: Sequence[MealDay],
    *,
    missing: frozenset[int] = frozenset(),
    kept: Mapping[int, int] | None = None,
    later: int = 0,
    gone: UnderWay = NOT_YET,
) -> DayAsk:
    """What is asked for some days of one date. `missing` couriers do not come; `kept` are doors whose
    courier is to stay (diner → courier). `later` are minutes by which the pots are late; doors and
    trips of `gone` are done or being done: they are asked about no more. Of several days the strictest
    limit for hot meals holds.

    Refused: `care_meals.kitchen_without_point`.
    """
    on, kitchens = days[0].on, [day.kitchen for day in days]
    for kitchen in kitchens:
        if kitchen.latitude is None or kitchen.longitude is None:
            raise Refused("care_meals.kitchen_without_point", kitchen=kitchen.name)
    doors = (door for day in days for door in doors_of_day(day, kept or {}))
    couriers = (_still(one, gone) for one in couriers_on(kitchens, on, missing=missing))
    return DayAsk(
        on=on,
        kitchens=tuple(_kitchen(day, later, gone) for day in days),
        couriers=tuple(one for one in couriers if one is not None),
        doors=tuple(one for one in doors if one.diner_id not in gone.stays),
        hot_minutes=min((one for day in days if (one := day.hot_minutes)), default=None),
    )


def _still(one: CourierAsk, gone: UnderWay) -> CourierAsk | None:
    """The courier as they can still go: back from what they have begun; None where no time is left."""
    starts = max(seconds_of(one.shift[0]), gone.back_at.get(one.id, 0), gone.now or 0)
    trips = None if one.most_trips is None else one.most_trips - gone.begun.get(one.id, 0)
    if starts >= seconds_of(one.shift[1]) or (trips is not None and trips < 1):
        return None
    return replace(one, shift=(up_to_minute(starts), one.shift[1]), most_trips=trips)


def _kitchen(day: MealDay, later: int, gone: UnderWay) -> KitchenAsk:
    kitchen = day.kitchen
    ready = max(seconds_of(day.ready) + later * 60, gone.now or 0)
    return KitchenAsk(
        id=kitchen.pk,
        day_id=day.pk,
        spot=(kitchen.latitude or 0.0, kitchen.longitude or 0.0),
        ready=up_to_minute(ready),
        closes=kitchen.closes,
        loading_minutes=day.loading_minutes,
    )


def doors_of_day(day: MealDay, kept: Mapping[int, int]) -> list[DoorAsk]:
    """The doors to be reached: due, neither paused nor explained, and not eating in the hall."""
    due = due_on(day.kitchen_id, day.on, day)
    wanted = {
        one.diner_id
        for one in standing_of(due, day.on, day.state)
        if one.state in {"stop", "open"} and one.kind != HALL
    }
    return [_door(day, due, one, kept) for one in sorted(wanted)]


def _door(day: MealDay, due: Due, diner_id: int, kept: Mapping[int, int]) -> DoorAsk:
    row = due.rows[diner_id]
    usual = route_values().door_window
    meals = portions_of(due, due.cards[diner_id], day.on, day.state)
    return DoorAsk(
        diner_id=row.pk,
        household=row.household,
        kitchen_id=row.kitchen_id,
        spot=row.point,
        place_code=row.place_code,
        county_unknown=row.county_unknown,
        border_right=row.border_at is not None,
        window=(row.door_from or usual[0], row.door_until or usual[1]),
        minutes=row.door_minutes,
        meals={kind: n for kind, n in meals.items() if kind != HALL},
        usual=kept.get(row.pk, row.usual_courier_key),
    )


def couriers_on(
    kitchens: Sequence[Kitchen], on: date, *, missing: frozenset[int] = frozenset()
) -> tuple[CourierAsk, ...]:
    """Who carries for these kitchens on a day: on their weekdays, not away, not ended."""
    homes = {kitchen.organisation_id for kitchen in kitchens}
    away = CourierAway.objects.within(on=on).values_list("courier_id", flat=True)
    rows = (
        Courier.objects.within(organisation_id__in=homes, since__lte=on)
        .filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))
        .filter(Q(kitchen__isnull=True) | Q(kitchen__in=kitchens))
        .exclude(pk__in=[*away, *missing])
        .order_by("pk")
    )
    found = [row for row in rows if on.isoweekday() in row.weekdays]
    never = _never([row.pk for row in found], on)
    # With one kitchen everybody leaves from it; a courier of any kitchen goes where most is to do.
    return tuple(_courier(row, never.get(row.pk, frozenset())) for row in found)


def _never(couriers: Sequence[int], on: date) -> dict[int, frozenset[int]]:
    pairs = holding(ForbiddenPair.objects.within(courier_id__in=couriers), on)
    found: dict[int, set[int]] = {}
    for courier, diner in pairs.values_list("courier_id", "diner_id"):
        found.setdefault(courier, set()).add(diner)
    return {courier: frozenset(diners) for courier, diners in found.items()}


def _courier(row: Courier, never: frozenset[int]) -> CourierAsk:
    rest = None
    if row.rest_minutes and row.rest_from and row.rest_until:
        rest = (row.rest_minutes, row.rest_from, row.rest_until)
    return CourierAsk(
        id=row.pk,
        mode=row.mode,
        load=row.load,
        shift=(row.shift_from, row.shift_until),
        speed_kmh=row.speed_kmh,
        rest=rest,
        kitchen_id=row.kitchen_id,
        start=row.start,
        end=row.end,
        most_trips=row.most_trips,
        never=never,
    )


def order_of(day_ids: Sequence[int]) -> Order:
    """The order of the doors as it stands: courier → trips → diners."""
    rows = Stop.objects.within(day_id__in=day_ids, route__isnull=False, state="planned")
    made: Order = {}
    lines = rows.order_by("route__number", "place").values_list(
        "route__courier_id", "trip", "diner_id"
    )
    for courier, trip, diner in lines:
        trips = made.setdefault(courier, [])
        while len(trips) < trip:
            trips.append([])
        trips[trip - 1].append(diner)
    return made


def diners_by_key(diner_ids: Sequence[int]) -> dict[int, Diner]:
    """Rows of diners by key, with their addresses; for who opens them next."""
    return {row.pk: row for row in Diner.objects.within(pk__in=diner_ids)}
