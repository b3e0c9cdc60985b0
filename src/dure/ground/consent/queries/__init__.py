"""Consent, what can be asked."""

from dure.ground.consent.queries.consents import (
    agreed_items,
    consents_in_force,
    consents_mark,
    consents_of,
    consents_to_renew,
    has_consent,
    last_withdrawals,
    last_withdrawn_on,
    withdrawals_since,
)
from dure.ground.consent.queries.ledger import PAGE as CONSENTS_A_PAGE
from dure.ground.consent.queries.ledger import (
    consent_papers,
    consents_held,
    person_of_consent,
    purpose_counts,
    supporters_named,
)
from dure.ground.consent.rules.items import GIVER_WORDS, ITEMS, METHOD_WORDS, SENSITIVE, item_name
from dure.ground.consent.rules.purposes import PurposeTerms, purpose, purposes

__all__ = [
    "CONSENTS_A_PAGE",
    "GIVER_WORDS",
    "ITEMS",
    "METHOD_WORDS",
    "SENSITIVE",
    "PurposeTerms",
    "agreed_items",
    "consent_papers",
    "consents_held",
    "consents_in_force",
    "consents_mark",
    "consents_of",
    "consents_to_renew",
    "has_consent",
    "item_name",
    "last_withdrawals",
    "last_withdrawn_on",
    "person_of_consent",
    "purpose",
    "purpose_counts",
    "purposes",
    "supporters_named",
    "withdrawals_since",
]
