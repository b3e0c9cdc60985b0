"""Who looked: every look at a personal row in an initiative, for whoever answers for it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.ground.people.queries import logs_open_to, looks_here
from dure.kernel.faces import needs
from dure.kernel.words import Words

PAGE = 50
ACTS = {
    "seen": (Words("열어 봄", "seen"), ""),
    "listed": (Words("목록에서 봄", "seen in a list"), "draft"),
    "exported": (Words("내보냄", "exported"), "activities"),
    "changed": (Words("고침", "changed"), "agenda"),
    "refused": (Words("거절됨", "refused"), "alarm"),
}


@needs("see_access_log")
@never_cache
def looks(request: ActingRequest, slug: str) -> HttpResponse:
    """Who looked at whose row, when, and what for?"""
    card = initiative_card(slug)
    own = logs_open_to(request.actor, card.id)
    chosen, before = _number(request, "organisation"), _number(request, "before")
    lines = looks_here(
        request.actor, initiative_id=card.id, organisation_id=chosen, before_id=before
    )
    here = {"condition": "backbone", "initiative": card.name, "slug": slug}
    shown = [(line, *ACTS.get(line.act, (Words(line.act, line.act), ""))) for line in lines]
    older = lines[-1].id if len(lines) == PAGE else None
    said = here | {"lines": shown, "own": own.items(), "chosen": chosen, "older": older}
    return render(request, "ground/people/screens/looks/page.html", said)


def _number(request: ActingRequest, name: str) -> int | None:
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None
