"""Everything around an opened person: who stands beside, consents, services, records, who looked."""

from typing import Any

from dure.activities.queries import records_of_person, services_used
from dure.ground.access.queries import who_looked
from dure.ground.consent.queries import consents_of, purposes, supporters_named
from dure.ground.organisations.queries import organisation_cards
from dure.ground.people.queries import (
    COURT_KINDS,
    EVIDENCE,
    GUARDIAN_KINDS,
    HELPS_WITH,
    attribute_words,
    beside,
    consent_lines,
)
from dure.ground.people.types import MaskedPerson, PersonCard
from dure.ground.places.queries import names
from dure.kernel.clock import day_of, now
from dure.kernel.words import Words
from dure.measurement.queries import dimensions

ACTS = {
    "seen": Words("보았어요", "looked"),
    "listed": Words("가린 이름을 목록에서 보았어요", "saw the masked name in a list"),
    "exported": Words("파일로 받았어요", "took a file"),
    "changed": Words("고쳤어요", "changed it"),
    "refused": Words("보려 했지만 막혔어요", "tried, and was refused"),
}
OWN_WORDS = {
    "register": Words("등록", "registration"),
    "change": Words("정정", "correction"),
    "guardian": Words("보호자", "guardians"),
    "supporter": Words("지원인", "supporters"),
    "deceased": Words("돌아가심", "a death"),
    "erase": Words("지움", "erasure"),
}
SEXES = {"f": Words("여성", "female"), "m": Words("남성", "male"), "x": Words("그 밖", "other")}


def whole_of(card: PersonCard, *, initiative_id: int) -> dict[str, Any]:
    """What the page of a person shows beside the row itself; the card proves that the gate opened."""
    return {
        **around(card),
        "services": services_used(card.id, initiative_id=initiative_id),
        "records": records_of_person(card.id, initiative_id=initiative_id),
    }


def all_of(card: PersonCard) -> dict[str, Any]:
    """The same for the person themselves: of every initiative, and every line."""
    return {
        **around(card),
        "services": services_used(card.id, initiative_id=None),
        "records": records_of_person(card.id, initiative_id=None, limit=None),
    }


def around(card: PersonCard) -> dict[str, Any]:
    """What is the same in every initiative: who stands beside, what was agreed to, who looked."""
    today, stands = day_of(now()), beside(card)
    places = names([card.place_code], today) if card.place_code else {}
    masked = MaskedPerson(
        card.id, card.public_id, card.own_number, "", card.birth_year, card.sex, card.place_code
    )
    consents = consent_lines(consents_of(card.id, today), {card.id: masked})
    looks = who_looked(card.id)
    return {
        "home": organisation_cards(frozenset({card.organisation_id}))[card.organisation_id],
        "place": places.get(card.place_code),
        "sex": SEXES.get(card.sex),
        "groups": _groups(card),
        "guardians": [(each, *_guardian_words(each)) for each in stands.guardians],
        "supporters": [
            (each, [HELPS_WITH[code] for code in each.helps_with if code in HELPS_WITH])
            for each in stands.supporters
        ],
        "consents": consents,
        "helped": supporters_named(card.id),
        "looks": [(each, ACTS.get(each.act, each.act), _for(each.purpose)) for each in looks],
        "today": today,
    }


def _groups(card: PersonCard) -> list[tuple[Words, Words]]:
    """What is known of somebody, in words: of the people room, else of the ways to split a number."""
    ways = dimensions() if card.attributes else {}
    told = []
    for code, value in card.attributes.items():
        name, of_value = attribute_words(code, value)
        way = ways.get(code)
        if way is not None and name == Words(code, code):
            name, of_value = way.name, dict(way.categories).get(value, of_value)
        told.append((name, of_value))
    return told


def _guardian_words(card: Any) -> tuple[Words, Words | None, Words | None]:
    return (
        GUARDIAN_KINDS[card.kind],
        COURT_KINDS[card.court_kind] if card.court_kind else None,
        EVIDENCE.get(card.evidence) if card.evidence else None,
    )


def _for(purpose: str) -> Words:
    terms = purposes().get(purpose)
    return terms.name if terms else OWN_WORDS.get(purpose, Words(purpose, purpose))
