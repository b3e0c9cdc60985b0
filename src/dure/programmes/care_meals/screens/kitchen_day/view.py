"""The kitchen's day: what is cooked for how many, what does not suit whom, and what has changed."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import due_samples, kitchen_day, late_meals
from dure.programmes.care_meals.rules.repacking import DEEDS
from dure.programmes.care_meals.screens.at_kitchen import at_kitchen, done
from dure.programmes.care_meals.services import (
    go_without,
    let_stand_in,
    settle_change,
    start_cooking,
)
from dure.programmes.care_meals.types.dishes import ClashAnswer
from dure.programmes.care_meals.types.kitchen_day import ChangeDecision

PAGE = "programmes/care_meals/screens/kitchen_day/page.html"
STARTED = Words("조리를 시작했어요.", "Cooking has begun.")
SETTLED = Words("정했어요. 표찰을 다시 인쇄해 주세요.", "Decided. Print the labels again.")
STANDS_IN = Words("대신할 음식을 정했어요.", "It is settled what comes instead.")
WITHOUT = Words("그 음식을 빼고 담기로 했어요.", "Those meals go without it.")


@needs("run_kitchen")
def kitchen_day_page(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """What do we cook today?"""
    where = at_kitchen(request, slug, kitchen)
    said = {
        "day": kitchen_day(request.actor, **where.asked),
        "deeds": DEEDS,
        "samples_due": due_samples([where.kitchen.id], where.at).get(where.kitchen.id, 0),
        "late": late_meals(request.actor, **where.asked),
    }
    return render(request, PAGE, where.said(**said))


@require_POST
@needs("run_kitchen")
def start(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """Put the pots on: from now the sheet is kept."""
    where = at_kitchen(request, slug, kitchen)
    told = {**where.asked, "mark": request.POST.get("mark", "")}
    done(request, partial(start_cooking, request.actor, **told), STARTED)
    return where.back_to("kitchen_day")


@require_POST
@needs("run_kitchen")
def change(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """Say what becomes of a change that came after the pots were on."""
    where, given = at_kitchen(request, slug, kitchen), request.POST
    told = {name: given.get(name, "") for name in ("mark", "deed", "note")}
    decided = ChangeDecision(**told)
    done(request, partial(settle_change, request.actor, decided=decided, **where.asked), SETTLED)
    return where.back_to("kitchen_day")


@require_POST
@needs("run_kitchen")
def clash(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """Say what comes instead of a dish, or that meals go without it."""
    where, given = at_kitchen(request, slug, kitchen), request.POST
    told = {name: given.get(name, "") for name in ("kind", "dish", "instead")}
    answer = ClashAnswer(**told, diners=tuple(given.getlist("diner")))
    deed, words = (let_stand_in, STANDS_IN) if answer.instead else (go_without, WITHOUT)
    done(request, partial(deed, request.actor, answer=answer, **where.asked), words)
    return where.back_to("kitchen_day", "#clashes")
