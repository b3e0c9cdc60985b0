"""Consents as a page shows them: with the masked person, the purpose, the recipient, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dure.ground.consent.queries import (
    GIVER_WORDS,
    METHOD_WORDS,
    PurposeTerms,
    item_name,
    purpose,
)
from dure.ground.consent.types import ConsentCard
from dure.ground.organisations.queries import organisation_cards
from dure.ground.organisations.types import OrganisationCard
from dure.ground.people.types import MaskedPerson
from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One consent in a list."""

    card: ConsentCard
    person: MaskedPerson | None
    terms: PurposeTerms
    recipient: OrganisationCard | None
    method: Words
    giver: Words
    items: tuple[Words, ...]


def consent_lines(
    cards: Sequence[ConsentCard], people: Mapping[int, MaskedPerson]
) -> tuple[ConsentLine, ...]:
    """The lines of some consents; people were masked, and logged, by whoever asks."""
    to = organisation_cards(frozenset(each.recipient_id for each in cards if each.recipient_id))
    return tuple(
        ConsentLine(
            card=each,
            person=people.get(each.person_id),
            terms=purpose(each.purpose),
            recipient=to.get(each.recipient_id) if each.recipient_id else None,
            method=METHOD_WORDS.get(each.method, Words(each.method, each.method)),
            giver=GIVER_WORDS.get(each.given_by, Words(each.given_by, each.given_by)),
            items=tuple(item_name(code) for code in each.items),
        )
        for each in cards
    )
