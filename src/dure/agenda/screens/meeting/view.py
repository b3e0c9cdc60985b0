"""A meeting: its notice, who is present and who stands for whom, and whether it can decide now."""

from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.agenda.queries import meeting_ballots, meeting_card
from dure.agenda.rules.meeting_kinds import KINDS
from dure.agenda.screens.deciding import here, keyed, seated
from dure.agenda.services import (
    end_meeting,
    end_proxy,
    give_proxy,
    give_proxy_with_paper,
    look_at_proxy,
    mark_present,
)
from dure.agenda.types.deciding import ProxyDraft
from dure.ground.access.queries import ActingRequest
from dure.ground.files.types import NewFile
from dure.kernel.clock import now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words

PAGE, COUNT = "agenda/screens/meeting/page.html", "agenda/screens/meeting/_count.html"
SAFE_TO_SHOW = ("image/jpeg", "image/png", "image/gif", "image/webp")
GIVEN = Words("위임을 적었어요.", "The proxy is written down.")
ENDED = Words("위임을 거두었어요.", "The proxy is ended.")
CLOSED = Words("회의를 마쳤어요.", "The meeting is over.")


@needs("see_initiative")
def meeting(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """Can we decide?"""
    where = here(request, slug)
    card = where.own(meeting_card(request.actor, public_id))
    said = {
        "meeting": card,
        "kind": KINDS[card.kind],
        "has_begun": card.starts_at <= now(),
        "ballots": meeting_ballots(request.actor, public_id, now()),
        "absent": [line for line in card.lines if not line.how],
        "here": [line for line in card.lines if line.how == "self"],
    }
    page = COUNT if request.htmx and request.GET.get("part") else PAGE
    return render(request, page, where.said(**said))


@require_POST
@needs("manage_assembly")
def attend(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """A member is here, or has left."""
    where, given = here(request, slug), request.POST
    whose, place = seated(given.get("organisation", ""))
    told = {"meeting": public_id, "organisation_id": whose, "place": place}
    mark_present(request.actor, present=bool(given.get("present")), at=now(), **told)
    if not request.htmx:
        return HttpResponseRedirect(reverse("meeting", args=[slug, public_id]))
    return render(request, COUNT, where.said(meeting=meeting_card(request.actor, public_id)))


@require_POST
@needs("manage_assembly")
def proxy(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """One member stands for one other, on paper."""
    given = request.POST
    told = ProxyDraft(
        giver_id=keyed(given.get("giver", "")),
        holder_id=keyed(given.get("holder", "")),
        proof=given.get("proof", "")[:200],
    )
    tried(request, partial(_given, request, public_id, told), GIVEN)
    return HttpResponseRedirect(reverse("meeting", args=[slug, public_id]))


def _given(request: ActingRequest, meeting: str, told: ProxyDraft) -> None:
    """With the scan of its paper where one was handed in."""
    scan = request.FILES.get("paper")
    if scan is None:
        give_proxy(request.actor, meeting=meeting, told=told, at=now())
        return
    paper = NewFile(scan.name or "", scan.read(), personal=True)
    give_proxy_with_paper(request.actor, meeting=meeting, told=told, paper=paper, at=now())


@needs("manage_assembly")
def proxy_paper(request: ActingRequest, slug: str, public_id: str, giver: int) -> HttpResponse:
    """The written proof, to look at; who looked stands in the journal."""
    here(request, slug).own(meeting_card(request.actor, public_id))
    whose = keyed(str(giver))
    opened = look_at_proxy(request.actor, meeting=public_id, giver_id=whose, at=now())
    kind = opened.card.media_type
    answer = HttpResponse(opened.content, content_type=kind)
    how = "inline" if kind in SAFE_TO_SHOW else "attachment"
    answer["Content-Disposition"] = f'{how}; filename="proxy-{opened.card.public_id}"'
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
@needs("manage_assembly")
def take_back(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """The giver comes itself."""
    giver = keyed(request.POST.get("giver", ""))
    tried(
        request,
        partial(end_proxy, request.actor, meeting=public_id, giver_id=giver, at=now()),
        ENDED,
    )
    return HttpResponseRedirect(reverse("meeting", args=[slug, public_id]))


@require_POST
@needs("manage_assembly")
def end(request: ActingRequest, slug: str, public_id: str) -> HttpResponse:
    """End it; without a quorum it is adjourned."""
    tried(request, partial(end_meeting, request.actor, meeting=public_id, at=now()), CLOSED)
    return HttpResponseRedirect(reverse("meeting", args=[slug, public_id]))
