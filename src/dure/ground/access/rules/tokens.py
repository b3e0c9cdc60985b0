"""Secrets that are shown once: kept as a digest, good for a time, used once."""

import hashlib
from datetime import datetime


def digest_of(token: str) -> str:
    """What is kept of a token. The token has 256 random bits, so a plain digest is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def is_open(at: datetime, expires_at: datetime, *ended_at: datetime | None) -> bool:
    """True before it expires, while it was neither used nor withdrawn."""
    return at < expires_at and all(each is None for each in ended_at)


def is_same_address(one: str, other: str) -> bool:
    """True when two e-mail addresses reach the same person; case is no difference in practice."""
    return one.strip().casefold() == other.strip().casefold()
