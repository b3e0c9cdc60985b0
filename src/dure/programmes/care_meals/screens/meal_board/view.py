"""The dispatcher's board: every route and every door of today, as they stand this moment."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import boards_on
from dure.programmes.care_meals.services import make_links

FOLDER = "programmes/care_meals/screens/meal_board"
MADE = Words("배달 링크 {n}개를 만들었어요.", "{n} delivery link{s} made.")
HAVE = Words("모두 링크가 있어요.", "Everybody has a link.")


@needs("run_kitchen")
def meal_board(request: ActingRequest, slug: str) -> HttpResponse:
    """How is today going?"""
    return render(request, f"{FOLDER}/page.html", _said(request, slug))


@needs("run_kitchen")
def meal_board_now(request: ActingRequest, slug: str) -> HttpResponse:
    """The doors alone; the page asks when something happened, and goes on asking."""
    return render(request, f"{FOLDER}/_boards.html", _said(request, slug))


@require_POST
@needs("run_kitchen")
def make_courier_links(request: ActingRequest, slug: str, day: str) -> HttpResponse:
    """A link for every courier who has none."""
    try:
        n = make_links(request.actor, day=day, at=now())
        messages.success(request, str(MADE.filled(n=n) if n else HAVE))
    except Refused as refused:
        messages.error(request, str(words_of(refused)))
    return HttpResponseRedirect(f"{reverse('meal_board', args=[slug])}?on={_on(request)}")


def _on(request: ActingRequest) -> date:
    """The day that is looked at: today, unless another is named."""
    written = request.POST.get("on") or request.GET.get("on") or ""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return day_of(now())


def _said(request: ActingRequest, slug: str) -> dict[str, Any]:
    card, on, at = initiative_card(slug), _on(request), now()
    return {
        "condition": "activities",
        "initiative": card.name,
        "slug": slug,
        "initiative_id": card.id,
        "on": on,
        "at": at,
        "is_today": on == day_of(at),
        "boards": boards_on(request.actor, initiative_id=card.id, on=on, at=at),
    }
