"""Consent, what can be done: record and withdraw."""

from dure.ground.consent.services.record_consent import record_consent, withdraw_consent

__all__ = ["record_consent", "withdraw_consent"]
