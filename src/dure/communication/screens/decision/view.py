"""One decision: what was decided, what is done of it, its proof."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.communication.queries import decision_page
from dure.communication.screens.talking import Here, files_of, here
from dure.communication.services import finish_decision
from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of

PAGE = "communication/screens/decision/page.html"


@needs("see_initiative")
def decision(request: ActingRequest, slug: str, decision: str) -> HttpResponse:
    """What was decided, and is it done?"""
    where = here(request, slug)
    if request.method != "POST":
        return _shown(request, where, decision)
    try:
        _finished(request, where, decision)
    except Refused as refused:
        return _shown(request, where, decision, problems=[words_of(refused)], typed=request.POST)
    return HttpResponseRedirect(reverse("decision", args=[slug, decision]))


def _finished(request: ActingRequest, where: Here, key: str) -> None:
    files = files_of(request)
    finish_decision(
        where.actor,
        decision=key,
        proof=request.POST.get("proof", ""),
        file=files[0] if files else None,
        organisation_id=where.voice,
        at=where.at,
    )


def _shown(request: ActingRequest, where: Here, key: str, **more: Any) -> HttpResponse:
    page = decision_page(where.actor, key)
    if page.card.initiative_id != where.card.id:
        raise Refused("communication.no_such_decision")
    said = where.said(page=page, one=page.card, **more)
    return render(request, PAGE, said, status=422 if more else 200)
