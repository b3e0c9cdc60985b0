"""What is to be done: mine first, then everybody's."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.communication.queries import actions_in, meetings_seen
from dure.communication.screens.talking import Here, here
from dure.communication.screens.written import day_in
from dure.communication.services import drop_action, finish_action, move_action
from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of

PAGE = "communication/screens/actions/page.html"


@needs("see_initiative")
def actions(request: ActingRequest, slug: str) -> HttpResponse:
    """What do we have to do?"""
    where = here(request, slug)
    if request.method != "POST":
        return _shown(request, where)
    try:
        _acted(request, where)
    except Refused as refused:
        return _shown(request, where, problems=[words_of(refused)], typed=request.POST)
    return HttpResponseRedirect(reverse("actions", args=[slug]))


def _acted(request: ActingRequest, where: Here) -> None:
    given = request.POST
    told = {"key": given.get("action", ""), "at": where.at}
    outcome = given.get("outcome", "")
    if "move" in given:
        due_on = day_in(given.get("due_on", ""))
        if due_on is None:
            raise Refused("communication.day_needed")
        move_action(where.actor, due_on=due_on, **told)
    elif "drop" in given:
        drop_action(where.actor, outcome=outcome, **told)
    else:
        finish_action(where.actor, outcome=outcome, **told)


def _shown(request: ActingRequest, where: Here, **more: Any) -> HttpResponse:
    mine = actions_in(where.actor, initiative_id=where.card.id, state="open", mine=True)
    keys = {one.public_id for one in mine}
    found = actions_in(where.actor, initiative_id=where.card.id)
    others = [one for one in found if one.is_open and one.public_id not in keys]
    ended = [one for one in found if not one.is_open]
    meetings = meetings_seen(where.actor, initiative_id=where.card.id)
    said = where.said(mine=mine, others=others, ended=ended, meetings=meetings, **more)
    return render(request, PAGE, said, status=422 if more else 200)
