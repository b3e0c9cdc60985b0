"""Links that open without a password: what is kept of a token, and whose phone it is bound to."""

import hashlib


def digest_of(token: str) -> str:
    """What is kept of a token or a phone's mark; both are long and random, so a digest is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def standing(bound_to: str, mark: str, *, ended: bool) -> str:
    """`ended`, `free` (nobody's phone yet), `mine` or `another` phone's."""
    if ended:
        return "ended"
    if not bound_to:
        return "free"
    return "mine" if mark and digest_of(mark) == bound_to else "another"
