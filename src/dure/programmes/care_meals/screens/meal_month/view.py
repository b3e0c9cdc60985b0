"""The month counts itself: a look at what it says, then the signature on the report."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.measurement.queries import computed_lines
from dure.measurement.services import calculate_period
from dure.programmes.care_meals.queries import meal_month
from dure.programmes.care_meals.screens.crew import Crew, at_crew, count_in, do, month_in
from dure.programmes.care_meals.screens.first_kitchen import with_a_kitchen
from dure.programmes.care_meals.services import count_month, note_cost
from dure.programmes.care_meals.types.month import COSTS

MONEY_DIGITS = 10
PAGE = "programmes/care_meals/screens/meal_month/page.html"


@needs("run_kitchen")
@with_a_kitchen
def meal_month_page(request: ActingRequest, slug: str) -> HttpResponse:
    """What does the month say?"""
    here = at_crew(request, slug)
    month = month_in(request.GET.get("month", ""), here.today)
    if request.method == "POST":
        do(request, lambda: _done(request, here, month), "셌어요.", "Counted.")
        return here.to("meal_month", month=f"{month:%Y-%m}")
    return render(request, PAGE, here.said(**_told(here, month)))


def _told(here: Crew, month: date) -> dict[str, Any]:
    asked: dict[str, Any] = {"kitchen_id": here.kitchen.id, "month": month, "at": here.at}
    return {
        "month": month,
        "before": month - timedelta(days=1),
        "after": (month + timedelta(days=31)).replace(day=1),
        "sheet": meal_month(here.actor, **asked),
        "reports": computed_lines(here.actor, **_home(here), month=month, on=here.today),
        "costs": COSTS.items(),
    }


def _done(request: ActingRequest, here: Crew, month: date) -> Any:
    told, asked = request.POST, {"kitchen_id": here.kitchen.id, "month": month, "at": here.at}
    if told.get("deed") == "cost":
        amount = count_in(told.get("amount", "").replace(",", ""), -1, digits=MONEY_DIGITS)
        return note_cost(here.actor, item=told.get("item", ""), amount_krw=amount, **asked)
    made = count_month(here.actor, **asked)
    for report in computed_lines(here.actor, **_home(here), month=month, on=here.today):
        if report.editable and report.may_enter:
            calculate_period(here.actor, **_home(here), period=report.period, at=here.at)
    return made


def _home(here: Crew) -> dict[str, int]:
    where = here.kitchen
    return {"initiative_id": where.initiative_id, "organisation_id": where.organisation_id}
