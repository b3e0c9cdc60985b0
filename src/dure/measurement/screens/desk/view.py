"""The approver's desk: what waits, longest first; what is missing; what has been looked at."""

from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.ui.drawn_once import drawn_once
from dure.kernel.words import Words
from dure.measurement.queries import approvers_desk, round_overview
from dure.measurement.screens.desk.rows import chosen_round, round_tabs, shown_desk
from dure.measurement.screens.inside import said
from dure.measurement.services import approve_reports, remind_reporters


@needs("see_all_reports")
@drawn_once
def desk(request: ActingRequest, slug: str) -> HttpResponse:
    """Who has reported, what is different, and what can I approve now?"""
    card, at = initiative_card(slug), now()
    rounds = round_overview(request.actor, initiative_id=card.id, on=day_of(at))
    here = chosen_round(rounds, request.GET.get("round", ""))
    context = said(card, tabs=round_tabs(slug, rounds, here), here=here)
    if here is not None:
        page = _page(request)
        found = approvers_desk(
            request.actor, initiative_id=card.id, round_id=here.id, on=day_of(at), page=page
        )
        context |= shown_desk(found, at=at, page=page)
    return render(request, "measurement/screens/desk/page.html", context)


@needs("approve_report")
@require_POST
def approve_several(request: ActingRequest, slug: str) -> HttpResponse:
    """Approve the chosen ones, all or none."""
    card, ids = initiative_card(slug), _chosen(request, "report")
    deed = partial(approve_reports, request.actor, initiative_id=card.id, report_ids=ids, at=now())
    told = Words("보고서 {n}건을 승인했어요.", "{n} approved.").filled(n=len(ids))
    tried(request, deed, told)
    return _back(request, slug)


@needs("approve_report")
@require_POST
def remind(request: ActingRequest, slug: str) -> HttpResponse:
    """Write to the reporters of what has not come in."""
    round_id, ids = _number(request.POST.get("round", "")), _chosen(request, "report")
    deed = partial(remind_reporters, request.actor, round_id=round_id, report_ids=ids, at=now())
    tried(request, deed, Words("보고 담당자에게 알렸어요.", "Their reporters were written to."))
    return _back(request, slug)


def _page(request: ActingRequest) -> int:
    asked = request.GET.get("page", "")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1


def _chosen(request: ActingRequest, name: str) -> list[int]:
    return [_number(each) for each in request.POST.getlist(name) if each]


def _number(written: str) -> int:
    """The number of a row; what is none is the number of no row."""
    return int(written) if written.isdecimal() and len(written) < 16 else 0


def _back(request: ActingRequest, slug: str) -> HttpResponseRedirect:
    round_id = request.POST.get("round", "")
    query = f"?round={round_id}" if round_id.isdecimal() else ""
    return HttpResponseRedirect(reverse("desk", args=[slug]) + query)
