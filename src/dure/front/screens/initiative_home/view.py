"""The public home of an initiative: its headline numbers, what changed, who takes part."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dure.communication.queries import open_decisions
from dure.front.citing import on_paper
from dure.front.screens.initiative_home.lines import (
    change_line,
    hero,
    ornament,
    row_line,
    sentence,
    stat_line,
)
from dure.front.shown import figure_of
from dure.ground.access.queries import ActingRequest
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import members_of
from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all
from dure.kernel.ui.drawn_once import drawn_once
from dure.kernel.words import Words
from dure.measurement.queries import public_home
from dure.measurement.types.numbers import NumberCard, PublicHome

PUBLISHED = Words("공개한 숫자", "Published numbers")


@open_to_all(reason="published numbers are for everybody")
@drawn_once
def initiative_home(request: ActingRequest, slug: str) -> HttpResponse:
    """What has this initiative achieved, and can it be checked?"""
    on = day_of(now())
    home = public_home(slug, on)
    headline = home.headline or home.indicators[:4]
    said = {
        "home": home,
        "initiative": home.name,
        "slug": slug,
        "paper": on_paper(request, slug, PUBLISHED, on=on),
        **_opening(home),
        **_lines(home, headline),
        **_members(request.actor, home, on),
    }
    return render(request, "front/screens/initiative_home/page.html", said)


def _members(actor: Actor, home: PublicHome, on: date) -> dict[str, object]:
    """Who takes part; and for them, what was decided and is not carried out."""
    return {
        "members": [one.organisation for one in members_of(home.initiative_id, on)],
        "decided": open_decisions(actor, home.initiative_id),
    }


def _lines(home: PublicHome, headline: Sequence[NumberCard]) -> dict[str, object]:
    return {
        "release": home.release,
        "stats": [stat_line(card, home) for card in headline],
        "others": [row_line(card, home) for card in home.indicators],
        "changes": [change_line(one) for one in home.restated],
    }


def _opening(home: PublicHome) -> dict[str, object]:
    """The number that a mayor could repeat stands in the heading, where it lies beside it."""
    first = home.first
    if first is None:
        return {}
    return {
        "first_card": first,
        "first": figure_of(first),
        "sentence": sentence(first),
        "first_href": reverse("number", args=[first.address]),
        "hero": hero(home),
        "ornament": ornament(home),
    }
