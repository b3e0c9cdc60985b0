"""One resource: when it is free, and booking it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.activities.queries import offer_page
from dure.activities.screens.inside import looking
from dure.activities.screens.resource.booking import booked, said_of
from dure.activities.screens.written import day_in, number_in, text_in
from dure.activities.services import close_days, end_offer, open_days
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "activities/screens/resource/page.html"
SHARES = "share_resources"
DAY = timedelta(days=1)
DONE = {
    "close": Words("쉬는 날을 정했어요.", "The days off are set."),
    "open": Words("쉬는 날을 지웠어요.", "The days off are gone."),
    "end": Words("이제 빌려주지 않아요.", "It is not lent any more."),
}


@needs("see_initiative")
def resource(request: ActingRequest, slug: str, resource: str) -> HttpResponse:
    """When is it free, and when would you like it?"""
    where, at = looking(request, slug), now()
    here, fault = {"initiative_id": where.initiative.id}, None
    page = offer_page(request.actor, resource, **here, at=at)
    if request.method == "POST":
        try:
            made = booked(request, where, page)
            return HttpResponseRedirect(reverse("booking", args=[slug, made]))
        except Refused as refused:
            fault = words_of(refused)
    said = where.said(**said_of(request, where, page, fault))
    return render(request, PAGE, said, status=422 if fault else 200)


@needs(SHARES)
@require_POST
def act_on_resource(request: ActingRequest, slug: str, resource: str) -> HttpResponse:
    """Days off, and the end of an offer."""
    looking(request, slug)
    deed = request.POST.get("deed", "")
    tried(request, _deed(request, resource, deed), DONE.get(deed, DONE["close"]))
    return HttpResponseRedirect(reverse("resource", args=[slug, resource]))


def _deed(request: ActingRequest, offer: str, deed: str) -> Callable[[], object]:
    told, actor, at = request.POST, request.actor, now()
    if deed == "end":
        return lambda: end_offer(actor, offer=offer, at=at)
    if deed == "open":
        return lambda: open_days(actor, offer=offer, closure_id=number_in(told, "closure"), at=at)
    first = day_in(told, "first") or day_of(at)
    last = day_in(told, "last") or first
    span: dict[str, Any] = {"starts_on": first, "ends_before": last + DAY}
    return lambda: close_days(actor, offer=offer, **span, reason=text_in(told, "why", 120), at=at)
