"""A member's own reports in one initiative: what to do now, what waits for others, what is done."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.ui.drawn_once import drawn_once
from dure.measurement.queries import own_reports
from dure.measurement.screens.inside import said
from dure.measurement.screens.own_reports.queue import own_scores, sorted_out


@needs("enter_report")
@drawn_once
def own_reports_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What is due from us, and how are we doing?"""
    actor, on = cast("ActingRequest", request).actor, day_of(now())
    card = initiative_card(slug)
    reports = own_reports(actor, initiative_id=card.id, on=on)
    page = said(card, **sorted_out(reports), own=own_scores(actor, card.id, reports, on))
    return render(request, "measurement/screens/own_reports/page.html", page)
