"""Whether facts may enter the ledger: the rules, and what only the other tables know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dure.activities.queries.known_kinds import known_kinds
from dure.activities.rules.acceptable import KindFacts, objection_to
from dure.activities.types import Objection, ServiceFact
from dure.ground.organisations.queries import organisations_in
from dure.ground.people.queries import organisation_of_people
from dure.ground.places.queries import PlaceStanding, place_standings
from dure.kernel.clock import SEOUL, day_of


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything that is looked up once for many facts."""

    kinds: dict[str, tuple[int, KindFacts]]
    places: dict[str, PlaceStanding]
    people: dict[int, int]
    members: dict[int, frozenset[int]]


def surroundings_of(facts: Sequence[ServiceFact]) -> Surroundings:
    """Look up kinds, places, people and members for these facts; a handful of queries."""
    initiatives = {fact.initiative_id for fact in facts}
    return Surroundings(
        kinds=known_kinds(),
        places=place_standings({fact.place_code for fact in facts}),
        people=organisation_of_people({fact.person_id for fact in facts if fact.person_id}),
        members={each: organisations_in(each) for each in initiatives},
    )


def objection_in(fact: ServiceFact, *, around: Surroundings, at: datetime) -> Objection | None:
    """The first reason why this fact is not taken; None when the ledger takes it."""
    kind = around.kinds.get(fact.kind)
    return (
        objection_to(fact, kind=kind[1] if kind else None, at=at)
        or _about_people(fact, around)
        or _about_place(fact, around.places.get(fact.place_code))
    )


def _about_people(fact: ServiceFact, around: Surroundings) -> Objection | None:
    if fact.organisation_id not in around.members[fact.initiative_id]:
        return Objection("activities.not_a_member", {})
    if fact.person_id and around.people.get(fact.person_id) != fact.organisation_id:
        return Objection("activities.unknown_person", {})
    return None


def _about_place(fact: ServiceFact, place: PlaceStanding | None) -> Objection | None:
    if place is None:
        return Objection("activities.unknown_place", {"place": fact.place_code})
    day = (
        day_of(fact.occurred_at)
        if fact.occurred_at.tzinfo is not SEOUL
        else fact.occurred_at.date()
    )
    if place.holds_on(day):
        return None
    if not place.successors:
        return Objection("activities.unknown_place", {"place": fact.place_code})
    return Objection(
        "activities.abolished_place",
        {"place": fact.place_code, "day": day.isoformat(), "successor": place.successors[0]},
    )
