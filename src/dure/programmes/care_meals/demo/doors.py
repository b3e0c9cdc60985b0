"""Days of deliveries: those of last week are over, today's is on its way, tomorrow's waits to be opened."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from dure.communication.queries import open_alerts_of_sources
from dure.communication.services import close_alert, stamp_deed, take_alert
from dure.communication.types import AlertCard, Deed
from dure.programmes.care_meals.demo.neighbours import ALLERGY
from dure.programmes.care_meals.demo.stage import DAY, Table, moment, told, workdays_before
from dure.programmes.care_meals.models import CourierLink, MealDay, Stop
from dure.programmes.care_meals.queries import kitchen_day
from dure.programmes.care_meals.queries.standing import due_on, standing_of
from dure.programmes.care_meals.services import (
    Explanation,
    begin_day,
    close_day,
    courier_of,
    explain_diner,
    go_without,
    make_links,
    note_need,
    open_day,
    open_link,
    settle_change,
    start_cooking,
    take_told,
)
from dure.programmes.care_meals.services.plan_routes import keep_routes
from dure.programmes.care_meals.services.seek_routes import (
    Prepared,
    prepared,
    price_order,
    seek_routes,
)
from dure.programmes.care_meals.types.diners import NeedDraft
from dure.programmes.care_meals.types.dishes import ClashAnswer
from dure.programmes.care_meals.types.door import Moment, Told
from dure.programmes.care_meals.types.kitchen_day import ChangeDecision
from dure.programmes.care_meals.types.planning import Order, RoutesFound

SHUT = {(1, 3): "away", (3, 6): "hospital"}  # (day, n-th door): how it ended


def bring_meals(table: Table) -> None:
    """The routes are sought once and driven every day; today's couriers are half way."""
    today = table.stage.today
    first: RoutesFound | None = None
    for number, day in enumerate(workdays_before(today, told()["past_days"])):
        name = _begun(table, day)
        first = _routed(table, name, day, first)
        _opened(table, name, day)
        for link in _links(table, name, day):
            _driven(table, link, day, number)
        close_day(**table.act(day, 14), day=name)
    name = _begun(table, today)
    _routed(table, name, today, None)
    _opened(table, name, today)
    _cooked(table, today)
    _half_way(table, name)
    begin_day(**table.act(today, 10), kitchen_id=table.kitchen, on=today + DAY)


def _begun(table: Table, day: date) -> str:
    return str(begin_day(**table.act(day, 6), kitchen_id=table.kitchen, on=day))


def _row(name: str) -> MealDay:
    row: MealDay = MealDay.objects.within(public_id=name).select_related("kitchen").get()
    return row


def _routed(table: Table, name: str, day: date, before: RoutesFound | None) -> RoutesFound:
    """Sought by the engine; on the days after driven in the same order."""
    row = _row(name)
    ready = prepared([row])
    if before is None:
        found = seek_routes(ready, tell=lambda _done, _of: None)
    else:
        found = price_order(ready, _still_due(before.order(), ready))
    keep_routes(**table.act(day, 6, 20), day=name, version=row.version, ask=ready.ask, found=found)
    return before or found


def _still_due(order: Order, ready: Prepared) -> Order:
    """The order of another day with those who are due on this one."""
    due = {one.diner_id for one in ready.ask.doors}
    kept = {
        courier: [[key for key in trip if key in due] for trip in trips]
        for courier, trips in order.items()
    }
    return {courier: [trip for trip in trips if trip] for courier, trips in kept.items()}


def _opened(table: Table, name: str, day: date) -> None:
    """Whoever is on no route gets a reason first; then the day opens."""
    row = _row(name)
    standing = standing_of(due_on(row.kitchen_id, row.on, row), row.on, row.state)
    for diner in sorted({one.public_id for one in standing if one.state == "open"}):
        reason = Explanation(diner=diner, reason="neighbour")
        explain_diner(**table.act(day, 6, 30), day=name, told=reason)
    version = _row(name).version
    open_day(**table.act(day, 6, 45), day=name, version=version, despite="시연")


def _links(table: Table, name: str, day: date) -> Sequence[CourierLink]:
    make_links(**table.act(day, 6, 50), day=name)
    rows = CourierLink.objects.within(day__public_id=name)
    return list(rows.select_related("day__kitchen", "courier").order_by("courier_id"))


def _driven(table: Table, link: CourierLink, day: date, number: int) -> None:
    """A whole route told by its phone; two doors of the week stayed shut at first."""
    stops = _stops(link)
    if not stops:
        return
    touches = list(_touches(stops, link, day, number))
    _tell(link, day, touches, at=moment(day, 13, 10))
    for alert in open_alerts_of_sources(_sources(link)).values():
        _ended(table, alert, _outcome(link, number))


def _stops(link: CourierLink) -> list[Stop]:
    rows = Stop.objects.within(day_id=link.day_id, route__courier_id=link.courier_id)
    return list(rows.order_by("place"))


