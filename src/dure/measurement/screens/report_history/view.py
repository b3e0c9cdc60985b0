"""The history of a report: each step named and dated, each value that changed, old and new."""

from typing import cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.faces import signed_in
from dure.measurement.queries import (
    period_words,
    report_changes,
    report_history,
    report_named,
)
from dure.measurement.screens.inside import said
from dure.measurement.screens.report_history.shown import change_shown

ON_A_PAGE = 60


@signed_in
def report_history_page(request: HttpRequest, public_id: str) -> HttpResponse:
    """What happened to this report, by whom, and when?"""
    actor = cast("ActingRequest", request).actor
    head = report_named(actor, public_id=public_id)
    changes = Paginator(report_changes(actor, report_id=head.id), ON_A_PAGE)
    shown = changes.get_page(request.GET.get("page"))
    page = said(
        initiative_by_id(head.initiative_id),
        head=head,
        period=period_words(head.period),
        steps=report_history(actor, report_id=head.id),
        changes=[change_shown(one) for one in shown],
        shown=shown,
    )
    return render(request, "measurement/screens/report_history/page.html", page)
