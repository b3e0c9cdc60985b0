"""One alert: where it stands, what happened, what I do now, how it ends."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.communication.queries import alert_page
from dure.communication.services import climb_alert, close_alert, stamp_deed, take_alert
from dure.communication.types import AlertCard, AlertPage, Deed
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

PAGE = "communication/screens/alert/page.html"


@needs("handle_alerts")
def alert(request: ActingRequest, slug: str, alert: str) -> HttpResponse:
    """What happened, and what is to be done?"""
    return _shown(request, slug, alert)


@require_POST
@needs("handle_alerts")
def act(request: ActingRequest, slug: str, alert: str) -> HttpResponse:
    """One touch: done, taken, climbed, closed."""
    _here(request, slug, alert)
    try:
        _acted(request, alert)
    except Refused as refused:
        return _shown(request, slug, alert, words_of(refused))
    return HttpResponseRedirect(reverse("alert", args=[slug, alert]))


def _acted(request: ActingRequest, alert: str) -> None:
    given, actor, at = request.POST, request.actor, now()
    note = given.get("note", "")
    if given.get("deed"):
        stamp_deed(actor, alert=alert, deed=Deed(given["deed"], note), at=at)
    elif "take" in given:
        take_alert(actor, alert=alert, at=at)
    elif "climb" in given:
        climb_alert(actor, alert=alert, to=given["climb"], note=note, at=at)
    else:
        close_alert(actor, alert=alert, outcome=given.get("outcome", ""), note=note, at=at)


def _here(request: ActingRequest, slug: str, alert: str) -> AlertCard:
    """The alert, at the address of its own initiative."""
    card = alert_page(request.actor, alert).card
    if initiative_by_id(card.initiative_id).slug != slug:
        raise Refused("communication.no_such_alert")
    return card


def _shown(
    request: ActingRequest, slug: str, alert: str, problem: Words | None = None
) -> HttpResponse:
    _here(request, slug, alert)
    said = _said(alert_page(request.actor, alert)) | {"slug": slug}
    said["problems"] = [problem] if problem else []
    return render(request, PAGE, said, status=422 if problem else 200)


def _said(page: AlertPage) -> dict[str, Any]:
    card = page.card
    return {
        "condition": "communication",
        "initiative": initiative_by_id(card.initiative_id).name,
        "alert": card,
        "steps": page.steps,
        "deeds": [(code, card.ladder.deeds[code]) for code in card.stands_on.deeds],
    }
