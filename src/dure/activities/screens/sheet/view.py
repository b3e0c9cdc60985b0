"""The sign-in sheet on a phone: one touch a person, saved at once; the ledger follows by itself."""

from collections import Counter
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.activities.queries import session_sheet
from dure.activities.screens.inside import inside, places_of
from dure.activities.services import cancel_session, record_attendance, record_head_count
from dure.activities.types import Attendance, SessionSheet
from dure.ground.access.queries import ActingRequest
from dure.ground.people.queries import (
    addresses_of,
    named_people,
    people_of,
    person_key,
)
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.faces import needs

STATES = ("came", "absent", "excused")
PAGE = "activities/screens/sheet/page.html"


@needs("record_service")
def sheet(request: ActingRequest, slug: str, session_id: int) -> HttpResponse:
    """Who came?"""
    where = inside(request, slug, "record_service")
    found = _mine(session_sheet(session_id), where.ids)
    if request.method == "POST" and "sought" not in request.POST:
        _write(request, found)
        if request.htmx:
            return render(request, "activities/screens/sheet/_sum.html", _sum(session_id))
        return HttpResponseRedirect(reverse("session", args=[slug, session_id]))
    said = where.said(sheet=found, sheet_over=_begun(found)) | _people(request, found)
    places = places_of([found.place_code])
    said |= _sum(session_id) | {"place": places.get(found.place_code, found.place_code)}
    return render(request, PAGE, said)


@require_POST
@needs("record_service")
def cancel(request: ActingRequest, slug: str, session_id: int) -> HttpResponse:
    """It does not take place."""
    reason = request.POST.get("reason", "")[:200]
    cancel_session(request.actor, session_id=session_id, reason=reason, at=now())
    return HttpResponseRedirect(reverse("session", args=[slug, session_id]))


def _mine(found: SessionSheet, homes: frozenset[int]) -> SessionSheet:
    if found.organisation_id not in homes:
        raise Refused("activities.no_such_session")
    return found


def _begun(found: SessionSheet) -> bool:
    return found.starts_at <= now()


def _write(request: ActingRequest, found: SessionSheet) -> None:
    at, given = now(), request.POST
    lines = _touched(found, given) + _guest(given)
    if lines:
        record_attendance(request.actor, session_id=found.session_id, sheet=lines, at=at)
    others = given.get("others")
    if others is not None:
        heads = int(others) if others.isdecimal() and len(others) < 9 else -1
        record_head_count(request.actor, session_id=found.session_id, heads=heads, at=at)


def _touched(found: SessionSheet, given: Any) -> list[Attendance]:
    addresses = addresses_of(line.person_id for line in found.lines)
    told = {line: given.get(f"state-{addresses[line.person_id]}") for line in found.lines}
    if given.get("all"):
        told = {line: line.state or "came" for line in found.lines}
    return [
        Attendance(line.person_id, state, line.hours, is_guest=line.is_guest)
        for line, state in told.items()
        if state in STATES and state != line.state
    ]


def _guest(given: Any) -> list[Attendance]:
    if not given.get("guest"):
        return []
    return [Attendance(person_key(given["guest"]).id, "came", is_guest=True)]


def _people(request: ActingRequest, found: SessionSheet) -> dict[str, Any]:
    here: dict[str, Any] = {"initiative_id": found.initiative_id, "at": now()}
    keys = [line.person_id for line in found.lines]
    shown = named_people(request.actor, keys, organisation_id=found.organisation_id, **here)
    rows = [{"line": line, "person": shown.get(line.person_id)} for line in found.lines]
    sought = request.POST.get("sought", "").strip()
    guests: list[Any] = []
    if sought:
        page = people_of(request.actor, found.organisation_id, sought=sought, **here)
        guests = [each for each in page.lines if each.id not in shown]
    return {
        "rows": sorted(rows, key=lambda row: row["person"].name if row["person"] else ""),
        "sought": sought,
        "guests": guests,
    }


def _sum(session_id: int) -> dict[str, Any]:
    found = session_sheet(session_id)
    states = Counter(line.state for line in found.lines)
    return {
        "came": states["came"],
        "absent": states["absent"],
        "excused": states["excused"],
        "open": states[""],
        "others": found.others,
        "total": states["came"] + found.others,
    }
