"""The public page of one indicator: its curve, who and where it comes from, its definition."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dure.front.citing import on_paper
from dure.front.drawings import about_card, bars_of, curve_of
from dure.front.map import maps_of
from dure.front.shown import area_of, figure_of, method_of, range_words, sorted_by_value, town_of
from dure.front.tiles import tiles_of
from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all
from dure.kernel.ui.drawn_once import drawn_once
from dure.kernel.words import Words
from dure.measurement.queries import BY_TOWN, published_indicator
from dure.measurement.types.numbers import NumberCard, PublishedIndicator

BY_ORGANISATION = Words("기관별", "By organisation")


@open_to_all(reason="published numbers are for everybody")
@drawn_once
def public_indicator(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """How is this going, where, and for whom?"""
    page = published_indicator(slug, code)
    said = {
        "condition": "measurement",
        "slug": slug,
        "page": page,
        "initiative": page.initiative_words,
        "paper": on_paper(request, slug, page.definition.name, on=day_of(now())),
        **_latest(page.latest),
        **_drawn(page),
    }
    return render(request, "front/screens/public_indicator/page.html", said)


def _latest(card: NumberCard) -> dict[str, object]:
    return {
        "latest": card,
        "figure": figure_of(card),
        "range": range_words(card),
        "method": method_of(card),
        "href": reverse("number", args=[card.address]),
    }


def _drawn(page: PublishedIndicator) -> dict[str, object]:
    areas = [area_of(one) for one in page.places]
    return {
        "trend": curve_of(page.curve, page.latest, page.versions) if page.curve else None,
        "organisations": bars_of(sorted_by_value(page.organisations), BY_ORGANISATION),
        "groups": [_group(name, cards) for name, cards in page.groups],
        "maps": maps_of(areas, about_card(page.latest, page.latest.name)),
        "longer": [(card, figure_of(card), range_words(card)) for card in page.longer],
    }


def _group(name: Words, cards: Sequence[NumberCard]) -> dict[str, object]:
    """One way to split: towns as a map of tiles, everything else as bars."""
    towns = [town_of(card) for card in cards if card.cell.startswith(f"{BY_TOWN}=")]
    tiles = tiles_of(towns, about_card(cards[0], name)) if len(towns) == len(cards) else None
    return {"name": name, "chart": tiles or bars_of(cards, name, cells=True), "tiles": bool(tiles)}
