"""Who eats here, what they get today, and what to mind."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.programmes.care_meals.queries import diners_of, openable_diners, served_twice
from dure.programmes.care_meals.screens.crew import Crew, at_crew
from dure.programmes.care_meals.screens.first_kitchen import with_a_kitchen
from dure.programmes.care_meals.types.diners import DinerCard

PAGE = "programmes/care_meals/screens/meal_diners/page.html"


@needs("run_kitchen")
@with_a_kitchen
def diners(request: ActingRequest, slug: str) -> HttpResponse:
    """Who eats today?"""
    here = at_crew(request, slug)
    ended = request.GET.get("ended") == "1"
    cards = diners_of(
        here.actor, kitchen_id=here.kitchen.id, on=here.today, at=here.at, ended=ended
    )
    lines = [(card, card.portions_on(here.today)) for card in cards]
    portions = sum(count for _, count in lines)
    twice = served_twice(here.actor, here.kitchen.id, here.today, at=here.at)
    said = {"twice": twice, "lines": lines, "ended": ended, "portions": portions}
    return render(request, PAGE, here.said(**said, **_opens(here, cards)))


def _opens(here: Crew, cards: Sequence[DinerCard]) -> dict[str, Any]:
    """Whose page opens to whoever looks, and how many do not."""
    ids = [card.person_id for card in cards]
    opens = openable_diners(here.actor, here.kitchen.organisation_id, ids, on=here.today)
    return {"opens": opens, "closed": sum(one not in opens for one in ids)}
