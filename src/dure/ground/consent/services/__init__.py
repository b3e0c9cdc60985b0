"""Consent, what can be done: record and withdraw."""

from dure.ground.consent.services.record_consent import (
    end_consents_of,
    record_consent,
    withdraw_consent,
)

__all__ = ["end_consents_of", "record_consent", "withdraw_consent"]
