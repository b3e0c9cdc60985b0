"""Who stands beside a person: guardians and those who help them decide. Part of the opened row."""

from collections.abc import Iterable
from dataclasses import dataclass

from dure.ground.people.models import Guardian, Person, Supporter
from dure.ground.people.types import GuardianCard, PersonCard, SupporterCard
from dure.kernel.errors import Refused


@dataclass(frozen=True, slots=True)
class Beside:
    """Guardians and supporters, those of today first."""

    guardians: tuple[GuardianCard, ...]
    supporters: tuple[SupporterCard, ...]


@dataclass(frozen=True, slots=True)
class PersonKey:
    """Which person an address names, and whose: nothing personal."""

    id: int
    public_id: str
    organisation_id: int
    is_erased: bool


def person_key(public_id: str) -> PersonKey:
    """The person behind an address; refused with `people.no_such_person`."""
    rows = Person.objects.everywhere("keys only")
    # What came in a form may be anything; the database refuses some of it with an error of its own.
    row = rows.filter(public_id=public_id).first() if public_id.isalnum() else None
    if row is None:
        raise Refused("people.no_such_person")
    return PersonKey(row.pk, row.public_id, row.organisation_id, row.erased_at is not None)


def addresses_of(person_ids: Iterable[int]) -> dict[int, str]:
    """The keys that stand in the addresses of people's pages; nothing personal."""
    rows = Person.objects.within(pk__in=list(person_ids))
    return dict(rows.values_list("pk", "public_id"))


def beside(card: PersonCard) -> Beside:
    """Who stands beside a person whose row the gate has opened: the card is the proof."""
    guardians = Guardian.objects.within(person_id=card.id).order_by("-since", "-pk")
    supporters = Supporter.objects.within(person_id=card.id).order_by("-since", "-pk")
    return Beside(
        tuple(_guardian(row) for row in guardians),
        tuple(_supporter(row) for row in supporters),
    )


def _guardian(row: Guardian) -> GuardianCard:
    return GuardianCard(
        id=row.pk,
        kind=row.kind,
        court_kind=row.court_kind,
        name=row.name,
        phone=row.phone,
        limits=row.limits,
        evidence=row.evidence,
        since=row.since,
        until=row.until,
    )


def _supporter(row: Supporter) -> SupporterCard:
    return SupporterCard(
        id=row.pk,
        name=row.name,
        phone=row.phone,
        relation=row.relation,
        helps_with=tuple(row.helps_with),
        chosen_by_person=row.chosen_by_person,
        since=row.since,
        until=row.until,
    )
