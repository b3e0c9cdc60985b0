"""The public home of an initiative: its headline numbers, what changed, who takes part."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dure.front.shown import figure_of, range_words, restated_figures
from dure.ground.organisations.queries import members_of
from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all
from dure.kernel.words import Words
from dure.measurement.queries import public_home
from dure.measurement.types.numbers import NumberCard, Restated

CONDITIONS = ("measurement", "activities", "communication", "agenda", "backbone")


@open_to_all(reason="published numbers are for everybody")
def initiative_home(request: HttpRequest, slug: str) -> HttpResponse:
    """What has this initiative achieved, and can it be checked?"""
    on = day_of(now())
    home = public_home(slug, on)
    headline = home.headline or home.indicators[:4]
    said = {
        "home": home,
        "initiative": home.name,
        **_opening(headline[:1]),
        "stats": [_stat(card, at) for at, card in enumerate(headline)],
        "others": [_row(card) for card in home.indicators],
        "changes": [_change(change) for change in home.restatements],
        "members": [one.organisation for one in members_of(home.initiative_id, on)],
    }
    return render(request, "front/screens/initiative_home/page.html", said)


def _opening(cards: Sequence[NumberCard]) -> dict[str, object]:
    """The number that a mayor could repeat stands in the heading."""
    return {"first_card": cards[0], "first": figure_of(cards[0])} if cards else {}


def _stat(card: NumberCard, at: int) -> dict[str, object]:
    return {
        "label": card.name,
        "figure": figure_of(card),
        "note": range_words(card) or card.period_words,
        "href": reverse("number", args=[card.address]),
        "condition": CONDITIONS[at % len(CONDITIONS)],
    }


def _row(card: NumberCard) -> dict[str, object]:
    return {
        "card": card,
        "figure": figure_of(card),
        "href": reverse("number", args=[card.address]),
    }


def _change(change: Restated) -> dict[str, object]:
    old, new = restated_figures(change, Words("", ""), 0)
    return {
        "change": change,
        "old": old,
        "new": new,
        "href": reverse("number", args=[change.address]),
    }
