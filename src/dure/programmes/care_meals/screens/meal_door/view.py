"""One door of a day, opened: who lives there, whom to call, what came of it."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.communication.queries import beside
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import SEOUL, day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import about_door, door_page
from dure.programmes.care_meals.screens.at_day import clock
from dure.programmes.care_meals.services import take_back_visit, write_visit
from dure.programmes.care_meals.types.door import OUTCOMES

PAGE = "programmes/care_meals/screens/meal_door/page.html"


@needs("run_kitchen")
def meal_door(request: ActingRequest, slug: str, stop: str) -> HttpResponse:
    """Who is behind this door?"""
    return _shown(request, slug, stop)


@require_POST
@needs("run_kitchen")
def write_meal_door(request: ActingRequest, slug: str, stop: str) -> HttpResponse:
    """The courier called in, or wrote on paper: it is written down here."""
    given = request.POST
    try:
        if "take_back" in given:
            take_back_visit(request.actor, stop=stop, at=now())
        else:
            _written(request, slug, stop)
    except Refused as refused:
        return _shown(request, slug, stop, words_of(refused))
    return HttpResponseRedirect(reverse("meal_door", args=[slug, stop]))


def _written(request: ActingRequest, slug: str, stop: str) -> None:
    page, given = _page(request, slug, stop), request.POST
    at = clock(given.get("at", ""))
    write_visit(
        request.actor,
        stop=stop,
        outcome=given.get("outcome", ""),
        happened_at=datetime.combine(page.day.on, at, SEOUL),
        note=given.get("note", "")[:500],
        at=now(),
    )


def _page(request: ActingRequest, slug: str, stop: str) -> Any:
    page = door_page(request.actor, stop, at=now())
    if page is None or page.day.initiative_id != initiative_card(slug).id:
        raise Http404
    return page


def _shown(
    request: ActingRequest, slug: str, stop: str, problem: Words | None = None
) -> HttpResponse:
    page = _page(request, slug, stop)
    said = {
        "condition": "activities",
        "initiative": initiative_card(slug).name,
        "slug": slug,
        "page": page,
        "beside": _talk(request, slug, page),
        "outcomes": list(OUTCOMES.items()),
        "at": now(),
        "problems": [problem] if problem else [],
    }
    return render(request, PAGE, said, status=422 if problem else 200)


def _talk(request: ActingRequest, slug: str, page: Any) -> Any:
    """The thread that hangs on this door."""
    about = about_door(page.day, stop=page.public_id, label=page.label, slug=slug)
    return beside(request.actor, about, on=day_of(now()))
