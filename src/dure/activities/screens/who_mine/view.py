"""Our own lines: what is known of us already, confirmed with one touch; and what we get back for it."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dure.activities.queries import WhoMatrix, lines_proposed, overlaps_of, who_matrix
from dure.activities.rules.gap_words import GAP_WORDS
from dure.activities.rules.weekly import said as times_said
from dure.activities.screens.inside import Inside, inside, places_of
from dure.activities.screens.who_pages import age_of, tabs_of
from dure.activities.services import confirm_line, take_line
from dure.activities.types import ProposedLine
from dure.ground.access.queries import ActingRequest
from dure.ground.journal.queries import may
from dure.ground.journal.types import Subject
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.kernel.words import Words

FIELDS = {
    "areas": Words("어디에서", "Where"),
    "weekly": Words("언제", "When"),
    "capacity": Words("정원", "Places"),
}
NEAR = 4
WAITS = {"never": 0, "old": 1, "ageing": 2, "fresh": 3}


@needs("record_service")
def who_mine(request: ActingRequest, slug: str) -> HttpResponse:
    """Is this still how it is?"""
    where = inside(request, slug, "record_service")
    today = day_of(now())
    lines = [
        _line(line, request, where)
        for home in where.mine
        for line in lines_proposed(
            request.actor, where.initiative.id, organisation_id=home.id, on=today
        )
    ]
    lines.sort(key=lambda one: WAITS[one["age"]["state"]])
    said = where.said(lines=_named(lines), **tabs_of(where, "who_mine", works_here=True))
    said["waiting"] = sum(one["age"]["state"] != "fresh" for one in lines)
    said["back"] = _given_back(request, where)
    return render(request, "activities/screens/who_mine/page.html", said)


@require_POST
@needs("record_service")
def confirm(request: ActingRequest, slug: str, service_id: int) -> HttpResponse:
    """It is so, as it was seen or as it stands."""
    mark = request.POST.get("mark", "")[:20]
    confirm_line(request.actor, service_id=service_id, mark=mark, at=now())
    return HttpResponseRedirect(_back(slug, service_id))


@require_POST
@needs("manage_services")
def take(request: ActingRequest, slug: str) -> HttpResponse:
    """What we do already becomes a service."""
    where = inside(request, slug, "manage_services")
    given = {name: request.POST.get(name, "")[:60] for name in ("organisation", "kind", "mark")}
    home = int(given["organisation"]) if given["organisation"].isdecimal() else 0
    key = take_line(
        request.actor,
        initiative_id=where.initiative.id,
        organisation_id=home,
        kind=given["kind"],
        mark=given["mark"],
        at=now(),
    )
    return HttpResponseRedirect(_back(slug, key))


def _back(slug: str, service_id: int) -> str:
    return f"{reverse('who_mine', args=[slug])}?line={service_id}#line-{service_id}"


def _line(line: ProposedLine, request: ActingRequest, where: Inside) -> dict[str, Any]:
    subject = Subject("service", line.service_id, where.initiative.id, line.organisation_id)
    return {
        "line": line,
        "home": next((one for one in where.mine if one.id == line.organisation_id), None),
        "times": times_said(line.weekly),
        "age": age_of(line.confirmed_at, day_of(now())),
        "suggestions": [(FIELDS[one.field], one) for one in line.suggestions],
        "may_change": may(request.actor, "manage_services", subject),
    }


def _named(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    named = places_of(area for one in lines for area in one["line"].areas)
    for one in lines:
        one["places"] = [named.get(area, Words(area, area)) for area in one["line"].areas]
    return lines


def _given_back(request: ActingRequest, where: Inside) -> dict[str, Any] | None:
    """Who else works where the confirmed line does, and what is missing near it."""
    asked = request.GET.get("line", "")
    today = day_of(now())
    found = who_matrix(request.actor, where.initiative.id, on=today)
    own = next((line for line in found.lines if str(line.service_id) == asked), None)
    if own is None or own.organisation_id not in where.ids:
        return None
    overlapping = overlaps_of(request.actor, where.initiative.id, on=today)
    return {
        "id": own.service_id,
        "others": [
            line
            for line in found.lines
            if line.organisation_id != own.organisation_id and _near(found, line.areas, own.areas)
        ][:NEAR],
        "gaps": _gaps_near(found, own.areas)[:NEAR],
        "overlaps": [
            one for one in overlapping if own.service_id in (one.first.service_id, one.second.service_id)
        ][:NEAR],
    }


def _near(found: WhoMatrix, areas: Any, own: Any) -> bool:
    return any(
        one in found.tree.line_of(other) or other in found.tree.line_of(one)
        for one in areas
        for other in own
    )


def _gaps_near(found: WhoMatrix, own: Any) -> list[dict[str, Any]]:
    places, kinds = dict(found.places), dict(found.kinds)
    return [
        {
            "place": places[place],
            "code": place,
            "kind": kinds[kind],
            "kind_code": kind,
            "words": GAP_WORDS[cell.state],
            "missing": cell.worst.missing if cell.worst else 0,
        }
        for (place, kind), cell in found.cells.items()
        if cell.state in ("gap", "short") and _near(found, [place], own)
    ]
