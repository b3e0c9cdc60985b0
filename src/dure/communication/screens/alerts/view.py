"""The alerts of an initiative: what is open, what I hold, what was closed, and the proof of the weeks."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.communication.queries import (
    alerts_closed_of,
    handlers_of,
    open_alerts,
    proof_of_week,
    weeks_proved,
)
from dure.communication.rules.weeks import WEEKS_SHOWN, monday_of
from dure.communication.screens.written import number_in
from dure.communication.services import hand_over_alerts
from dure.communication.types import AlertCard
from dure.ground.access.queries import ActingRequest
from dure.ground.access.types import AccountCard
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

PAGE = "communication/screens/alerts/page.html"
HANDED = Words("알림 {n}건을 넘겼어요.", "{n} alert{s} handed over.")


@needs("handle_alerts")
def alerts(request: ActingRequest, slug: str) -> HttpResponse:
    """Who needs somebody now?"""
    return render(request, PAGE, _said(request, slug))


@needs("handle_alerts")
def alerts_now(request: ActingRequest, slug: str) -> HttpResponse:
    """The open ones alone: the page asks for them every few seconds."""
    card = initiative_card(slug)
    found = open_alerts(request.actor, initiative_id=card.id)
    said = {"open": found, "slug": slug, "at": now()}
    return render(request, "communication/screens/alerts/_open.html", said)


@require_POST
@needs("handle_alerts")
def hand_over(request: ActingRequest, slug: str) -> HttpResponse:
    """My shift ends: somebody else has them from here on."""
    chosen, note = request.POST.getlist("alert"), request.POST.get("note", "")
    try:
        to = number_in(request.POST.get("to", ""))
        n = hand_over_alerts(request.actor, alerts=chosen, to=to, note=note, at=now())
    except Refused as refused:
        said = _said(request, slug) | {"problems": [words_of(refused)]}
        return render(request, PAGE, said, status=422)
    messages.success(request, str(HANDED.filled(n=n)))
    return HttpResponseRedirect(reverse("alerts", args=[slug]))


def _said(request: ActingRequest, slug: str) -> dict[str, Any]:
    card, at = initiative_card(slug), now()
    here = {"initiative_id": card.id}
    found = open_alerts(request.actor, **here)
    mine = [one for one in found if one.holder_id == request.actor.account_id]
    return {
        "condition": "communication",
        "initiative": card.name,
        "slug": slug,
        "at": at,
        "open": found,
        "mine": mine,
        "to": _others(request, mine),
        **_looking_back(request, card.id),
    }


def _looking_back(request: ActingRequest, initiative_id: int) -> dict[str, Any]:
    monday, here = monday_of(day_of(now())), {"initiative_id": initiative_id}
    before = _before(request)
    weeks = weeks_proved(request.actor, before=before, most=WEEKS_SHOWN + 1, **here)
    return {
        **here,
        "closed": alerts_closed_of(request.actor, **here),
        "week": proof_of_week(request.actor, monday=monday, **here),
        "weeks": weeks[:WEEKS_SHOWN],
        "earlier": weeks[WEEKS_SHOWN - 1].starts_on if len(weeks) > WEEKS_SHOWN else None,
        "before": before,
    }


def _before(request: ActingRequest) -> date | None:
    """The day before which weeks are looked at; the last ones, where none or nonsense is said."""
    try:
        return date.fromisoformat(request.GET.get("before", ""))
    except ValueError:
        return None


def _others(request: ActingRequest, mine: list[AlertCard]) -> list[AccountCard]:
    """To whom all that I hold can be handed: who handles the alerts of each of these organisations."""
    places = {(one.initiative_id, one.organisation_id) for one in mine}
    on = day_of(now())
    found = [
        {each.id: each for each in handlers_of(initiative_id=i, organisation_id=o, on=on)}
        for i, o in places
    ]
    shared = set.intersection(*(set(each) for each in found)) if found else set()
    return [one for key, one in (found[0] if found else {}).items() if key in shared]
