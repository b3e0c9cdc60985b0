"""Embedded: one published number as a small card for the page of somebody else; always the newest."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all
from dure.kernel.ui.figures import HIDDEN, NOT_APPLICABLE, NOT_REPORTED, VALUE, Figure
from dure.kernel.ui.security import POLICY
from dure.measurement.queries import published_number
from dure.measurement.rules.using import site_of
from dure.measurement.services.note_taken import note_shown
from dure.measurement.types.numbers import NumberCard

STATES = {
    "published": VALUE,
    "hidden": HIDDEN,
    "not_reported": NOT_REPORTED,
}
ANYWHERE = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")


@open_to_all(reason="published numbers are for everybody, also on the pages of others")
@xframe_options_exempt
def embedded_number(request: HttpRequest, address: str) -> HttpResponse:
    """What does this number say now?"""
    page = published_number(address)
    _note(request, page.number)
    said = {
        "card": page.number,
        "initiative": page.initiative_words,
        "figure": _figure(page.number),
        "changed": page.restatements[0] if page.restatements else None,
        "address": request.build_absolute_uri(f"/n/{address}/"),
    }
    response = render(request, "measurement/screens/embedded/page.html", said)
    response["Content-Security-Policy"] = ANYWHERE
    return response


def _note(request: HttpRequest, card: NumberCard) -> None:
    """Which page of others shows it; our own pages are none."""
    site = site_of(request.headers.get("Referer", ""))
    own = request.get_host().partition(":")[0]
    if request.method == "GET" and site not in {"", own}:
        where = {"address": card.address, "site": site}
        note_shown(card.publication, form="embed", on=day_of(now()), **where)


def _figure(card: NumberCard) -> Figure:
    state = STATES.get(card.status, NOT_APPLICABLE)
    return Figure(state, card.value if state == VALUE else None, card.unit, card.decimals)
