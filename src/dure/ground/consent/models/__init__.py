"""Nouns: purposes, consents and withdrawals."""

from dure.ground.consent.models.consent import Consent, Purpose, Withdrawal

__all__ = ["Consent", "Purpose", "Withdrawal"]
