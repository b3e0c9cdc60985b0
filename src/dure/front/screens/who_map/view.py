"""Who does what on the map: how many services reach each place, of all kinds or of one."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dure.activities.queries import WhoMatrix, who_matrix
from dure.engines.charts import About, Datum
from dure.front.map import maps_of
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.words import Words, spoken_language

TITLE = Words("활동 수", "Services")


@needs("see_initiative")
def who_map(request: ActingRequest, slug: str) -> HttpResponse:
    """Where do we work, and where not?"""
    card = initiative_card(slug)
    found = who_matrix(request.actor, card.id, on=day_of(now()))
    kinds = dict(found.kinds)
    kind = request.GET.get("kind", "")
    chosen = kind if kind in kinds else ""
    said: dict[str, Any] = {"condition": "activities", "initiative": card.name, "slug": slug}
    areas = _areas(found, slug, chosen)
    said |= {"kinds": found.kinds, "chosen": chosen, "chosen_name": kinds.get(chosen)}
    said |= {"maps": maps_of(areas, _about()), "rows": _rows(found, areas)}
    return render(request, "front/screens/who_map/page.html", said)


def _about() -> About:
    unit = Words("개", "").in_language(spoken_language())
    return About(title=str(TITLE), unit=unit, language=spoken_language())


def _areas(found: WhoMatrix, slug: str, kind: str) -> list[Datum]:
    """How many services reach each place; the whole place stands above the others and is left out."""
    kinds = [kind] if kind else [code for code, _name in found.kinds]
    whole = found.places[0][0] if found.places else ""
    areas = []
    for code, name in found.places:
        if code == whole and len(found.places) > 1:
            continue
        services = sum(found.cells[(code, each)].services for each in kinds)
        href = reverse("who_cell", args=[slug, code, kind]) if kind else ""
        areas.append(Datum(code, str(name), value=float(services), href=href))
    return areas


def _rows(found: WhoMatrix, areas: list[Datum]) -> list[tuple[Words, int]]:
    named = dict(found.places)
    return [(named[one.code], int(one.value or 0)) for one in areas]
