"""A meal at a door becomes lines of the service ledger, in the transaction in which it is told."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from dure.activities.queries import standing_of_sources
from dure.activities.services import FactsRefused, correct_record, record_services
from dure.activities.types import Correction, ServiceFact
from dure.ground.journal.types import Actor
from dure.ground.people.queries import codes_of_people
from dure.programmes.care_meals.models import Diner, DoorVisit, MealDay
from dure.programmes.care_meals.queries.recalls import recalled_kinds
from dure.programmes.care_meals.rules.door import is_brought

CHECKED = "care_meals.door_check"
COUNTED_BY = ("person_id", "place_code")


def count_visits(
    actor: Actor, day: MealDay, visits: Iterable[DoorVisit], *, at: datetime
) -> dict[str, str]:
    """Record what these standing visits were: a check of the door, and each kind of meal that stayed.

    A meal that was called back (회수) is none.
    Answers the visits that the ledger does not take, with the code of why: they stand all the same.
    """
    told = list(visits)
    if not told:
        return {}
    rows = Diner.objects.within(pk__in=[one.diner_id for one in told]).only(*COUNTED_BY)
    diners = {row.pk: row for row in rows}
    codes = codes_of_people(row.person_id for row in diners.values())
    recalled = recalled_kinds(day.kitchen_id, day.on, list(diners))
    facts = {
        one.public_id: _facts(
            day, one, diners[one.diner_id], codes, recalled.get(one.diner_id, frozenset())
        )
        for one in told
    }
    left_out = _record(actor, day, facts, at)
    if left_out:
        taken = {visit: each for visit, each in facts.items() if visit not in left_out}
        left_out |= _record(actor, day, taken, at)
    return left_out


def _record(
    actor: Actor, day: MealDay, facts: Mapping[str, list[ServiceFact]], at: datetime
) -> dict[str, str]:
    """Record all of them, or none where the ledger objects: then visit → the code of why, those alone."""
    lines = [(visit, fact) for visit, each in facts.items() for fact in each]
    try:
        record_services(
            actor,
            facts=[fact for _, fact in lines],
            initiative_id=day.initiative_id,
            organisation_id=day.kitchen.organisation_id,
            at=at,
        )
    except FactsRefused as refused:
        found = [(lines[place][0], objection.code) for place, objection in refused.objections]
        return dict(reversed(found))  # of several the first
    return {}


def uncount_visits(actor: Actor, visits: Iterable[DoorVisit], *, at: datetime) -> None:
    """Take back what was recorded of visits that do not stand; what was called back is so already."""
    rows = list(visits)
    recalled = _recalled(rows)
    sources = [
        source
        for one in rows
        for source in sources_of(one, without=recalled.get(one.diner_id, frozenset()))
    ]
    _void(actor, sources, "not_done", at)


def uncount_meal(actor: Actor, visits: Iterable[DoorVisit], kind: str, *, at: datetime) -> None:
    """Take back one kind of meal of visits that stand: it was called back (회수)."""
    _void(actor, [meal_source(one, kind) for one in visits], "not_done", at)


def _void(actor: Actor, sources: Iterable[str], code: str, at: datetime) -> None:
    for record_id in standing_of_sources(sources):
        told = {"record_id": record_id, "correction": Correction(void=True)}
        correct_record(actor, reason="", code=code, at=at, **told)


def _recalled(visits: Iterable[DoorVisit]) -> dict[int, frozenset[str]]:
    """Diner → kinds called back, on the days of these visits."""
    found: dict[int, frozenset[str]] = {}
    rows = list(visits)
    keys = {(one.stop.day.kitchen_id, one.stop.day.on) for one in rows}
    for kitchen_id, on in keys:
        found |= recalled_kinds(kitchen_id, on, [one.diner_id for one in rows])
    return found


def meal_source(visit: DoorVisit, kind: str) -> str:
    """Where the line of one kind of meal says it comes from."""
    return f"care_meals.door_visit:{visit.public_id}:{kind.rpartition('.')[2]}"


def sources_of(visit: DoorVisit, *, without: frozenset[str] = frozenset()) -> list[str]:
    """Where the lines of a visit say they come from."""
    kinds = visit.stop.meals if is_brought(visit.outcome) else {}
    meals = [meal_source(visit, kind) for kind in kinds if kind not in without]
    return [f"care_meals.door_visit:{visit.public_id}", *meals]


def _facts(
    day: MealDay,
    visit: DoorVisit,
    diner: Diner,
    codes: Mapping[int, dict[str, str]],
    without: frozenset[str],
) -> list[ServiceFact]:
    brought = visit.stop.meals if is_brought(visit.outcome) else {}
    meals = ((kind, portions) for kind, portions in brought.items() if kind not in without)
    lines = [(CHECKED, 1), *meals]
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
        for (kind, portions), source in zip(lines, sources_of(visit, without=without), strict=True)
    ]


def _meal(kind: str) -> dict[str, str]:
    """Which meal it was, for the numbers that are split by it; a check of the door is none."""
    return {} if kind == CHECKED else {"meal": kind.rpartition(".")[2]}
