"""Referrals: what came in, what was sent, and for the backbone all of them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.activities.queries import referrals_of, sides_here
from dure.activities.screens.inside import looking
from dure.activities.screens.referrals.shown import lines_of
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.words import Words

PAGE = "activities/screens/referrals/page.html"
NAMES = {
    "recipient": Words("받은 의뢰", "Received"),
    "sender": Words("보낸 의뢰", "Sent"),
    "backbone": Words("모두 지켜보기", "Watch all"),
}


@needs("send_referral")
def referrals(request: ActingRequest, slug: str) -> HttpResponse:
    """What waits for us, and what became of what we asked?"""
    where, at = looking(request, slug), now()
    sides = sides_here(request.actor, initiative_id=where.initiative.id, at=at)
    if not sides:
        raise Refused("journal.not_allowed", verb="send_referral")
    side = request.GET.get("side", "")
    side = side if side in sides else ("backbone" if "backbone" in sides else sides[0])
    ended = request.GET.get("ended") == "1"
    here: dict[str, Any] = {"initiative_id": where.initiative.id, "side": side, "at": at}
    cards = referrals_of(request.actor, **here, ended=ended)
    said = {"side": side, "ended": ended, "tabs": _tabs(sides, side), "sends": "sender" in sides}
    lines = lines_of(request, where, cards, side)
    return render(request, PAGE, where.said(**said, lines=lines, watches="backbone" in sides))


def _tabs(sides: tuple[str, ...], side: str) -> list[dict[str, Any]]:
    return [{"name": NAMES[one], "href": f"?side={one}", "here": one == side} for one in sides]
