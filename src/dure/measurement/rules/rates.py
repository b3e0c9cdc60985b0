"""Rates of people (사람 수로 나눈 비율): recomputed at every level from people counted once.

A rate may be divided by people (meals per person) or count people above as well (the share of those
who …). People do not add up, so neither do such parts: each is rolled up by its own kind, and the
rate is made of the two at every level, with the range that their ranges leave.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from dure.engines.measure import Columns, Definition, Figure, Number, quotient

Part = Literal["numerator", "denominator"]
PARTS: tuple[Part, Part] = ("numerator", "denominator")


def people_parts(computed_from: Mapping[str, Any], kinds: Mapping[str, str]) -> frozenset[Part]:
    """Which parts of a rate count people once; `kinds` tells it of the indicators that it names."""
    if computed_from.get("kind") != "ratio":
        return frozenset()
    return frozenset(part for part in PARTS if _kind(computed_from.get(part), kinds) == "distinct")


def typed_parts(*, kind: str, of_people: bool, computed_from: Mapping[str, Any]) -> frozenset[Part]:
    """A rate of people that is typed, without a recipe: whether both its parts are the same people in
    several houses is not known, so that neither may be added up as if nobody stood twice.
    """
    return frozenset(PARTS) if kind == "ratio" and of_people and not computed_from else frozenset()


def named_parts(computed_from: Mapping[str, Any]) -> frozenset[str]:
    """The indicators that a rate names instead of writing its parts in place."""
    if computed_from.get("kind") != "ratio":
        return frozenset()
    return frozenset(told for part in PARTS if isinstance(told := computed_from.get(part), str))


def columns_of(seen: Columns, part: Part) -> Columns:
    """One part of the reported rates, as numbers of their own."""
    nothing = [None] * len(seen.value)
    return seen._replace(
        value=getattr(seen, part), numerator=nothing, denominator=nothing, low=nothing, high=nothing
    )


def definition_of(rate: Definition, *, of_people: bool) -> Definition:
    """By which rules a part is added up."""
    kind: Literal["distinct", "amount"] = "distinct" if of_people else "amount"
    return replace(rate, kind=kind, time_rule=None, place_rule=None, scale=1, highest=None)


def rate(above: Figure, below: Figure, definition: Definition) -> Figure:
    """The rate of two figures: its value, how it was counted, and the range it lies in."""
    for one in (below, above):
        if one.state != "value":
            return one
    over, under = above.value or 0, below.value or 0
    if not under:
        return Figure("undefined", numerator=over, denominator=0)
    value = quotient(over * definition.scale, under)
    low, high = _ends(above, below, definition)
    is_ranged = not low == value == high
    return Figure(
        "value",
        value,
        _method(above, below) if is_ranged else "exact",
        low if is_ranged else None,
        high if is_ranged else None,
        over,
        under,
    )


def _ends(above: Figure, below: Figure, definition: Definition) -> tuple[Number, Number | None]:
    least, most = _range(above)
    fewest, many = _range(below)
    low = quotient(least * definition.scale, many)
    high = quotient(most * definition.scale, fewest) if fewest else None
    if definition.highest is not None and high is not None:
        high = max(min(high, definition.highest), low)
    return low, high


def _range(one: Figure) -> tuple[Number, Number]:
    value = one.value or 0
    return (
        value if one.low is None else one.low,
        value if one.high is None else one.high,
    )


def _method(above: Figure, below: Figure) -> Literal["sum", "estimate", "distinct"]:
    methods: Collection[str] = {above.method, below.method}
    if "sum" in methods:
        return "sum"
    return "estimate" if "estimate" in methods else "distinct"


def _kind(told: object, kinds: Mapping[str, str]) -> str:
    if isinstance(told, Mapping):
        return str(told.get("kind", ""))
    return kinds.get(str(told), "")


def as_letters(parts: Collection[Part]) -> frozenset[str]:
    """The parts by the letters that protection names them with."""
    return frozenset(part[0] for part in parts)


def both(parts: Sequence[Figure | None]) -> tuple[Figure, Figure]:
    """Two figures; a part that nobody gave was not reported."""
    above, below = (one or Figure("not_reported") for one in parts)
    return above, below
