"""What care meals says on Today to whoever runs a kitchen: alerts that are open, days that wait."""

from datetime import date, datetime, timedelta

from dure.communication.queries import open_alerts
from dure.ground.journal.types import Actor
from dure.kernel.clock import SEOUL, day_of
from dure.kernel.programmes import PanelLine
from dure.kernel.words import Words
from dure.programmes.care_meals.models import MealDay, MealOrder
from dure.programmes.care_meals.queries.kitchens import kitchens_of
from dure.programmes.care_meals.types.diners import KitchenCard

NOON = 12
ORDERED = (
    *("diner__kitchen_id", "weekdays"),
    *("since", "until", "diner__since", "diner__ended_on"),
)
STANDS = Words("{n}단계 · {who}", "Step {n} · {who}")
OPEN_IT = Words("오늘 배식일이 아직 열리지 않았어요", "Today's day of meals is not open yet")
BEGIN_IT = Words("오늘 배식일을 아직 시작하지 않았어요", "Nobody has begun today's day of meals")
TOMORROW = Words("내일 배식일을 짜 주세요", "Please plan tomorrow's day of meals")
CLOSE_IT = Words("{day} 배식일을 마치지 않았어요", "The day of meals of {day} was not closed")


def alert_panel(actor: Actor, initiative_id: int, slug: str, at: datetime) -> tuple[PanelLine, ...]:
    """One line for each open alert that the actor may handle, the oldest first; never a name."""
    return tuple(
        PanelLine(
            what=one.title,
            page="alert",
            args=(slug, one.public_id),
            more=STANDS.filled(n=one.step, who=one.stands_on.name),
            late=True,
            urgent=True,
        )
        for one in open_alerts(actor, initiative_id=initiative_id)
    )


def day_panel(actor: Actor, initiative_id: int, slug: str, at: datetime) -> tuple[PanelLine, ...]:
    """Today's and tomorrow's day of each kitchen, where somebody still has to open it.

    Three statements, however many kitchens; one where there is none.
    """
    kitchens = kitchens_of(actor, initiative_id)
    if not kitchens:
        return ()
    today = day_of(at)
    days = _days(kitchens, today)
    due = _due(kitchens, (today, today + timedelta(days=1)))
    return tuple(line for one in kitchens for line in _lines(one, days, due, slug, at))


def _days(kitchens: tuple[KitchenCard, ...], today: date) -> dict[tuple[int, date], MealDay]:
    span = (today - timedelta(days=3), today + timedelta(days=1))
    rows = MealDay.objects.within(kitchen_id__in=[one.id for one in kitchens], on__range=span)
    return {(row.kitchen_id, row.on): row for row in rows}


def _due(kitchens: tuple[KitchenCard, ...], days: tuple[date, date]) -> set[tuple[int, date]]:
    """On which of these days somebody ordered from a kitchen, whoever is paused.

    Each day is asked by itself: who begins tomorrow eats tomorrow, who ends tomorrow eats today.
    """
    orders = MealOrder.objects.within(diner__kitchen_id__in=[one.id for one in kitchens])
    told = orders.filter(since__lte=days[1], diner__since__lte=days[1])
    return {
        (kitchen, on)
        for kitchen, weekdays, *spans in told.values_list(*ORDERED)
        for on in days
        if on.isoweekday() in weekdays and _holds(on, *spans)
    }


def _holds(
    on: date, since: date, until: date | None, enrolled: date, ended_on: date | None
) -> bool:
    """True where both the order and the diner have begun and neither has ended."""
    begun = max(since, enrolled) <= on
    return begun and all(end is None or end > on for end in (until, ended_on))


def _lines(
    kitchen: KitchenCard,
    days: dict[tuple[int, date], MealDay],
    due: set[tuple[int, date]],
    slug: str,
    at: datetime,
) -> list[PanelLine]:
    today, found = day_of(at), []
    for (key, on), row in sorted(days.items(), key=lambda one: one[0][1]):
        if key == kitchen.id and on < today and row.state == "open":
            told = CLOSE_IT.filled(day=f"{on.month}. {on.day}.")
            found.append(_line(told, "meal_day", (slug, row.public_id), kitchen, late=True))
    now = days.get((kitchen.id, today))
    if (kitchen.id, today) in due and now is None:
        found.append(_line(BEGIN_IT, "meal_days", (slug,), kitchen, late=True))
    elif now is not None and now.state == "draft":
        found.append(_line(OPEN_IT, "meal_day", (slug, now.public_id), kitchen, late=True))
    ahead = today + timedelta(days=1)
    next_one = days.get((kitchen.id, ahead))
    if at.astimezone(SEOUL).hour >= NOON and (kitchen.id, ahead) in due:
        if next_one is None:
            found.append(_line(TOMORROW, "meal_days", (slug,), kitchen))
        elif next_one.state == "draft":
            found.append(_line(TOMORROW, "meal_day", (slug, next_one.public_id), kitchen))
    return found


def _line(
    what: Words, page: str, args: tuple[str, ...], kitchen: KitchenCard, *, late: bool = False
) -> PanelLine:
    return PanelLine(what=what, page=page, args=args, more=kitchen.name, late=late)
