"""Keys and their fingerprints: a fingerprint tells which key is meant and gives nothing of it away."""

import base64
import hashlib


def derived_seal_key(secret: str) -> str:
    """The seal key of one's own machine, made from the secret that is kept beside the data."""
    return base64.urlsafe_b64encode(hashlib.sha256(f"seal:{secret}".encode()).digest()).decode()


def fingerprint(key: str) -> str:
    """Sixteen letters that name a key."""
    return hashlib.sha256(f"fingerprint:{key}".encode()).hexdigest()[:16]
