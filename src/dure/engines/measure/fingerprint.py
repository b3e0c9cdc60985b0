"""Fingerprint (지문): the same inputs have the same one, whatever their order."""

from collections.abc import Iterable
from hashlib import sha256

ENGINE = "measure 1"


def fingerprint(rows: Iterable[object], *settings: object) -> str:
    """Hex digest of rows (as a bag, order-free), settings (in order) and the engine version."""
    digest = sha256(repr((ENGINE, settings)).encode())
    for line in sorted(repr(row) for row in rows):
        digest.update(line.encode())
        digest.update(b"\n")
    return digest.hexdigest()
