"""The consent ledger: who agreed to what, what ends soon; taking back acts at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.ground.consent.queries import (
    CONSENTS_A_PAGE,
    consents_held,
    purpose_counts,
    purposes,
)
from dure.ground.consent.services import withdraw_consent
from dure.ground.consent.types import ConsentsWanted
from dure.ground.organisations.queries import initiative_card
from dure.ground.people.queries import consent_lines, masked_people
from dure.ground.people.screens.inside import Inside, inside
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.words import Words

STATES = (
    ("", Words("모두", "all")),
    ("in_force", Words("유효해요", "in force")),
    ("ending", Words("한 달 안에 끝나요", "ending within a month")),
    ("run_out", Words("기간이 끝났어요", "run out")),
    ("withdrawn", Words("거두었어요", "withdrawn")),
)
TAKEN_BACK = Words(
    "동의를 거두었어요. 지금부터 어디에서도 쓰지 않아요.",
    "The consent is withdrawn. From now on it is used nowhere.",
)


@needs("record_consent")
def consents(request: ActingRequest, slug: str) -> HttpResponse:
    """What did people agree to?"""
    where = inside(request, slug, "record_consent")
    wanted = _wanted(request)
    said = where.said(wanted=wanted, states=STATES, purposes=purposes().values())
    if where.chosen is not None:
        said |= _held(request, where, wanted)
    return render(request, "ground/people/screens/consents/page.html", said)


@require_POST
@needs("record_consent")
def withdraw(request: ActingRequest, slug: str, consent_id: int) -> HttpResponse:
    """Take a consent back, from this moment on."""
    withdraw_consent(
        request.actor,
        at=now(),
        initiative_id=initiative_card(slug).id,
        consent_id=consent_id,
    )
    messages.success(request, str(TAKEN_BACK))
    person = request.POST.get("person", "")
    back = f"{reverse('people', args=[slug])}{person}/" if person.isalnum() else ""
    org = request.POST.get("org", "")
    return HttpResponseRedirect(back or f"{reverse('consents', args=[slug])}?org={org}")


def _wanted(request: ActingRequest) -> ConsentsWanted:
    before, purpose = request.GET.get("before", ""), request.GET.get("purpose", "")
    return ConsentsWanted(
        purpose=purpose if purpose in purposes() else "",
        state=request.GET.get("state", "")[:20],
        before_id=int(before) if before.isdecimal() and len(before) < 16 else None,
    )


def _held(request: ActingRequest, where: Inside, wanted: ConsentsWanted) -> dict[str, Any]:
    if where.chosen is None:
        return {}
    home, at = where.chosen.id, now()
    inside_of: dict[str, Any] = {"initiative_id": where.initiative.id}
    cards = consents_held(request.actor, home, on=day_of(at), wanted=wanted, **inside_of)
    counts = purpose_counts(request.actor, home, on=day_of(at), **inside_of)
    people = masked_people(
        request.actor, home, [each.person_id for each in cards], at=at, **inside_of
    )
    return {
        "lines": consent_lines(cards, people),
        "counts": [{"count": each, "terms": purposes()[each.purpose]} for each in counts],
        "more": cards[-1].id if len(cards) == CONSENTS_A_PAGE else None,
    }
