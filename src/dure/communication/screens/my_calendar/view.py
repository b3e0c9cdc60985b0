"""My calendar: secret addresses for a phone's calendar, one's own and those of a group."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from dure.communication.queries import own_feeds
from dure.communication.screens.written import number_in
from dure.communication.services import make_feed, revoke_feed
from dure.ground.access.queries import ActingRequest, organisations_of
from dure.ground.organisations.queries import organisation_cards
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import signed_in
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

PAGE = "communication/screens/my_calendar/page.html"
REVOKED = Words("달력 주소를 거두었어요.", "The address was taken back.")


@signed_in
@never_cache
def my_calendar(request: ActingRequest) -> HttpResponse:
    """How does my phone know when we meet?"""
    if request.method != "POST":
        return render(request, PAGE, _said(request))
    try:
        if "revoke" in request.POST:
            revoke_feed(request.actor, feed_id=number_in(request.POST["revoke"]), at=now())
            messages.success(request, str(REVOKED))
            return HttpResponseRedirect(reverse("my_calendar"))
        made = _made(request)
    except Refused as refused:
        return render(request, PAGE, _said(request, problems=[words_of(refused)]), status=422)
    return render(request, PAGE, _said(request, made=made))


def _made(request: ActingRequest) -> str:
    """The address, shown this once; `of` is empty for my own, `initiative` or `initiative:organisation`."""
    initiative, _, organisation = request.POST.get("of", "").partition(":")
    token = make_feed(
        request.actor,
        initiative_id=number_in(initiative) if initiative else None,
        organisation_id=number_in(organisation) if organisation else None,
        at=now(),
    )
    return f"{settings.DURE_ADDRESS}{reverse('calendar', args=[token])}"


def _said(request: ActingRequest, **more: Any) -> dict[str, Any]:
    own = organisations_of(request.actor.account_id or 0, day_of(now()))
    return {
        "feeds": own_feeds(request.actor),
        "initiatives": request.actor.initiatives,
        "organisations": organisation_cards(own),
        **more,
    }
