"""Nouns: alerts and their steps, the clock they go by, proofs, notices."""

from dure.communication.models.alert import Alert, AlertClock, AlertProof, AlertStep
from dure.communication.models.notice import Notice

__all__ = ["Alert", "AlertClock", "AlertProof", "AlertStep", "Notice"]
