"""The front door: what each initiative of this house has reached, for anybody who comes by."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.front.screens.initiative_home.lines import stat_line
from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may
from dure.ground.journal.types import Subject
from dure.ground.organisations.queries import initiatives_on
from dure.kernel.clock import day_of, now
from dure.kernel.faces import open_to_all
from dure.kernel.ui.drawn_once import drawn_once
from dure.measurement.queries import public_home
from dure.measurement.types.numbers import NumberCard, PublicHome

SHOWN = 3


@open_to_all(reason="the front door of the house")
@drawn_once
def house(request: ActingRequest) -> HttpResponse:
    """Which initiatives are there, and what has each of them reached?"""
    on = day_of(now())
    homes = [public_home(one.slug, on) for one in initiatives_on(on)]
    said = {
        "initiatives": [_line(home) for home in homes],
        "may_start": may(request.actor, "start_initiative", Subject("house", "this")),
    }
    return render(request, "front/screens/house/page.html", said)


def _line(home: PublicHome) -> dict[str, object]:
    return {"home": home, "stats": [stat_line(card, home) for card in headline_of(home)]}


def headline_of(home: PublicHome) -> list[NumberCard]:
    """The number that stands at its own door first, then those that hold something."""
    cards = home.headline or home.indicators
    order = sorted(cards, key=lambda card: (card != home.first, card.value is None))
    return order[:SHOWN]
