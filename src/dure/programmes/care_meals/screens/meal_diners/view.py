"""Who eats here, what they get today, and what to mind."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.measurement.services import say_sharing
from dure.programmes.care_meals.queries import diners_of, openable_diners, served_twice
from dure.programmes.care_meals.screens.crew import Crew, at_crew, count_in, do
from dure.programmes.care_meals.screens.first_kitchen import with_a_kitchen
from dure.programmes.care_meals.types.diners import DinerCard

PAGE = "programmes/care_meals/screens/meal_diners/page.html"


@needs("run_kitchen")
@with_a_kitchen
def diners(request: ActingRequest, slug: str) -> HttpResponse:
    """Who eats today?"""
    here = at_crew(request, slug)
    if request.method == "POST":
        do(request, lambda: _looks_together(request, here), "적었어요.", "Noted.")
        return here.to("meal_diners")
    ended = request.GET.get("ended") == "1"
    cards = diners_of(
        here.actor, kitchen_id=here.kitchen.id, on=here.today, at=here.at, ended=ended
    )
    lines = [(card, card.portions_on(here.today)) for card in cards]
    portions = sum(count for _, count in lines)
    twice = served_twice(here.actor, here.kitchen.id, here.today, at=here.at)
    said = {"twice": twice, "lines": lines, "ended": ended, "portions": portions}
    return render(request, PAGE, here.said(**said, **_opens(here, cards)))


def _looks_together(request: ActingRequest, here: Crew) -> None:
    """Our side agrees, or no longer, that both see who is served twice (G16)."""
    say_sharing(
        here.actor,
        initiative_id=here.card.id,
        organisation_id=here.kitchen.organisation_id,
        other_id=count_in(request.POST.get("other", "")),
        agrees=request.POST.get("agrees") == "yes",
        at=here.at,
    )


def _opens(here: Crew, cards: Sequence[DinerCard]) -> dict[str, Any]:
    """Whose page opens to whoever looks, and how many do not."""
    ids = [card.person_id for card in cards]
    opens = openable_diners(here.actor, here.kitchen.organisation_id, ids, on=here.today)
    return {"opens": opens, "closed": sum(one not in opens for one in ids)}
