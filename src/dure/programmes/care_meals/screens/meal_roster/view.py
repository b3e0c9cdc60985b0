"""The roster of a month: shifts, who works when, what clashes by name, and making it known (G2)."""

from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.ground.access.queries import ActingRequest
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.programmes.care_meals.queries import roster_key, roster_page, skills
from dure.programmes.care_meals.screens.crew import (
    Crew,
    at_crew,
    clock_in,
    count_in,
    do,
    month_in,
    weekdays_in,
)
from dure.programmes.care_meals.screens.first_kitchen import with_a_kitchen
from dure.programmes.care_meals.services import (
    plan_shifts,
    publish_roster,
    reopen_roster,
    start_roster,
)
from dure.programmes.care_meals.tasks import make_roster
from dure.programmes.care_meals.types.jobs import PARTS
from dure.programmes.care_meals.types.shifts import ShiftPattern

PAGE = "programmes/care_meals/screens/meal_roster/page.html"


@needs("run_jobs")
@with_a_kitchen
def roster(request: ActingRequest, slug: str) -> HttpResponse:
    """Who works when?"""
    here = at_crew(request, slug)
    month = month_in(request.GET.get("month", ""), here.today)
    if request.POST.get("deed") == "search":
        return _searched(request, here, month)
    if request.method == "POST":
        do(request, lambda: _done(request, here, month), "되었어요.", "Done.")
        return here.to("meal_roster", month=f"{month:%Y-%m}")
    page = roster_page(here.actor, kitchen_id=here.kitchen.id, month=month, at=here.at)
    return render(request, PAGE, here.said(page=page, **_around(month)))


def _around(month: date) -> dict[str, Any]:
    before, after = (
        divmod(month.year * 12 + month.month - 2, 12),
        divmod(month.year * 12 + month.month, 12),
    )
    return {
        "month": month,
        "before": date(before[0], before[1] + 1, 1),
        "after": date(after[0], after[1] + 1, 1),
        "parts": PARTS.items(),
        "skills": skills(),
    }


def _searched(request: ActingRequest, here: Crew, month: date) -> HttpResponse:
    """Begin, and go where one sees how far it is."""
    way = f"{reverse('meal_roster', args=[here.card.slug])}?kitchen={here.kitchen.public_id}"
    asked: dict[str, Any] = {"kitchen_id": here.kitchen.id, "month": month}
    begun: list[str] = []
    if not do(
        request,
        lambda: begun.append(start_roster(here.actor, at=here.at, **asked)),
        "근무표를 짜기 시작했어요.",
        "The search has begun.",
    ):
        return here.to("meal_roster", month=f"{month:%Y-%m}")
    make_roster.enqueue(begun[0], roster_key(**asked), f"{way}&month={month:%Y-%m}")
    return HttpResponseRedirect(reverse("work", args=begun))


def _done(request: ActingRequest, here: Crew, month: date) -> Any:
    asked = {"kitchen_id": here.kitchen.id, "month": month, "at": here.at}
    deed = request.POST.get("deed")
    if deed == "publish":
        return publish_roster(here.actor, **asked)
    if deed == "reopen":
        return reopen_roster(here.actor, **asked)
    return plan_shifts(here.actor, patterns=[_pattern(request)], **asked)


def _pattern(request: ActingRequest) -> ShiftPattern:
    told = request.POST
    starts, ends = clock_in(told.get("starts", "")), clock_in(told.get("ends", ""))
    if starts is None or ends is None:
        raise Refused("care_meals.bad_shift")
    skill = told.get("skill", "")
    return ShiftPattern(
        part=told.get("part", ""),
        starts=starts,
        ends=ends,
        need=count_in(told.get("need", ""), 1),
        weekdays=weekdays_in(request),
        break_minutes=count_in(told.get("break", "")),
        skills={skill: 1} if skill else {},
    )
