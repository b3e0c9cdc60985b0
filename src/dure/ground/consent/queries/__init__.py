"""Consent, what can be asked."""

from dure.ground.consent.queries.consents import consents_of, consents_to_renew, has_consent
from dure.ground.consent.queries.who_agreed import who_agreed
from dure.ground.consent.rules.purposes import PurposeTerms, purpose, purposes

__all__ = [
    "PurposeTerms",
    "consents_of",
    "consents_to_renew",
    "has_consent",
    "purpose",
    "purposes",
    "who_agreed",
]
