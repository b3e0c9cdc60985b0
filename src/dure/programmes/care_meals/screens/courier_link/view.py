"""One courier's link: to be sent, scanned or printed; moved to another phone, or made anew."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dure.engines.qr import draw_qr
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.words import Words
from dure.programmes.care_meals.queries import link_page
from dure.programmes.care_meals.services import move_link, renew_link

PAGE = "programmes/care_meals/screens/courier_link/page.html"
MOVED = Words(
    "이제 다른 전화기에서 링크를 열 수 있어요.", "The link can now be opened on another phone."
)
RENEWED = Words(
    "새 링크를 만들었어요. 전에 보낸 링크는 더 열리지 않아요.",
    "There is a new link. The one that was sent before no longer opens.",
)


@needs("run_kitchen")
@never_cache
def courier_link(request: ActingRequest, slug: str, link: str) -> HttpResponse:
    """What to hand to the courier."""
    card, page = initiative_card(slug), _page(request, slug, link)
    address = request.build_absolute_uri(reverse("door", args=[page.link.token]))
    said: dict[str, Any] = {
        "condition": "activities",
        "initiative": card.name,
        "slug": slug,
        "page": page,
        "address": address,
        "qr": draw_qr(address, "배달 링크 · Delivery link"),
    }
    return render(request, PAGE, said)


@require_POST
@needs("run_kitchen")
def move_courier_link(request: ActingRequest, slug: str, link: str) -> HttpResponse:
    """The phone is broken or forgotten: another one may keep the link."""
    _page(request, slug, link)
    move_link(request.actor, link=link, at=now())
    messages.success(request, str(MOVED))
    return HttpResponseRedirect(reverse("courier_link", args=[slug, link]))


@require_POST
@needs("run_kitchen")
def renew_courier_link(request: ActingRequest, slug: str, link: str) -> HttpResponse:
    """Somebody else has the address: a new one instead."""
    _page(request, slug, link)
    renew_link(request.actor, link=link, at=now())
    messages.success(request, str(RENEWED))
    return HttpResponseRedirect(reverse("courier_link", args=[slug, link]))


def _page(request: ActingRequest, slug: str, link: str) -> Any:
    page = link_page(request.actor, link)
    if page.day.initiative_id != initiative_card(slug).id:
        raise Refused("care_meals.no_courier_link")
    return page
