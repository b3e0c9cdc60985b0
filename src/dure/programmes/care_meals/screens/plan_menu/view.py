"""Plan a menu (식단 짜기): the dishes of one meal of one day, and what stands in."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.programmes.care_meals.queries import dishes_of, menus_on
from dure.programmes.care_meals.screens.at_kitchen import AtKitchen, at_kitchen
from dure.programmes.care_meals.screens.plan_menu.form import (
    by_course,
    rows_of,
    rows_typed,
    told_menu,
)
from dure.programmes.care_meals.services import plan_menu as plan
from dure.programmes.care_meals.types.diners import KINDS
from dure.programmes.care_meals.types.dishes import COURSES, SEASONS, MenuSlot

PAGE = "programmes/care_meals/screens/plan_menu/page.html"


@needs("run_kitchen")
def plan_menu(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """What is eaten at this meal?"""
    where = at_kitchen(request, slug, kitchen)
    kind = request.POST.get("kind") or request.GET.get("kind", "")
    kind = kind if kind in KINDS else next(iter(KINDS))
    refused = None
    if request.method == "POST":
        refused = _plan(request, where, kind)
        if refused is None:
            return where.back_to("menus")
    said = _said(request, where, kind)
    return render(
        request, PAGE, where.said(**said, refused=refused), status=422 if refused else 200
    )


def _plan(request: ActingRequest, where: AtKitchen, kind: str) -> str | None:
    given = request.POST
    told = {"kitchen_id": where.kitchen.id, "draft": told_menu(given), "at": where.at}
    season, _, week = given.get("season", "").partition("-")
    try:
        plan(request.actor, slot=MenuSlot(kind, where.on), **told)
        if season:
            number = int(week) if week.isdecimal() and len(week) < 3 else 0
            slot = MenuSlot(kind, None, season, number, where.on.isoweekday())
            plan(request.actor, slot=slot, **told)
    except Refused as no:
        return str(words_of(no))
    return None


def _said(request: ActingRequest, where: AtKitchen, kind: str) -> dict[str, object]:
    dishes = dishes_of(request.actor, where.kitchen.id, where.on)
    menu = menus_on(request.actor, where.kitchen.id, where.on).get(kind)
    return {
        "kind": kind,
        "kind_words": KINDS[kind],
        "rows": rows_typed(request.POST) if request.method == "POST" else rows_of(menu),
        "courses": [(COURSES[code], found) for code, found in by_course(dishes)],
        "seasons": [(code, words, range(1, 5)) for code, words in SEASONS.items()],
        "has_dishes": bool(dishes),
    }
