"""How a report differs from the one before, largest difference first."""

from collections.abc import Iterable

from dure.measurement.types.desk import Difference


def largest_first(differences: Iterable[Difference]) -> tuple[Difference, ...]:
    """What an approver looks at first: what appeared or vanished, then the largest change.

    A line with an unexplained finding goes before everything else of its size.
    """
    return tuple(sorted(differences, key=_weight))


def share_of(now: float, before: float) -> float | None:
    """The change over the earlier value; None where the earlier value is zero."""
    return (now - before) / abs(before) if before else None


def _weight(difference: Difference) -> tuple[int, float, str, str]:
    size = abs(difference.share) if difference.share is not None else _from_zero(difference)
    first = 0 if difference.is_one_sided else 1
    return first, -size, difference.version.code, difference.place_code


def _from_zero(difference: Difference) -> float:
    # From nothing to something has no share: it goes before every ordinary change.
    return float("inf") if difference.change else 0.0
