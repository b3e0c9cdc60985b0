"""The service ledger as staff see it: a page of lines, filtered, with nobody's name in it."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.activities.queries import RECORDS_A_PAGE, kind_cards, known_kinds, record_page
from dure.activities.screens.inside import Inside, inside, places_of
from dure.activities.types import LedgerLine, RecordsWanted
from dure.ground.access.queries import ActingRequest
from dure.ground.people.queries import masked_people
from dure.ground.people.types import MaskedPerson
from dure.kernel.clock import now
from dure.kernel.faces import needs
from dure.kernel.ui.days import day_written
from dure.kernel.words import Words

STATES = (
    ("", Words("모두", "all")),
    ("standing", Words("지금 세는 것만", "what counts now")),
    ("corrected", Words("정정된 것만", "what was corrected")),
)


@needs("record_service")
def records(request: ActingRequest, slug: str) -> HttpResponse:
    """What was done, by whom, and does it still stand?"""
    where = inside(request, slug, "record_service")
    wanted = _wanted(request, where)
    lines = record_page(request.actor, wanted, initiative_id=where.initiative.id)
    kinds = kind_cards()
    together = tuple(each for each in kinds if each.code in wanted.kinds)
    said = where.said(wanted=wanted, states=STATES, kinds=kinds, asked=request.GET)
    said["together"] = together if len(together) > 1 else ()
    said["lines"] = _shown(request, where, lines)
    said["more"] = lines[-1].id if len(lines) == RECORDS_A_PAGE else None
    query = request.GET.copy()
    query.pop("before", None)
    said["query"] = query.urlencode()
    return render(request, "activities/screens/records/page.html", said)


def _wanted(request: ActingRequest, where: Inside) -> RecordsWanted:
    asked = request.GET
    chosen = frozenset(each.id for each in where.mine if each.slug == asked.get("org"))
    before, last = asked.get("before", ""), day_written(asked.get("to", ""))
    return RecordsWanted(
        organisation_ids=chosen or where.ids,
        starts_on=day_written(asked.get("from", "")),
        ends_before=last + timedelta(days=1) if last else None,
        kinds=frozenset(asked.get("kind", "").split(",")) & known_kinds().keys(),
        state=asked.get("state", "")[:20],
        before_id=int(before) if before.isdecimal() and len(before) < 16 else None,
    )


def _shown(
    request: ActingRequest, where: Inside, lines: tuple[LedgerLine, ...]
) -> list[dict[str, Any]]:
    homes = {each.id: each for each in where.mine}
    people = _people(request, where, lines)
    places = places_of(line.place_code for line in lines)
    return [
        {
            "line": line,
            "person": people.get(line.person_id or 0),
            "home": homes.get(line.organisation_id),
            "place": places.get(line.place_code, line.place_code),
        }
        for line in lines
    ]


def _people(
    request: ActingRequest, where: Inside, lines: tuple[LedgerLine, ...]
) -> dict[int, MaskedPerson]:
    here: dict[str, Any] = {"initiative_id": where.initiative.id, "at": now()}
    keys: dict[int, list[int]] = {}
    for line in lines:
        if line.person_id is not None:
            keys.setdefault(line.organisation_id, []).append(line.person_id)
    people: dict[int, MaskedPerson] = {}
    for home, ids in keys.items():
        people |= masked_people(request.actor, home, ids, **here)
    return people
