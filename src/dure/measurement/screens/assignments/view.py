"""Assignments: who reports what, where. A matrix that is set by ticking."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs
from dure.kernel.ui.deeds import tried
from dure.kernel.words import Words
from dure.measurement.queries import assignment_matrix, usual_place
from dure.measurement.screens.assignments.place import Meant, place_meant
from dure.measurement.screens.assignments.rows import (
    Wanted,
    read_ticks,
    shown_matrix,
)
from dure.measurement.screens.inside import said
from dure.measurement.services import assign_indicators, end_assignments
from dure.measurement.types.library import AssignmentMatrix, NewAssignment


@needs("assign_indicator")
def assignments(request: ActingRequest, slug: str) -> HttpResponse:
    """Who reports what, here?"""
    card, on = initiative_card(slug), day_of(now())
    meant = _place(request, on)
    place = meant.code or usual_place(card.id, card.place_code)
    theme = request.GET.get("theme", "")
    matrix = assignment_matrix(
        request.actor, initiative_id=card.id, place_code=place, on=on, theme=theme
    )
    if request.method == "POST":
        _set(request, card.id, matrix)
        return HttpResponseRedirect(f"{reverse('assignments', args=[slug])}?place={place}")
    shown = shown_matrix(matrix) | {"on": _begins(matrix, card, on), "asks": _asks(matrix)}
    context = said(card, **shown, problem=meant.problem, theme=theme)
    return render(request, "measurement/screens/assignments/page.html", context)


def _place(request: ActingRequest, on: date) -> Meant:
    asked = request.POST.get("place") or request.GET.get("place_code") or request.GET.get("place")
    return place_meant(asked or "", on)


def _begins(matrix: AssignmentMatrix, card: InitiativeCard, on: date) -> date:
    """From which day: today, or where nobody has been asked yet, with the initiative.

    Even one that starts today is asked from the year of the month that has just ended: that month is
    what a first round asks for, and a definition holds from the first of the year as well.
    """
    last_month = on.replace(day=1) - timedelta(days=1)
    return on if _asks(matrix) else min(card.started_on, last_month.replace(month=1, day=1))


def _asks(matrix: AssignmentMatrix) -> bool:
    """Whether anybody is asked for anything, here or elsewhere."""
    return any(held for row in matrix.rows for held in row.cells)


def _set(request: ActingRequest, initiative_id: int, matrix: AssignmentMatrix) -> None:
    """Ask for what was newly ticked, stop asking for what was unticked; the rest stays."""
    wanted = read_ticks(request.POST, matrix)
    deed = partial(_carry_out, request, initiative_id, wanted)
    told = TOLD_EARLIER if wanted.earlier else TOLD
    counted = {"n": len(wanted.begun), "e": len(wanted.ended), "s": len(wanted.earlier)}
    tried(request, deed, told.filled(**counted))


def _carry_out(request: ActingRequest, initiative_id: int, wanted: Wanted) -> None:
    at = now()
    day = _day(request.POST.get("day", ""))
    if wanted.begun or wanted.earlier:
        new = [*_new(wanted, day), *_earlier(wanted, day)]
        assign_indicators(request.actor, initiative_id=initiative_id, assignments=new, at=at)
    if wanted.ended:
        ask = {"initiative_id": initiative_id, "assignment_ids": wanted.ended, "at": at}
        end_assignments(request.actor, until=day, **ask)


TOLD = Words("새로 맡긴 것 {n}, 끝낸 것 {e}.", "{n} newly asked for, {e} ended.")
TOLD_EARLIER = Words(
    "새로 맡긴 것 {n}, 끝낸 것 {e}, 이날부터 묻게 된 것 {s}.",
    "{n} newly asked for, {e} ended, {s} asked for from this day on.",
)


def _earlier(wanted: Wanted, day: date) -> Iterable[NewAssignment]:
    """What is asked for already, as it is, but from an earlier day; a later one changes nothing."""
    for organisation_id, code, computed in wanted.earlier:
        yield NewAssignment(
            indicator=code,
            organisation_id=organisation_id,
            place_code=wanted.place_code,
            since=day,
            computed=computed,
        )


def _new(wanted: Wanted, day: date) -> Iterable[NewAssignment]:
    for organisation_id, code in wanted.begun:
        yield NewAssignment(
            indicator=code,
            organisation_id=organisation_id,
            place_code=wanted.place_code,
            since=day,
            computed=wanted.computed,
        )


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Refused("measurement.day_needed") from None
