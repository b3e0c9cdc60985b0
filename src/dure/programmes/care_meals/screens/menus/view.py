"""Menus (식단) of a week, and the weeks of a season that can be laid on it."""

from datetime import date, timedelta
from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import season_menus, week_of
from dure.programmes.care_meals.screens.at_kitchen import AtKitchen, at_kitchen, done
from dure.programmes.care_meals.services import lay_week
from dure.programmes.care_meals.types.diners import KINDS
from dure.programmes.care_meals.types.dishes import SEASONS, MenuCard, SeasonWeek

PAGE = "programmes/care_meals/screens/menus/page.html"
LAID = Words("식단을 깔았어요. 이미 있던 날은 그대로예요.", "Laid. Days that had a menu keep it.")
SHOWN = 7


@needs("run_kitchen")
def menus(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """What do we eat this week?"""
    where = at_kitchen(request, slug, kitchen)
    monday = where.on - timedelta(days=where.on.isoweekday() - 1)
    found = week_of(request.actor, where.kitchen.id, monday)
    kept = season_menus(request.actor, where.kitchen.id, where.on)
    said = {
        "monday": monday,
        "days": _days(where, monday, found),
        "weeks": _weeks(kept),
        "last_week": monday - timedelta(days=SHOWN),
        "next_week": monday + timedelta(days=SHOWN),
    }
    return render(request, PAGE, where.said(**said))


@require_POST
@needs("run_kitchen")
def lay(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """Lay a season's week on these days."""
    where, given = at_kitchen(request, slug, kitchen), request.POST
    season, _, week = given.get("week", "").partition("-")
    number = int(week) if week.isdecimal() and len(week) < 3 else 0
    monday = where.on - timedelta(days=where.on.isoweekday() - 1)
    told = {"kitchen_id": where.kitchen.id, "laid": SeasonWeek(season, number, monday)}
    done(request, partial(lay_week, request.actor, at=where.at, **told), LAID)
    return where.back_to("menus")


def _days(
    where: AtKitchen, monday: date, found: tuple[MenuCard, ...]
) -> list[tuple[date, list[tuple[str, Words, MenuCard | None]]]]:
    by_slot = {(one.slot.on, one.slot.kind): one for one in found}
    days = [monday + timedelta(days=each) for each in range(SHOWN)]
    return [
        (day, [(kind, words, by_slot.get((day, kind))) for kind, words in KINDS.items()])
        for day in days
    ]


def _weeks(kept: tuple[MenuCard, ...]) -> list[tuple[str, Words]]:
    found = dict.fromkeys((one.slot.season, one.slot.week) for one in kept)
    return [
        (
            f"{season}-{week}",
            Words(f"{SEASONS[season].ko} {week}주", f"{SEASONS[season].en}, week {week}"),
        )
        for season, week in found
    ]
