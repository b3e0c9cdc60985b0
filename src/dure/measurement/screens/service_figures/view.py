"""Service figures: what was done, where and for how many, fresh from the ledger or as it stood then."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.engines.measure import BadInput
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.measurement.queries import service_board
from dure.measurement.screens.inside import said
from dure.measurement.screens.service_figures.asked import asked_of
from dure.measurement.screens.service_figures.shown import shown_board
from dure.measurement.services import keep_extract

# So many new lines are read while somebody waits: a second or two. The rest comes with the next look.
AT_ONCE = 50_000


@needs("see_own_reports")
def service_figures(request: ActingRequest, slug: str) -> HttpResponse:
    """What did we do, where, and for how many?"""
    card, on = initiative_card(slug), day_of(now())
    asked = asked_of(request.actor, request.GET, initiative_id=card.id, on=on)
    fresh = _brought_up(card.id)
    board = service_board(request.actor, initiative_id=card.id, wanted=asked.wanted)
    context = said(card, **shown_board(board, asked), fresh=fresh, condition="activities")
    return render(request, "measurement/screens/service_figures/page.html", context)


def _brought_up(initiative_id: int) -> bool:
    """Take the newest lines; False when they could not be kept, so that the earlier ones are shown."""
    try:
        keep_extract(initiative_id, at_most=AT_ONCE)
    except BadInput:
        return False
    return True
