"""Who reports what, where: organisations × indicators for one place, ready to be set."""

from collections import defaultdict
from datetime import date

from django.db.models import Q

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import members_of
from dure.ground.places.queries import names as place_names
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import Assignment
from dure.measurement.queries.indicator_library import indicator_library
from dure.measurement.types.library import AssignmentMatrix, Held, MatrixRow


def assignment_matrix(
    actor: Actor, *, initiative_id: int, place_code: str, on: date, theme: str = ""
) -> AssignmentMatrix:
    """The matrix of one place; organisations that report elsewhere say so. Six statements.

    Refused with `measurement.not_your_desk` without the right to assign.
    """
    if not may(actor, "assign_indicator", Subject("assignment", initiative_id, initiative_id)):
        raise Refused("measurement.not_your_desk")
    cards = [card for card in indicator_library(on=on) if theme in {"", card.theme}]
    rows = list(
        Assignment.objects.filter(
            Q(until__isnull=True) | Q(until__gt=on), initiative_id=initiative_id
        ).values_list("id", "organisation_id", "indicator_id", "place_code", "computed")
    )
    held: dict[tuple[int, int], list[Held]] = defaultdict(list)
    for pk, organisation_id, indicator_id, place, computed in rows:
        held[organisation_id, indicator_id].append(Held(pk, place, computed))
    members = [one.organisation for one in members_of(initiative_id, on)]
    return AssignmentMatrix(
        place_code=place_code,
        places=_places({row[3] for row in rows} | {place_code}, on),
        indicators=tuple(cards),
        rows=tuple(
            MatrixRow(
                organisation_id=one.id,
                organisation=one.name,
                cells=tuple(
                    tuple(held.get((one.id, card.version.indicator_id), ())) for card in cards
                ),
            )
            for one in members
        ),
    )


def usual_place(initiative_id: int, otherwise: str) -> str:
    """The place most lines of an initiative are reported for."""
    counted: dict[str, int] = defaultdict(int)
    rows = Assignment.objects.filter(initiative_id=initiative_id, until__isnull=True)
    for place in rows.values_list("place_code", flat=True):
        counted[place] += 1
    return max(counted, key=lambda place: counted[place]) if counted else otherwise


def _places(codes: set[str], on: date) -> tuple[tuple[str, Words], ...]:
    named = place_names({code for code in codes if code}, on)
    known = [(code, named.get(code, Words(code, code))) for code in codes if code]
    return tuple(sorted(known, key=lambda each: each[1].ko))
