"""A short, steady name for a drawing: the same specification always gets the same ids."""

from hashlib import blake2s


def name_of(spec: object) -> str:
    """Ten letters from the content of `spec` (a frozen dataclass of plain values)."""
    return "c" + blake2s(repr(spec).encode(), digest_size=5).hexdigest()
