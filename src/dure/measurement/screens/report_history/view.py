"""The history of a report: each step named and dated, each value that changed, old and new."""

from typing import cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.faces import signed_in
from dure.kernel.ui.figures import NOT_REPORTED, VALUE, Figure
from dure.kernel.words import Words
from dure.measurement.queries import (
    period_words,
    report_changes,
    report_history,
    report_named,
)
from dure.measurement.queries.report_changes import CellChange
from dure.measurement.screens.inside import said
from dure.measurement.screens.shown import figure_of_short

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
        changes=[_change(one) for one in shown],
        shown=shown,
    )
    return render(request, "measurement/screens/report_history/page.html", page)


def _change(one: CellChange) -> dict[str, object]:
    return {
        "at": one.at,
        "by": one.by,
        "name": one.version.name if one.version else Words(one.indicator, one.indicator),
        "cell": one.cell,
        "old": _figure(one, one.old),
        "new": _figure(one, one.new),
    }


def _figure(one: CellChange, short: str | None) -> Figure:
    if one.version is not None:
        return figure_of_short(short, one.version)
    known = short is not None and short.replace(".", "", 1).isdigit()
    return Figure(VALUE, float(short or 0)) if known else Figure(NOT_REPORTED)
