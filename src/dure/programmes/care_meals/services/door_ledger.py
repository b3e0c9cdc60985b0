"""A meal at a door becomes lines of the service ledger, in the transaction in which it is told."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from dure.activities.queries import objection_in, recorded_sources, surroundings_of
from dure.activities.services import correct_record, record_services
from dure.activities.types import Correction, ServiceFact
from dure.ground.journal.types import Actor
from dure.ground.people.queries import codes_of_people
from dure.programmes.care_meals.models import Diner, DoorVisit, MealDay
from dure.programmes.care_meals.rules.door import is_brought

CHECKED = "care_meals.door_check"


def count_visits(
    actor: Actor, day: MealDay, visits: Iterable[DoorVisit], *, at: datetime
) -> dict[str, str]:
    """Record what these standing visits were: a check of the door, and each kind of meal that stayed.

    Answers the visits that the ledger does not take, with the code of why: they stand all the same.
    """
    told = list(visits)
    if not told:
        return {}
    diners = {row.pk: row for row in Diner.objects.within(pk__in=[v.diner_id for v in told])}
    codes = codes_of_people(row.person_id for row in diners.values())
    facts = {one.public_id: _facts(day, one, diners[one.diner_id], codes) for one in told}
    around = surroundings_of([fact for each in facts.values() for fact in each])
    left_out: dict[str, str] = {}
    for visit, each in list(facts.items()):
        objection = next(
            (found for one in each if (found := objection_in(one, around=around, at=at))), None
        )
        if objection is not None:
            left_out[visit] = objection.code
            del facts[visit]
    record_services(
        actor,
        facts=[fact for each in facts.values() for fact in each],
        initiative_id=day.initiative_id,
        organisation_id=day.kitchen.organisation_id,
        at=at,
    )
    return left_out


def uncount_visits(actor: Actor, visits: Iterable[DoorVisit], *, at: datetime) -> None:
    """Take back what was recorded of visits that do not stand any more."""
    sources = [source for one in visits for source in sources_of(one)]
    for record_id in recorded_sources(sources).values():
        correct_record(
            actor,
            record_id=record_id,
            correction=Correction(void=True),
            reason="",
            code="not_done",
            at=at,
        )


def sources_of(visit: DoorVisit) -> list[str]:
    """Where the lines of a visit say they come from."""
    first = f"care_meals.door_visit:{visit.public_id}"
    kinds = visit.stop.meals if is_brought(visit.outcome) else {}
    return [first, *(f"{first}:{kind.rpartition('.')[2]}" for kind in kinds)]


def _facts(
    day: MealDay, visit: DoorVisit, diner: Diner, codes: Mapping[int, dict[str, str]]
) -> list[ServiceFact]:
    meals = visit.stop.meals if is_brought(visit.outcome) else {}
    lines = [(CHECKED, 1), *((kind, portions) for kind, portions in meals.items())]
    return [
        ServiceFact(
            initiative_id=day.initiative_id,
            organisation_id=day.kitchen.organisation_id,
            kind=kind,
            occurred_at=visit.at,
            place_code=diner.place_code,
            source=source,
            quantity=Decimal(portions),
            person_id=diner.person_id,
            attributes=codes.get(diner.person_id, {}) | _meal(kind),
        )
        for (kind, portions), source in zip(lines, sources_of(visit), strict=True)
    ]


def _meal(kind: str) -> dict[str, str]:
    """Which meal it was, for the numbers that are split by it; a check of the door is none."""
    return {} if kind == CHECKED else {"meal": kind.rpartition(".")[2]}
