"""Days of meals: which lie ahead, which are open, and beginning one."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import day_of
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.refusals import words_of
from dure.programmes.care_meals.queries import kitchens_of, meal_days_of
from dure.programmes.care_meals.screens.at_day import AtDay, at_day
from dure.programmes.care_meals.screens.meal_days.form import BeginForm
from dure.programmes.care_meals.services import begin_day

PAGE = "programmes/care_meals/screens/meal_days/page.html"


@needs("run_kitchen")
def meal_days(request: ActingRequest, slug: str) -> HttpResponse:
    """Which day are we planning?"""
    where = at_day(request, slug)
    kitchens = kitchens_of(request.actor, where.card.id)
    form = BeginForm(request.POST or None, kitchens=kitchens, initial={"on": day_of(where.at)})
    made = _begun(where, form) if form.is_bound and form.is_valid() else ""
    if made:
        return where.to("meal_day", made)
    said = where.said(form=form, kitchens=kitchens, **_days(where))
    return render(request, PAGE, said, status=422 if form.errors else 200)


def _days(where: AtDay) -> dict[str, object]:
    """The days, those ahead first to come first."""
    days = meal_days_of(where.actor, initiative_id=where.card.id)
    today = day_of(where.at)
    return {
        "coming": sorted((one for one in days if one.on >= today), key=lambda one: one.on),
        "past": [one for one in days if one.on < today],
    }


def _begun(where: AtDay, form: BeginForm) -> str:
    try:
        return str(begin_day(where.actor, **form.told(), at=where.at))
    except Refused as refused:
        form.add_error(None, str(words_of(refused)))
        return ""
