"""The courier's page: opened from a message, kept by one phone, one door a screen, also without signal."""

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import open_to_all
from dure.kernel.ui.phone_mark import new_mark
from dure.programmes.care_meals.queries import (
    holds_link,
    is_taken,
    kept_once,
    link_of_token,
    link_today,
    mark_of_route,
    phone_route,
)
from dure.programmes.care_meals.screens.courier_door.answers import (
    choices,
    refused,
    said,
    to_phone,
    told_no,
)
from dure.programmes.care_meals.screens.courier_door.phone import phone_of, remember
from dure.programmes.care_meals.screens.courier_door.told import what_was_told
from dure.programmes.care_meals.services import courier_of, open_link, turn_away

BY_LINK = "a courier opens it from a message; the link is bound to a day and a phone"


@open_to_all(reason=BY_LINK)
@require_GET
@never_cache
def door(request: ActingRequest, token: str) -> HttpResponse:
    """The page itself holds nobody's name: it may lie in a phone's cache."""
    try:
        link = link_today(token, at=now())
    except Refused as why:
        return _afterwards(request, token, why)
    if kept_once(link, phone_of(request, token)):
        return _page(request, token)
    if is_taken(link):
        turn_away(courier_of(link), link=link.public_id, at=now())
        return refused(request, Refused("care_meals.other_phone"))
    return render(request, said("start"), {"token": token, "link": link, "day": link.day.on})


def _page(request: ActingRequest, token: str) -> HttpResponse:
    return to_phone(render(request, said("page"), {"token": token, **choices()}))


def _afterwards(request: ActingRequest, token: str, why: Refused) -> HttpResponse:
    """The day is over: the phone that kept the link still tells what it holds; others read why not."""
    if why.code == "care_meals.link_not_today":
        link = link_of_token(token)
        if link.day.on < day_of(now()) and kept_once(link, phone_of(request, token)):
            return _page(request, token)
    return refused(request, why)


@open_to_all(reason=BY_LINK)
@require_POST
def door_open(request: ActingRequest, token: str) -> HttpResponse:
    """This phone takes the route; a preview in a message, which only reads, never does."""
    try:
        link = link_today(token, at=now())
        phone = phone_of(request, token) or new_mark()
        if not open_link(courier_of(link), link=link.public_id, phone=phone, at=now()):
            raise Refused("care_meals.other_phone")
    except Refused as why:
        return refused(request, why)
    return remember(request, HttpResponseRedirect(reverse("door", args=[token])), token, phone)


@open_to_all(reason=BY_LINK)
@require_GET
@never_cache
def door_route(request: ActingRequest, token: str) -> JsonResponse:
    """Everything the phone needs from the first door to the last; only for the phone that keeps it."""
    try:
        link = link_today(token, at=now())
        if not holds_link(link, phone := phone_of(request, token)):
            if not kept_once(link, phone):
                turn_away(courier_of(link), link=link.public_id, at=now())
            raise Refused("care_meals.other_phone")
        route = phone_route(link, address=request.actor.address, at=now())
    except Refused as why:
        return told_no(why)
    return JsonResponse(route | {"csrf": get_token(request)})


@open_to_all(reason=BY_LINK)
@require_GET
@never_cache
def door_news(request: ActingRequest, token: str) -> JsonResponse:
    """Whether anything is new: asked every ten seconds, so that a recall is there at once."""
    try:
        link = link_today(token, at=now())
        keeps = holds_link(link, phone_of(request, token))
    except Refused as why:
        return told_no(why)
    return JsonResponse({"version": mark_of_route(link) if keeps else "", "keeps": keeps})


@open_to_all(reason=BY_LINK)
@require_POST
def door_told(request: ActingRequest, token: str) -> JsonResponse:
    """What the phone did meanwhile; each thing is taken once, however often it comes."""
    try:
        return JsonResponse(what_was_told(request, token))
    except Refused as why:
        return told_no(why)


@open_to_all(reason="a script of the house that keeps the courier's page without signal")
@require_GET
def door_worker(request: ActingRequest) -> HttpResponse:
    """The service worker; at this address because it may only serve what lies below it."""
    return render(request, said("worker.js"), content_type="text/javascript; charset=utf-8")
