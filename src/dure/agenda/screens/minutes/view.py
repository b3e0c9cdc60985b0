"""Minutes: written, read and confirmed; on paper as they are filed."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.agenda.queries import meeting_card, minutes_of
from dure.agenda.rules.meeting_told import MINUTES
from dure.agenda.screens.deciding import here, keyed
from dure.agenda.services import sign_minutes, write_minutes
from dure.agenda.types.deciding import MeetingCard, MinutesCard
from dure.ground.access.queries import ActingRequest
from dure.ground.journal.types import Actor
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE, PAPER = "agenda/screens/minutes/page.html", "agenda/screens/minutes/paper.html"
WRITTEN = Words("의사록을 적었어요.", "The minutes are written.")
SIGNED = Words("의사록을 확인했어요.", "You have confirmed the minutes.")


@needs("see_initiative")
def minutes(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """What was said and decided, and who confirms it?"""
    return _shown(request, slug, public_id)


def _shown(
    request: ActingRequest, slug: str, public_id: str, problem: Words | None = None
) -> HttpResponse:
    where = here(request, slug)
    card = where.own(meeting_card(request.actor, public_id))
    found = minutes_of(request.actor, public_id)
    said = {"meeting": card, "minutes": found, **_asked(card), **_signing(found, request.actor)}
    if problem:
        typed = _typed(request)
        said |= {"problems": [problem], "typed": typed, "chosen": typed["signers"]}
        return render(request, PAGE, where.said(**said), status=422)
    page = PAPER if request.GET.get("paper") and found else PAGE
    return render(request, page, where.said(**said))


def _signing(found: MinutesCard | None, actor: Actor) -> dict[str, Any]:
    """Whether I sign, whether anybody has, and for which members they sign."""
    signers = found.signers if found else ()
    return {
        "mine": next((one for one in signers if one.account_id == actor.account_id), None),
        "is_signed": any(one.signed_at for one in signers),
        "chosen": {one.organisation_id for one in signers},
    }


def _typed(request: ActingRequest) -> dict[str, Any]:
    """What was written and not taken: a page of minutes is not typed twice."""
    given = request.POST
    return {
        "course": Words(given.get("course_ko", "")[:60000], given.get("course_en", "")[:60000]),
        "signers": [keyed(each) for each in given.getlist("signer")],
    }


def _asked(card: MeetingCard) -> dict[str, Any]:
    """Who may be elected to sign, and what the law of that day asks."""
    return {
        "here": [line for line in card.lines if line.how == "self"],
        "signing": next(line for line in card.rules if line.what == MINUTES),
    }


@require_POST
@needs("manage_assembly")
def write(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """Write the course down and name who signs."""
    told = {"meeting": public_id, "at": now(), **_typed(request)}
    try:
        write_minutes(request.actor, **told)
    except Refused as refused:
        return _shown(request, slug, public_id, words_of(refused))
    messages.success(request, str(WRITTEN))
    return HttpResponseRedirect(reverse("minutes", args=[slug, public_id]))


@require_POST
@needs("see_initiative")
def sign(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """I confirm what I have read."""
    mark = request.POST.get("fingerprint", "")
    deed = partial(sign_minutes, request.actor, meeting=public_id, fingerprint=mark, at=now())
    tried(request, deed, SIGNED)
    return HttpResponseRedirect(reverse("minutes", args=[slug, public_id]))
