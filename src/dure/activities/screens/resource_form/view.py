"""Offer something to the others, or ask them for something."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.activities.queries import acted_for
from dure.activities.screens.inside import Inside, looking, organisations_by_id
from dure.activities.screens.resource_form.form import offer_of, request_of
from dure.activities.screens.written import number_in
from dure.activities.services import ask_for_resource, offer_resource
from dure.activities.types.exchange import KINDS
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.types import OrganisationCard
from dure.ground.places.queries import place_offers
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

FOLDER = "activities/screens/resource_form"
SHARES = "share_resources"
DAYS = tuple(
    zip(
        "0123456",
        map(Words, "월화수목금토일", ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")),
        strict=True,
    )
)


@needs(SHARES)
def offer_new(request: ActingRequest, slug: str) -> HttpResponse:
    """What do you have that others could use?"""
    where = looking(request, slug)
    own, home = _homes(request, where)

    def make() -> HttpResponse:
        draft = offer_of(request.POST, where.initiative.id, home, now())
        made = offer_resource(request.actor, draft=draft, at=now())
        return HttpResponseRedirect(reverse("resource", args=[slug, made]))

    return _form(request, where, "offer.html", make, own)


@needs(SHARES)
def ask_for(request: ActingRequest, slug: str) -> HttpResponse:
    """What do you need, and when?"""
    where = looking(request, slug)
    own, home = _homes(request, where)

    def make() -> HttpResponse:
        draft = request_of(request.POST, where.initiative.id, home)
        ask_for_resource(request.actor, draft=draft, at=now())
        return HttpResponseRedirect(reverse("exchange", args=[slug]))

    return _form(request, where, "ask.html", make, own)


def _form(
    request: ActingRequest,
    where: Inside,
    page: str,
    make: Callable[[], HttpResponse],
    own: list[OrganisationCard],
) -> HttpResponse:
    fault = None
    if request.method == "POST":
        try:
            return make()
        except Refused as refused:
            fault = words_of(refused)
    said = {"fault": fault, "own": own, **_offered(request, where)}
    return render(request, f"{FOLDER}/{page}", where.said(**said), status=422 if fault else 200)


def _offered(request: ActingRequest, where: Inside) -> dict[str, Any]:
    here, told = where.initiative, request.POST
    return {
        "told": told,
        "kinds": list(KINDS.items()),
        "weekdays": DAYS,
        "today": day_of(now()),
        "ticked": told.getlist("days") if told else list("01234"),
        "places": place_offers(here.place_code, day_of(now())),
        "place": here.place_code,
    }


def _homes(request: ActingRequest, where: Inside) -> tuple[list[OrganisationCard], int]:
    homes = organisations_by_id(where.initiative.id)
    mine = acted_for(request.actor, SHARES, where.initiative.id, day_of(now()))
    own = sorted((homes[one] for one in mine if one in homes), key=lambda one: one.name.ko)
    if not own:
        raise Refused("journal.not_allowed", verb=SHARES)
    chosen = number_in(request.POST, "home")
    return own, chosen if chosen in mine else own[0].id
