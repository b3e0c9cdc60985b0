"""What is kept of a token, or of a phone's own key."""

import hashlib


def digest_of(secret: str) -> str:
    """What is kept of a token or of a phone's own key: nobody can turn it back.

    Both are long and random, so a digest is enough.
    """
    return hashlib.sha256(secret.encode()).hexdigest()
