"""The board of the exchange: what can be had, what somebody needs, and what waits for us."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.activities.queries import (
    acted_for,
    board,
    my_bookings,
    open_requests,
    requests_answered,
)
from dure.activities.screens.inside import looking, places_of
from dure.activities.services import answer_request, withdraw_request
from dure.activities.types.exchange import KINDS
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "activities/screens/exchange/page.html"
SHARES = "share_resources"
ANSWERED = Words("내줄 수 있다고 알렸어요.", "They know that you can help.")
WITHDRAWN = Words("부탁을 거두었어요.", "The request is taken back.")


@needs("see_initiative")
def exchange(request: ActingRequest, slug: str) -> HttpResponse:
    """What can we have from each other?"""
    where, at = looking(request, slug), now()
    here: dict[str, Any] = {"initiative_id": where.initiative.id, "at": at}
    kind = request.GET.get("kind", "")
    offers = board(request.actor, **here, kind=kind)
    mine = acted_for(request.actor, SHARES, where.initiative.id, day_of(at))
    said: dict[str, Any] = {"offers": offers, "kinds": _tabs(kind), "mine_ids": mine}
    said["places"] = places_of(one.place_code for one in offers)
    said["requests"] = open_requests(request.actor, **here)
    said["answered"] = requests_answered(request.actor, **here) if mine else ()
    said["bookings"] = my_bookings(request.actor, **here) if mine else ()
    said["own_offers"] = [one for one in offers if one.organisation_id in mine]
    return render(request, PAGE, where.said(**said))


@needs(SHARES)
@require_POST
def act_on_request(request: ActingRequest, slug: str, wish: str) -> HttpResponse:
    """Answer a request with something of one's own, or take one's own request back."""
    where, told, actor = looking(request, slug), request.POST, request.actor
    if told.get("deed") == "withdraw":
        tried(request, lambda: withdraw_request(actor, request=wish, at=now()), WITHDRAWN)
    else:
        given = {"request": wish, "offer": told.get("offer", "")[:12]}
        tried(request, lambda: answer_request(actor, **given, at=now()), ANSWERED)
    return HttpResponseRedirect(reverse("exchange", args=[where.initiative.slug]))


def _tabs(kind: str) -> list[dict[str, Any]]:
    every = {"": Words("모두", "all"), **KINDS}
    return [
        {"name": name, "href": f"?kind={code}" if code else "?", "here": code == kind}
        for code, name in every.items()
    ]
