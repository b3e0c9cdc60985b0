"""Labels (표찰) on paper: one for each meal, in the order in which they are loaded."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.kernel.words import Words, spoken_language
from dure.programmes.care_meals.queries import printed_labels
from dure.programmes.care_meals.rules.labels import FORMATS, on_paper
from dure.programmes.care_meals.screens.at_kitchen import at_kitchen

PAGE = "programmes/care_meals/screens/meal_labels/page.html"
ALLERGY = Words("알레르기", "Allergens")


@needs("run_kitchen")
def meal_labels(request: ActingRequest, slug: str, kitchen: str) -> HttpResponse:
    """The sheets that go into the printer."""
    where, asked = at_kitchen(request, slug, kitchen), request.GET
    form = FORMATS.get(asked.get("form", ""), FORMATS["14"])
    skip = asked.get("skip", "")
    whole = asked.get("names") == "whole"
    labels = printed_labels(request.actor, **where.asked, whole_names=whole)
    used = int(skip) % form.each if skip.isdecimal() and len(skip) < 4 else 0
    said = {
        "labels": labels,
        "sheets": on_paper(labels.cards, form, used),
        "form": form,
        "forms": FORMATS.values(),
        "skip": used,
        "whole": whole,
        "allergy": ALLERGY.in_language(spoken_language()),
    }
    return render(request, PAGE, where.said(**said))
