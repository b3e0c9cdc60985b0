"""The sheet of a month, to be printed and signed: days, minutes and pay of everybody."""

from django.http import HttpResponse
from django.shortcuts import render

from dure.ground.access.queries import ActingRequest
from dure.kernel.faces import needs
from dure.programmes.care_meals.queries import attendance_sheet
from dure.programmes.care_meals.screens.crew import at_crew, month_in
from dure.programmes.care_meals.screens.first_kitchen import with_a_kitchen

PAGE = "programmes/care_meals/screens/attendance_month/page.html"


@needs("run_kitchen")
@with_a_kitchen
def attendance_month(request: ActingRequest, slug: str) -> HttpResponse:
    """Who worked how long, and what is paid?"""
    here = at_crew(request, slug)
    month = month_in(request.GET.get("month", ""), here.today)
    sheet = attendance_sheet(here.actor, kitchen_id=here.kitchen.id, month=month, at=here.at)
    return render(request, PAGE, here.said(sheet=sheet, month=month))