def _touches(
    stops: Sequence[Stop], link: CourierLink, day: date, number: int
) -> Iterator[tuple[Stop, datetime, str]]:
    order = _turn(link)
    for stop in stops:
        late = timedelta(minutes=18 if (stop.place + number) % 13 == 4 else 1)
        shut = SHUT.get((number, stop.place)) if order == number % 3 else None
        outcome = "nobody" if shut else "left" if stop.place % 9 == 5 else "delivered"
        yield stop, (stop.due_at or moment(day, 11)) + late, outcome


def _turn(link: CourierLink) -> int:
    rows = CourierLink.objects.within(day_id=link.day_id, courier_id__lt=link.courier_id)
    return int(rows.count())


def _outcome(link: CourierLink, number: int) -> str:
    return next((how for (day, _), how in SHUT.items() if day == number), "well")


def _sources(link: CourierLink) -> list[str]:
    rows = Stop.objects.within(day_id=link.day_id, route__courier_id=link.courier_id)
    return [
        f"care_meals.visit:{name}"
        for name in rows.values_list("visits__public_id", flat=True)
        if name
    ]


def _tell(
    link: CourierLink, day: date, told_of: Sequence[tuple[Stop, datetime, str]], *, at: datetime
) -> None:
    """Open the link on a phone of the demo and let it speak."""
    phone = f"demo-phone-{link.public_id}"
    opened = moment(day, 10, 5)
    open_link(courier_of(link), link=link.public_id, phone=phone, at=opened)
    link.refresh_from_db()
    turns = count(1)
    touches = []
    for stop, when, outcome in sorted(told_of, key=lambda one: one[1]):
        touches.append(_visit(stop, when, opened, next(turns), outcome))
        if outcome == "delivered":
            touches.append(_look(stop, when, opened, next(turns)))
    spoke = Moment(at.timestamp() * 1000, "p", (at - opened).total_seconds() * 1000)
    asked = {"link": link.public_id, "phone": phone, "told": touches, "spoke": spoke, "at": at}
    take_told(courier_of(link), **asked)


def _at(when: datetime, opened: datetime) -> Moment:
    return Moment(when.timestamp() * 1000, "p", (when - opened).total_seconds() * 1000)


def _visit(stop: Stop, when: datetime, opened: datetime, turn: int, outcome: str) -> Told:
    at = _at(when, opened)
    return Told(f"v{turn}-{stop.public_id}", turn, "visit", stop.public_id, at, outcome=outcome)


def _look(stop: Stop, when: datetime, opened: datetime, turn: int) -> Told:
    at = _at(when + timedelta(seconds=20), opened)
    number = f"w{turn}-{stop.public_id}"
    return Told(number, turn, "wellness", stop.public_id, at, mood=1, appetite=1, walking=1)


def _ended(table: Table, alert: AlertCard, outcome: str) -> None:
    """Somebody took it, called, and closed it with what was found."""
    minutes = 24 if outcome == "away" else 52
    for after, deed in ((4, "called_elder"), (14, "called_contact")):
        who = _later(table, alert, after)
        take_alert(**who, alert=alert.public_id)
        stamp_deed(**who, alert=alert.public_id, deed=Deed(deed))
    close_alert(**_later(table, alert, minutes), alert=alert.public_id, outcome=outcome)


def _later(table: Table, alert: AlertCard, minutes: int) -> dict[str, Any]:
    at = alert.began_at + timedelta(minutes=minutes)
    return {"actor": table.stage.actor("sonmat-head", at), "at": at}


def _cooked(table: Table, today: date) -> None:
    """Clashes are answered, cooking begins; then 오춘자's daughter calls, and her box is packed anew."""
    who = table.act(today, 7)
    asked = {"kitchen_id": table.kitchen, "on": today}
    for clash in kitchen_day(who["actor"], **asked, at=who["at"]).open_clashes:
        people = tuple(one.id for one in clash.people)
        answer = ClashAnswer(kind=clash.kind, dish=clash.dish, diners=people)
        go_without(**who, **asked, answer=answer)
    seen = kitchen_day(who["actor"], **asked, at=who["at"])
    start_cooking(**table.act(today, 7, 10), **asked, mark=seen.mark)
    if ALLERGY not in table.diners:
        return
    diner = table.diners[ALLERGY]
    need = NeedDraft(diner_id=diner, allergens=("shrimp", "crab"), texture=5, since=today)
    note_need(**table.act(today, 8, 40), need=need)
    later = table.act(today, 8, 45)
    changed = kitchen_day(later["actor"], **asked, at=later["at"])
    if changed.has_changed:
        decided = ChangeDecision(changed.mark, "repack")
        settle_change(**later, **asked, decided=decided)


def _half_way(table: Table, name: str) -> None:
    """The first courier has told of six doors, one of them shut: an alert climbs while you look."""
    today = table.stage.today
    links = _links(table, name, today)
    walking = [link for link in links if len(_stops(link)) > 2]
    for turn, link in enumerate(walking[:2]):
        stops = _stops(link)[: 6 - 2 * turn]
        shut = stops[-1] if not turn else None
        told_of = [
            (stop, stop.due_at or moment(today, 11), "nobody" if stop is shut else "delivered")
            for stop in stops
        ]
        last = max(when for _, when, _ in told_of) + timedelta(minutes=2)
        _tell(link, today, told_of, at=last)
