"""Public status: what readers are told of a number that is hidden - that it is, and no more.

Which of two hidden cells is the small one, and which stands in for it, is known to the backbone alone.
"""

HIDDEN = frozenset({"primary", "secondary"})
HIDDEN_WORD = "hidden"


def public_status(status: str) -> str:
    """`hidden` for whatever is hidden, every other status as it is."""
    return HIDDEN_WORD if status in HIDDEN else status
