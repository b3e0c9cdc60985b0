"""Our own lines as their page shows them, and what whoever confirmed one gets back."""

from typing import Any

from dure.activities.queries import WhoMatrix, lines_proposed, overlaps_of, who_matrix
from dure.activities.rules.gap_words import GAP_WORDS
from dure.activities.rules.weekly import said as times_said
from dure.activities.screens.inside import Inside, places_of
from dure.activities.screens.who_pages import age_of
from dure.activities.types import ProposedLine
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.types import OrganisationCard
from dure.kernel.clock import day_of, now
from dure.kernel.words import Words

FIELDS = {
    "areas": Words("어디에서", "Where"),
    "weekly": Words("언제", "When"),
    "capacity": Words("정원", "Places"),
}
NEAR, FEW_HOUSES = 4, 3
WAITS = {"never": 0, "old": 1, "ageing": 2, "fresh": 3}


def chosen_home(where: Inside, asked: str) -> OrganisationCard | None:
    """The house that was asked for; with many of them the first, None for all of a few."""
    found = next((one for one in where.mine if one.slug == asked), None)
    return found or (where.mine[0] if len(where.mine) > FEW_HOUSES else None)


def own_lines(actor: Actor, where: Inside, home: OrganisationCard | None) -> list[dict[str, Any]]:
    """Every line of a house, or of all that are mine; those that wait longest for a word first."""
    here, today = where.initiative.id, day_of(now())
    lines = [
        _line(line, actor, where)
        for home in ((home,) if home else where.mine)
        for line in lines_proposed(actor, here, organisation_id=home.id, on=today)
    ]
    return _named(sorted(lines, key=lambda one: WAITS[one["age"]["state"]]))


def _line(line: ProposedLine, actor: Actor, where: Inside) -> dict[str, Any]:
    subject = Subject("service", line.service_id, where.initiative.id, line.organisation_id)
    return {
        "line": line,
        "home": next((one for one in where.mine if one.id == line.organisation_id), None),
        "times": times_said(line.weekly),
        "age": age_of(line.confirmed_at, day_of(now())),
        "suggestions": [(FIELDS[one.field], one) for one in line.suggestions],
        "may_change": may(actor, "manage_services", subject),
    }


def _named(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    named = places_of(area for one in lines for area in one["line"].areas)
    for one in lines:
        one["places"] = [named.get(area, Words(area, area)) for area in one["line"].areas]
    return lines


def given_back(actor: Actor, where: Inside, asked: str) -> dict[str, Any] | None:
    """Who else works where the confirmed line does, and what is missing near it."""
    today = day_of(now())
    found = who_matrix(actor, where.initiative.id, on=today)
    own = next((line for line in found.lines if str(line.service_id) == asked), None)
    if own is None or own.organisation_id not in where.ids:
        return None
    overlapping = overlaps_of(actor, where.initiative.id, on=today)
    return {
        "id": own.service_id,
        "others": [
            line
            for line in found.lines
            if line.organisation_id != own.organisation_id and _near(found, line.areas, own.areas)
        ][:NEAR],
        "gaps": _gaps_near(found, own.areas)[:NEAR],
        "overlaps": [
            one
            for one in overlapping
            if own.service_id in (one.first.service_id, one.second.service_id)
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
