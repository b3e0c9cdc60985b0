"""A place among peers that says nothing about any one of them."""

from collections.abc import Sequence

PEERS_NEEDED = 5
SIGNIFICANT = 2


def place_among(own: float, others: Sequence[float], needed: int = PEERS_NEEDED) -> str | None:
    """`high`, `middle` or `low` third among others; None with too few of them.

    The borders between the thirds lie between two peers and are rounded: somebody who hands in one
    value after another to find where her place changes learns a rough border, never a peer's value.
    """
    if len(others) < needed:
        return None
    ordered = sorted(others)
    if ordered[0] == ordered[-1]:
        return "middle" if own == ordered[0] else None
    third = len(ordered) // 3
    low = _border(ordered, third)
    high = _border(ordered, len(ordered) - third)
    if own < low:
        return "low"
    return "high" if own > high else "middle"


def _border(ordered: Sequence[float], at: int) -> float:
    return _rough((ordered[at - 1] + ordered[at]) / 2)


def _rough(value: float) -> float:
    return float(f"{value:.{SIGNIFICANT}g}")
