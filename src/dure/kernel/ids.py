"""Stable public identifiers that say nothing about whom they name."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no letters that are misread aloud


def public_id(length: int = 10) -> str:
    """A random identifier for addresses and citations; 31 letters, about 5 bits each."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
