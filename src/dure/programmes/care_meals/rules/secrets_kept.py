"""What is kept of a token, or of a phone's own key."""

import hashlib


def digest_of(secret: str) -> str:
    """What is kept of a token or of a phone's own key: nobody can turn it back."""
    return hashlib.sha256(secret.encode()).hexdigest()
