"""When a number calls for a review: it lies beyond the agreed value, and this is news."""

from decimal import Decimal


def is_beyond(crosses: str, threshold: Decimal, value: Decimal | float | None) -> bool:
    """True when a known value lies below, or above, the agreed one; the value itself is not beyond."""
    if value is None:
        return False
    told = Decimal(str(value))
    return told < threshold if crosses == "below" else told > threshold


def is_news(*, beyond: bool, was_beyond: bool, raised_before: bool) -> bool:
    """True for the first time it is seen there, and whenever it has come back and crossed again."""
    return beyond and (not raised_before or not was_beyond)
