"""Who eats here, what they get today, and what to mind."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.programmes.care_meals.queries import diners_of, openable_diners, served_twice
from dure.programmes.care_meals.screens.crew import at_crew
from dure.programmes.care_meals.screens.first_kitchen import with_a_kitchen

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
    opens = openable_diners(
        here.actor,
        here.kitchen.organisation_id,
        [card.person_id for card in cards],
        on=here.today,
    )
    twice = served_twice(here.actor, here.kitchen.id, here.today, at=here.at)
    said = here.said(
        twice=twice,
        lines=lines,
        opens=opens,
        closed=sum(card.person_id not in opens for card in cards),
        ended=ended,
        portions=sum(count for _, count in lines),
    )
    return render(request, PAGE, said)
