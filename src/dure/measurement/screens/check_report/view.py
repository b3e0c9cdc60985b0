"""One report under check: what is different, what was said about it, and the next step."""

from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.communication.queries import beside
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.ui.drawn_once import drawn_once
from dure.kernel.words import Words
from dure.measurement.queries import report_cells, report_check, report_named
from dure.measurement.screens.check_report.about import about_report
from dure.measurement.screens.check_report.form import ReopenForm, ReturnForm
from dure.measurement.screens.check_report.lines import comment_of, shown_cells, shown_check
from dure.measurement.screens.inside import said
from dure.measurement.services import approve_report, reopen_report, return_report
from dure.measurement.types.reports import ReportHead


@needs("see_all_reports")
@drawn_once
def check_report(request: ActingRequest, public_id: str) -> HttpResponse:
    """Can I approve this, and if not, what do I ask?"""
    at = now()
    check = report_check(request.actor, public_id=public_id, on=day_of(at))
    card = initiative_by_id(check.report.head.initiative_id)
    context = said(card, **shown_check(check), return_form=ReturnForm(), reopen_form=ReopenForm())
    context["beside"] = beside(request.actor, about_report(check.report.head), on=day_of(at))
    return render(request, "measurement/screens/check_report/page.html", context)


@needs("see_all_reports")
def check_cells(request: ActingRequest, public_id: str, code: str, place: str) -> HttpResponse:
    """The disaggregation cells of one line, asked for when somebody opens it."""
    head = report_named(request.actor, public_id=public_id)
    cells = report_cells(request.actor, report_id=head.id, indicator=code, place_code=place)
    context = {"groups": shown_cells(cells)}
    return render(request, "measurement/screens/check_report/_cells.html", context)


@needs("approve_report")
@require_POST
def approve(request: ActingRequest, public_id: str) -> HttpResponse:
    """Approve it and open the next one that waits."""
    head = report_named(request.actor, public_id=public_id)
    after = _next(request, public_id)
    comment = request.POST.get("comment", "").strip()
    deed = partial(approve_report, request.actor, report_id=head.id, at=now(), comment=comment)
    done = tried(request, deed, _told(head, Words("승인했어요", "approved")))
    return _go(head, after if done else public_id)


@needs("approve_report")
@require_POST
def send_back(request: ActingRequest, public_id: str) -> HttpResponse:
    """Ask for more, naming the lines that are meant, and open the next one that waits."""
    head = report_named(request.actor, public_id=public_id)
    after = _next(request, public_id)
    comment = comment_of(request.POST.get("comment", ""), request.POST.getlist("line"))
    deed = partial(return_report, request.actor, report_id=head.id, comment=comment, at=now())
    done = tried(request, deed, _told(head, Words("보완을 요청했어요", "sent back")))
    return _go(head, after if done else public_id)


@needs("manage_rounds")
@require_POST
def reopen(request: ActingRequest, public_id: str) -> HttpResponse:
    """Give it back after the lock, until a day, with a reason."""
    head = report_named(request.actor, public_id=public_id)
    form = ReopenForm(request.POST)
    if form.is_valid():
        given = {"report_id": head.id, "at": now(), **form.cleaned_data}
        tried(request, partial(reopen_report, request.actor, **given), _told(head, REOPENED))
    else:
        tried(request, form.refuse, REOPENED)
    return _go(head, public_id)


REOPENED = Words("다시 열었어요", "reopened")


def _told(head: ReportHead, what: Words) -> Words:
    who = head.organisation
    return Words(f"{who.ko}: {what.ko}.", f"{who.en}: {what.en}.")


def _next(request: ActingRequest, public_id: str) -> str:
    """The report after this one in the order of waiting; the first one again at the end."""
    check = report_check(request.actor, public_id=public_id, on=day_of(now()))
    order = list(check.waiting)
    at = order.index(public_id) if public_id in order else -1
    left = [*order[at + 1 :], *order[: max(at, 0)]]
    return left[0] if left else ""


def _go(head: ReportHead, public_id: str) -> HttpResponseRedirect:
    if public_id:
        return HttpResponseRedirect(reverse("check_report", args=[public_id]))
    slug = initiative_by_id(head.initiative_id).slug
    return HttpResponseRedirect(f"{reverse('desk', args=[slug])}?round={head.round_id}")
