"""What the reporter gets back: the report in words, its own curves, a paragraph to take along."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_by_id
from dure.kernel.clock import day_of, now
from dure.kernel.faces import signed_in
from dure.measurement.queries import given_back, period_words, report_named
from dure.measurement.rules.telling import changes_told, funder_paragraph
from dure.measurement.screens.given_back.curves import curves, peer
from dure.measurement.screens.inside import said
from dure.measurement.types.given_back import GivenBack

PEERS_SHOWN = 6


@signed_in
def report_given_back(request: HttpRequest, public_id: str) -> HttpResponse:
    """What does this report tell ourselves?"""
    actor, on = cast("ActingRequest", request).actor, day_of(now())
    head = report_named(actor, public_id=public_id)
    back = given_back(actor, report_id=head.id, on=on)
    page = said(initiative_by_id(head.initiative_id), back=back, head=head, **_told(back))
    return render(request, "measurement/screens/given_back/page.html", page)


def _told(back: GivenBack) -> dict[str, object]:
    return {
        "period": period_words(back.head.period),
        "told": changes_told(back.changes),
        "first": not any(one.before for one in back.changes),
        "curves": curves(back),
        "peers": [peer(one) for one in back.peers],
        "more_peers": len(back.peers) - PEERS_SHOWN,
        "paragraph": funder_paragraph(back),
        "empty": back.asked - back.filled,
        "next_period": period_words(back.next_report.period) if back.next_report else None,
    }
