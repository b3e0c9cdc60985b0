"""One cell saved as it is typed, the cells of a line opened in place, a finding explained."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from dure.ground.access.queries import ActingRequest
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import signed_in
from dure.kernel.refusals import words_of
from dure.measurement.queries import report_cells, report_named
from dure.measurement.screens.report_cell.answers import (
    CONFLICT,
    cells_part,
    kept_part,
    line_part,
    refused_part,
)
from dure.measurement.screens.report_form.typed import entry_typed
from dure.measurement.services import explain_finding, save_values
from dure.measurement.types.entries import CellOutcome, FindingAt

ROOM = "measurement/screens/report_cell"


@signed_in
@require_POST
def save_cell(request: HttpRequest, public_id: str) -> HttpResponse:
    """Save one cell; what is refused stays where it was typed, with its sentence."""
    actor = cast("ActingRequest", request).actor
    head = report_named(actor, public_id=public_id)
    try:
        outcome = _saved(request, head.id)
    except Refused as refused:
        answer = render(request, f"{ROOM}/_said.html", refused_part(request.POST, refused))
        answer["X-Kept"] = "conflict" if refused.code == CONFLICT else "refused"
        return answer
    part = kept_part(actor, head.id, request.POST.get("key", ""), outcome)
    answer = render(request, f"{ROOM}/_kept.html", part)
    answer["X-Kept"] = outcome.outcome
    return answer


def _saved(request: HttpRequest, report_id: int) -> CellOutcome:
    actor, entry = cast("ActingRequest", request).actor, entry_typed(request.POST)
    outcome: CellOutcome = save_values(
        actor, report_id=report_id, entries=[entry], at=now()
    ).outcomes[0]
    if outcome.refused is not None:
        raise outcome.refused
    if entry.cleared and entry.comment and outcome.outcome == "unchanged":
        raise Refused("measurement.note_needs_value")
    return outcome


@signed_in
def cells_of_line(request: HttpRequest, public_id: str) -> HttpResponse:
    """The disaggregation cells of one line, opened where they belong."""
    actor, asked = cast("ActingRequest", request).actor, request.GET
    head = report_named(actor, public_id=public_id)
    cells = report_cells(
        actor,
        report_id=head.id,
        indicator=asked.get("indicator", ""),
        place_code=asked.get("place", ""),
    )
    part = cells_part(head, cells, editable=asked.get("editable") == "1")
    return render(request, f"{ROOM}/_cells.html", part)


@signed_in
@require_POST
def explain(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say why an unusual value is right; the sentence stays at the line."""
    actor, said = cast("ActingRequest", request).actor, request.POST
    head = report_named(actor, public_id=public_id)
    at = FindingAt(*(said.get(name, "") for name in ("indicator", "place", "cell", "code")))
    error = None
    try:
        why = said.get("explanation", "")
        explain_finding(actor, report_id=head.id, finding=at, explanation=why, at=now())
    except Refused as refused:
        error = words_of(refused)
    return _explained(request, head.id, at, error)


def _explained(request: HttpRequest, report_id: int, at: FindingAt, error: object) -> HttpResponse:
    actor = cast("ActingRequest", request).actor
    cells = report_cells(
        actor, report_id=report_id, indicator=at.indicator, place_code=at.place_code
    )
    part = {**line_part(actor, report_id, cells), "error": error}
    return render(request, f"{ROOM}/_explained.html", part)
