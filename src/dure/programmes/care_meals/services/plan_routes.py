"""Plan routes: keep what was found for a day, or for the days of several kitchens planned together."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from dure.ground.journal.services import action
from dure.ground.journal.types import Actor, Done, Subject
from dure.programmes.care_meals.models import MealDay
from dure.programmes.care_meals.rules.broken import each_once
from dure.programmes.care_meals.rules.costs import cost_of, together
from dure.programmes.care_meals.services.day_subjects import locked, of_day
from dure.programmes.care_meals.services.route_rows import write_routes
from dure.programmes.care_meals.types.planning import DayAsk, RoutesFound


def _of_day(*, day: str, version: int, ask: DayAsk, found: RoutesFound) -> Subject:
    return of_day(day=day)


@action("care_meals.routes.plan", may="run_kitchen", on=_of_day)
def keep_routes(
    actor: Actor, *, day: str, version: int, ask: DayAsk, found: RoutesFound, at: datetime
) -> Done[int]:
    """Keep the routes of one day; answers how many doors are on none.

    Refused: `care_meals.day_moved_on` where the day changed while routes were sought,
    `care_meals.day_not_draft`.
    """
    row = locked(day, version=version, states={"draft"})
    written = write_routes(row, found, {one.diner_id: one for one in ask.doors})
    note_plan(row, found, ask, at=at)
    noted = {"day": row.public_id, "routes": written.routes, "doors": written.doors}
    return Done(written.left, noted | {"left": written.left})


def note_plan(
    row: MealDay,
    found: RoutesFound,
    ask: DayAsk,
    *,
    at: datetime,
    stays: Mapping[str, float] | None = None,
) -> None:
    """What the day has to say about its routes: cost, source, words, promises; its version grows.

    `stays` is what the trips cost that were begun before and stay.
    """
    usual = {one.diner_id: one.usual for one in ask.doors}
    mine = [one for one in found.routes if one.kitchen_id == row.kitchen_id]
    row.cost = together(cost_of(mine, usual), stays or {})
    row.told = [{"ko": ko, "en": en} for ko, en in found.told]
    row.broken = each_once(found.broken)
    row.travel, row.inputs, row.planned_at = found.travel, found.inputs, at
    row.version += 1
    row.save(update_fields=["cost", "told", "broken", "travel", "inputs", "planned_at", "version"])


def drafts_together(first: MealDay, others: Sequence[str]) -> list[MealDay]:
    """The days that are planned at once: this one and drafts of other kitchens on the same date."""
    rows = MealDay.objects.within(
        initiative_id=first.initiative_id, on=first.on, state="draft", public_id__in=others
    )
    return [first, *rows.exclude(pk=first.pk).select_related("kitchen").order_by("pk")]
