"""One resource: when it is free, and booking it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.activities.queries import acted_for, offer_page
from dure.activities.screens.inside import Inside, looking, organisations_by_id, places_of
from dure.activities.screens.written import day_in, moment_in, number_in, text_in
from dure.activities.services import book_resource, close_days, end_offer, open_days
from dure.activities.types.exchange import OfferPage, Wanted
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "activities/screens/resource/page.html"
SHARES = "share_resources"
HALF_HOUR, DAY = timedelta(minutes=30), timedelta(days=1)
DONE = {
    "close": Words("쉬는 날을 정했어요.", "The days off are set."),
    "open": Words("쉬는 날을 지웠어요.", "The days off are gone."),
    "end": Words("이제 빌려주지 않아요.", "It is not lent any more."),
}


@needs("see_initiative")
def resource(request: ActingRequest, slug: str, resource: str) -> HttpResponse:
    """When is it free, and when would you like it?"""
    where, at = looking(request, slug), now()
    page = offer_page(request.actor, resource, initiative_id=where.initiative.id, at=at)
    fault = None
    if request.method == "POST":
        try:
            made = _booked(request, where, page)
            return HttpResponseRedirect(reverse("booking", args=[slug, made]))
        except Refused as refused:
            fault = words_of(refused)
            page = offer_page(request.actor, resource, initiative_id=where.initiative.id, at=at)
    return render(
        request,
        PAGE,
        where.said(**_said(request, where, page, fault)),
        status=422 if fault else 200,
    )


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


def _booked(request: ActingRequest, where: Inside, page: OfferPage) -> str:
    told = request.POST
    starts, ends = moment_in(told, "day", "from"), moment_in(told, "until_day", "until")
    if starts is not None and page.card.kind == "food":
        ends = starts + HALF_HOUR
    if starts is None or ends is None:
        raise Refused("activities.booking_ends_first")
    mine = acted_for(request.actor, SHARES, where.initiative.id, day_of(now()))
    home = number_in(told, "home")
    wanted = Wanted(
        organisation_id=home if home in mine else next(iter(sorted(mine)), 0),
        starts=starts,
        ends=ends,
        purpose=text_in(told, "purpose", 200),
        amount=number_in(told, "amount"),
    )
    return str(book_resource(request.actor, offer=page.card.public_id, wanted=wanted, at=now()))


def _said(
    request: ActingRequest, where: Inside, page: OfferPage, fault: Words | None
) -> dict[str, Any]:
    homes = organisations_by_id(where.initiative.id)
    mine = acted_for(request.actor, SHARES, where.initiative.id, day_of(now()))
    own = sorted((homes[one] for one in mine if one in homes), key=lambda one: one.name.ko)
    own.sort(key=lambda one: one.id == page.card.organisation_id)
    place = places_of([page.card.place_code]).get(page.card.place_code)
    said = {"page": page, "card": page.card, "own": own, "place": place, "fault": fault}
    return said | {"told": request.POST, "today": day_of(now()), "hours": range(0, 25, 6)}
