"""An initiative asks our organisation to take part: what it is, and our answer."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import joining_card
from dure.ground.organisations.services import accept_joining, decline_joining
from dure.ground.organisations.types import PARTS
from dure.kernel.clock import day_of, now
from dure.kernel.faces import signed_in
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "ground/organisations/screens/joining/page.html"
YES = Words("이제 함께해요.", "You take part now.")
NO = Words("사양한다고 알렸어요.", "They are told that you decline.")


@signed_in
def joining(request: ActingRequest, joining_id: int) -> HttpResponse:
    """Shall our organisation take part?"""
    card = joining_card(request.actor, joining_id, day_of(now()))
    context = {"condition": "backbone", "card": card, "part": PARTS[card.part]}
    return render(request, PAGE, context)


@signed_in
@require_POST
def accept(request: ActingRequest, joining_id: int) -> HttpResponse:
    """Yes."""
    tried(request, partial(accept_joining, request.actor, at=now(), joining_id=joining_id), YES)
    return redirect("/today/")


@signed_in
@require_POST
def decline(request: ActingRequest, joining_id: int) -> HttpResponse:
    """No, thank you."""
    words = request.POST.get("words", "")
    deed = partial(decline_joining, request.actor, at=now(), joining_id=joining_id, words=words)
    tried(request, deed, NO)
    return redirect("/today/")
