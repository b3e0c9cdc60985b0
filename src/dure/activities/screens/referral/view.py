"""One referral: whom it is about, as far as the reader may know, what happened, and what comes next."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.activities.queries import (
    content_for,
    outcomes,
    referral_in,
    referral_page,
    refusal_reasons,
)
from dure.activities.screens.inside import Inside, looking, organisations_by_id, places_of
from dure.activities.screens.referral.deeds import DONE, do_deed
from dure.activities.types.referrals import ReferralPage
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE = "activities/screens/referral/page.html"
NOTED = Words("적었어요.", "Noted.")


@needs("send_referral")
def referral(request: ActingRequest, slug: str, referral: str) -> HttpResponse:
    """Whom is it about, and what happens next?"""
    where, at = looking(request, slug), now()
    page = referral_page(request.actor, referral, initiative_id=where.initiative.id, at=at)
    answer = render(request, PAGE, where.said(**_said(request, where, page)))
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


@needs("send_referral")
@require_POST
def act_on_referral(request: ActingRequest, slug: str, referral: str) -> HttpResponse:
    """A step of it; what was done, or why not, stands on the page it leads back to."""
    where, at = looking(request, slug), now()
    referral_page(request.actor, referral, initiative_id=where.initiative.id, at=at)
    told = request.POST
    done = DONE.get(told.get("deed", ""), NOTED)
    tried(request, lambda: do_deed(request.actor, referral, told, at=at), done)
    return HttpResponseRedirect(reverse("referral", args=[slug, referral]))


def _said(request: ActingRequest, where: Inside, page: ReferralPage) -> dict[str, Any]:
    at, card = now(), page.card
    row = referral_in(card.public_id, where.initiative.id)
    content = None if page.side == "backbone" else content_for(request.actor, row, at=at)
    said = {"page": page, "card": card, "content": content, "today": day_of(at)}
    said["place"] = places_of([card.place_code]).get(card.place_code)
    said |= {"reasons": list(refusal_reasons().items()), "outcomes": list(outcomes().items())}
    homes = organisations_by_id(where.initiative.id) if "handed_on" in page.may else {}
    others = {card.sender_id, card.recipient_id}
    said["others"] = [home for key, home in homes.items() if key not in others]
    return said
