"""The facts that a count is made of. What they are used for is an argument, not an afterthought."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from dure.activities.queries.ledger_head import ledger_head
from dure.activities.queries.linkable_people import linkable_people
from dure.activities.queries.standing_lines import standing_lines
from dure.activities.rules.uses import consents_needed
from dure.activities.types import CountedFact, FactsRead, FactsWanted, UseOfFacts
from dure.kernel.clock import day_of
from dure.kernel.errors import OutsideScope

COLUMNS = (
    "pk",
    "organisation_id",
    "kind__code",
    "person_id",
    "head_count",
    "quantity",
    "unit",
    "occurred_at",
    "place_code",
    "attributes",
)


def service_facts(wanted: FactsWanted, *, purpose: UseOfFacts, on: date) -> FactsRead:
    """The standing facts, with the head of the ledger they were read at.

    `purpose="count"` keys people within one organisation. `purpose="link"` keys only people whose
    consent to be counted across organisations, by the backbone of this initiative, is in force on
    `on`; the lines of the others are handed over without a person, and how many people that
    concerns is said. Linking is asked within one initiative, and refused with
    `activities.no_ground_to_link` where no ground for it is recorded for that day.
    """
    # The head is read first: a line that arrives meanwhile makes the result stale, never wrong.
    head = wanted.up_to or ledger_head(wanted.initiative_id, organisation_id=wanted.organisation_id)
    rows = list(standing_lines(wanted).values_list(*COLUMNS).iterator(chunk_size=10_000))
    people = {row[3] for row in rows if row[3] is not None}
    needed = consents_needed(purpose)
    keyed = _linkable(people, needed, wanted.initiative_id, on) if needed else frozenset(people)
    facts = tuple(_fact(row, keyed) for row in rows)
    return FactsRead(facts, head, len(people) - len(keyed))


def _linkable(
    people: set[int], purposes: tuple[str, ...], initiative_id: int | None, on: date
) -> frozenset[int]:
    if initiative_id is None:
        raise OutsideScope("linking people across organisations is asked within an initiative")
    return linkable_people(people, purposes, initiative_id=initiative_id, on=on)


def _fact(row: tuple[Any, ...], keyed: set[int] | frozenset[int]) -> CountedFact:
    person: int | None = row[3]
    return CountedFact(
        id=row[0],
        organisation_id=row[1],
        kind=row[2],
        person=str(person) if person in keyed else "",
        heads=row[4] or 0,
        quantity=Decimal(row[5]),
        unit=row[6],
        occurred_on=_day(row[7]),
        place_code=row[8],
        attributes=row[9],
    )


def _day(occurred_at: datetime) -> date:
    return day_of(occurred_at)
