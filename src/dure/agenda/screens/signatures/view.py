"""How far is this version signed: who, when, our own; whom the backbone still awaits."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.agenda.queries import signing_state
from dure.agenda.screens.sign.drawn import about
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.faces import needs

PAGE = "agenda/screens/signatures/page.html"


@needs("see_initiative")
def signatures(request: ActingRequest, slug: str, number: int) -> HttpResponse:
    """Who stands behind this text?"""
    state = signing_state(request.actor, slug=slug, number=number, at=now())
    open_ones = [each for each in state.own if each.signature is None]
    said = {**about(state.text), "state": state, "to_sign": open_ones[:1]}
    return render(request, PAGE, said)
