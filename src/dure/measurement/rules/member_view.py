"""What members see of totals that are not published: small groups of people stay hidden.

Only those who see every report read every number. Everybody else reads totals by the same threshold
as the public; otherwise the members' pages would tell what the release hides.
"""

from dure.engines.measure import Figure

RATES = frozenset({"ratio", "mean"})


def is_too_small(figure: Figure, *, kind: str, of_people: bool, min_cell: int) -> bool:
    """True when the figure tells of a group in which somebody could be recognised. Zero never does."""
    if not of_people or figure.state != "value":
        return False
    if kind in RATES:
        return figure.denominator is None or 0 < figure.denominator < 2 * min_cell
    return figure.value is not None and 0 < figure.value < min_cell
