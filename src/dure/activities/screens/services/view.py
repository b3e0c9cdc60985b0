"""Who offers what, where, for whom; and is there room?"""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.activities.queries import kind_cards, services_of
from dure.activities.screens.inside import Inside, looking, organisations_by_id, places_of
from dure.activities.types import ServiceCard
from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs


@needs("see_initiative")
def services(request: ActingRequest, slug: str) -> HttpResponse:
    """The services of an initiative, by organisation; narrowed to a kind or a house."""
    where = looking(request, slug)
    asked = {name: request.GET.get(name, "")[:60] for name in ("kind", "org")}
    said = where.said(asked=asked, kinds=kind_cards(), houses=_houses(where, asked))
    said["may_offer"] = any(
        "manage_services" in reach.permissions
        and reach.initiative_id in {None, where.initiative.id}
        for reach in request.actor.reaches
    )
    return render(request, "activities/screens/services/page.html", said)


def _houses(where: Inside, asked: dict[str, str]) -> list[dict[str, Any]]:
    cards = services_of(where.initiative.id, on=day_of(now()))
    homes = organisations_by_id(where.initiative.id)
    places = places_of(card.place_code for card in cards)
    found: dict[int, list[dict[str, Any]]] = {}
    for card in cards:
        if _fits(card, asked, homes):
            line = {"card": card, "place": places.get(card.place_code, card.place_code)}
            found.setdefault(card.organisation_id, []).append(line)
    shown = [{"home": homes.get(key), "lines": lines} for key, lines in found.items()]
    return sorted(shown, key=lambda house: str(house["home"].name.ko) if house["home"] else "")


def _fits(card: ServiceCard, asked: dict[str, str], homes: dict[int, Any]) -> bool:
    home = homes.get(card.organisation_id)
    of_kind = not asked["kind"] or card.kind == asked["kind"]
    return of_kind and (not asked["org"] or (home is not None and home.slug == asked["org"]))
