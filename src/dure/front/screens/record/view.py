"""One line of the service ledger: what it says, what became of it, and which numbers it went into."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from dure.activities.queries import record_history
from dure.activities.types import LedgerLine
from dure.front.screens.record.reasons import basis_words, origin_of, source_words
from dure.ground.access.queries import ActingRequest
from dure.ground.organisations.queries import initiative_card, organisation_cards
from dure.ground.organisations.types import InitiativeCard
from dure.ground.people.queries import masked_people
from dure.ground.places.queries import names
from dure.kernel.clock import day_of, now
from dure.kernel.faces import needs
from dure.measurement.queries import LedgerFact, counted_in


@needs("record_service")
def record(request: ActingRequest, slug: str, record_id: int) -> HttpResponse:
    """Where does this line come from, and where does it go?"""
    initiative = initiative_card(slug)
    history = record_history(request.actor, record_id, initiative_id=initiative.id)
    line = next(each for each in history if each.id == record_id)
    said: dict[str, Any] = {
        "condition": "activities",
        "initiative": initiative.name,
        "slug": slug,
        "line": line,
        "history": history,
        "counted": counted_in(request.actor, _fact(line), initiative_id=initiative.id),
        **_named(request, initiative, line),
    }
    return render(request, "front/screens/record/page.html", said)


def _fact(line: LedgerLine) -> LedgerFact:
    return LedgerFact(
        organisation_id=line.organisation_id,
        kind=line.kind_code,
        occurred_on=day_of(line.occurred_at),
        record_id=line.id,
        taken_back_by=line.taken_back_by,
    )


def _named(request: ActingRequest, here: InitiativeCard, line: LedgerLine) -> dict[str, Any]:
    home, at, initiative_id = line.organisation_id, now(), here.id
    people = (
        masked_people(request.actor, home, [line.person_id], initiative_id=initiative_id, at=at)
        if line.person_id
        else {}
    )
    places = names([line.place_code], day_of(line.occurred_at))
    return {
        "person": people.get(line.person_id or 0),
        "home": organisation_cards(frozenset({home})).get(home),
        "place": places.get(line.place_code, line.place_code),
        **_origin(request, here, line),
    }


def _origin(request: ActingRequest, here: InitiativeCard, line: LedgerLine) -> dict[str, Any]:
    """What wrote it, on which ground of the law, and the page on which that happened."""
    return {
        "source": source_words(line.source),
        "origin": origin_of(request.actor, line.source, here.slug),
        "basis": basis_words(line.consent_basis),
    }
