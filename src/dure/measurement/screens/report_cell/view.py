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
from dure.measurement.queries import line_state, report_cells, report_named
from dure.measurement.screens.report_form.lines import cell_boxes, line_key
from dure.measurement.screens.report_form.typed import entry_typed
from dure.measurement.screens.shown import figure_of
from dure.measurement.services import explain_finding, save_values
from dure.measurement.types.entries import CellOutcome, FindingAt

CONFLICT = "measurement.changed_meanwhile"


@signed_in
@require_POST
def save_cell(request: HttpRequest, public_id: str) -> HttpResponse:
    """Save one cell; what is refused stays where it was typed, with its sentence."""
    actor = cast("ActingRequest", request).actor
    head = report_named(actor, public_id=public_id)
    try:
        entry = entry_typed(request.POST)
        outcome = save_values(actor, report_id=head.id, entries=[entry], at=now()).outcomes[0]
        refused = outcome.refused
    except Refused as whole:
        outcome, refused = None, whole
    if refused is not None or outcome is None:
        return _refused(request, refused)
    return _kept(request, head.id, outcome)


def _refused(request: HttpRequest, refused: Refused | None) -> HttpResponse:
    conflict = refused is not None and refused.code == CONFLICT
    stands = str(refused.values["stands"]) if refused and conflict else ""
    part = {
        "key": request.POST.get("key", ""),
        "error": words_of(refused) if refused else None,
        "conflict": conflict,
        "stands": "" if stands == "-" else stands,
        "seen": ("" if stands == "-" else stands) if conflict else request.POST.get("seen", ""),
    }
    answer = render(request, "measurement/screens/report_cell/_said.html", part)
    answer["X-Kept"] = "conflict" if conflict else "refused"
    return answer


def _kept(request: HttpRequest, report_id: int, outcome: CellOutcome) -> HttpResponse:
    actor, entry = cast("ActingRequest", request).actor, outcome.entry
    form = report_cells(
        actor, report_id=report_id, indicator=entry.indicator, place_code=entry.place_code
    )
    version = form.version
    state = line_state(
        actor,
        report_id=report_id,
        indicator_id=version.indicator_id,
        place_code=entry.place_code,
    )
    stored = outcome.stored
    part = {
        "key": request.POST.get("key", ""),
        "seen": stored.short if stored else "",
        "na": stored is not None and stored.state == "not_applicable",
        "rate": figure_of(stored, version) if stored and version.has_parts else None,
        "line_key": line_key(version.indicator_id, entry.place_code),
        "state": state,
        "head": state.head,
        "missing": state.asked - state.filled,
        "filled_cells": sum(b.current is not None for _, group in form.groups for b in group),
        "asked_cells": sum(len(group) for _, group in form.groups),
        "editable": True,
    }
    answer = render(request, "measurement/screens/report_cell/_kept.html", part)
    answer["X-Kept"] = outcome.outcome
    return answer


@signed_in
def cells_of_line(request: HttpRequest, public_id: str) -> HttpResponse:
    """The disaggregation cells of one line, opened where they belong."""
    actor = cast("ActingRequest", request).actor
    head = report_named(actor, public_id=public_id)
    asked = {
        "indicator": request.GET.get("indicator", ""),
        "place_code": request.GET.get("place", ""),
    }
    cells = report_cells(actor, report_id=head.id, **asked)
    groups = [
        (name, cell_boxes(cells.version, cells.place_code, boxes, at))
        for at, (name, boxes) in enumerate(cells.groups)
    ]
    part = {
        "groups": groups,
        "version": cells.version,
        "head": head,
        "line_key": line_key(cells.version.indicator_id, cells.place_code),
        "editable": request.GET.get("editable") == "1",
    }
    return render(request, "measurement/screens/report_cell/_cells.html", part)


@signed_in
@require_POST
def explain(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say why an unusual value is right; the sentence stays at the line."""
    actor, said = cast("ActingRequest", request).actor, request.POST
    head = report_named(actor, public_id=public_id)
    at = FindingAt(*(said.get(name, "") for name in ("indicator", "place", "cell", "code")))
    try:
        explain_finding(
            actor, report_id=head.id, finding=at, explanation=said.get("explanation", ""), at=now()
        )
        refused = None
    except Refused as no:
        refused = no
    return _explained(request, head.id, at, refused)


def _explained(
    request: HttpRequest, report_id: int, at: FindingAt, refused: Refused | None
) -> HttpResponse:
    actor = cast("ActingRequest", request).actor
    form = report_cells(
        actor, report_id=report_id, indicator=at.indicator, place_code=at.place_code
    )
    indicator_id = form.version.indicator_id
    state = line_state(
        actor, report_id=report_id, indicator_id=indicator_id, place_code=at.place_code
    )
    part = {
        "state": state,
        "head": state.head,
        "findings": state.findings,
        "version": form.version,
        "place_code": at.place_code,
        "line_key": line_key(indicator_id, at.place_code),
        "missing": state.asked - state.filled,
        "error": words_of(refused) if refused else None,
        "editable": True,
    }
    answer = render(request, "measurement/screens/report_cell/_explained.html", part)
    answer["X-Kept"] = "refused" if refused else "saved"
    return answer
