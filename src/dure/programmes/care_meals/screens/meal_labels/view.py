"""Labels (표찰) on paper: one for each meal, in the order in which they are loaded."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.kernel.words import Words, spoken_language
from dure.programmes.care_meals.queries import printed_labels
from dure.programmes.care_meals.rules.label_paper import FORMATS, on_paper
from dure.programmes.care_meals.screens.at_kitchen import at_kitchen

PAGE = "programmes/care_meals/screens/meal_labels/page.html"
ALLERGY = Words("알레르기", "Allergens")


@needs("run_kitchen")
def meal_labels(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """The sheets that go into the printer."""
    where, asked = at_kitchen(request, slug, kitchen), request.GET
    form = FORMATS.get(asked.get("form", ""), FORMATS["14"])
    used, is_whole = _used(asked.get("skip", "")) % form.each, asked.get("names") == "whole"
    labels = printed_labels(request.actor, **where.asked, whole_names=is_whole)
    sheets = on_paper(labels.cards, form, used)
    said = {"labels": labels, "sheets": sheets, "form": form, "forms": FORMATS.values()}
    said |= {"skip": used, "whole": is_whole, "allergy": ALLERGY.in_language(spoken_language())}
    return render(request, PAGE, where.said(**said))


def _used(told: str) -> int:
    """How many places of the first sheet were used before."""
    return int(told) if told.isdecimal() and len(told) < 4 else 0
