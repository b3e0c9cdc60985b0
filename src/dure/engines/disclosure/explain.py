"""Why a cell is hidden, as codes and values that a screen turns into sentences.

Nothing here tells more than the release itself: the interval is the attacker's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dure.engines.disclosure.types import Interval, Key, Protected, Rule, Status, Why


@dataclass(frozen=True)
class Explanation:
    """Explanation (설명): one hidden cell, its reason and what readers may still infer."""

    key: Key
    status: Status
    code: Why
    values: Mapping[str, object] = field(default_factory=dict)
    interval: Interval | None = None


def explain(result: Protected, rule: Rule) -> dict[Key, Explanation]:
    """Return an explanation for every hidden cell and rate; fit for the public.

    `values` holds `fewer_than` (the threshold), `than` (cells that would be computable) or the
    percentages of the rule; intervals are there when the result was made with `audit=True`.
    """
    return {
        key: Explanation(
            key=key,
            status=result.labels[key],
            code=why,
            values=_values(key, why, result, rule),
            interval=result.intervals.get(key),
        )
        for key, why in result.whys.items()
    }


def _values(key: Key, why: Why, result: Protected, rule: Rule) -> dict[str, object]:
    if why is Why.PROTECTS:
        return {"than": result.protects.get(key, ())}
    if why is Why.DOMINANCE and rule.dominance:
        return {"largest": rule.dominance.n, "percent": rule.dominance.k}
    if why is Why.P_PERCENT:
        return {"percent": rule.p_percent}
    if why is Why.SMALL_DENOMINATOR:
        return {"fewer_than": rule.rate_threshold}
    if why in {Why.MARKED, Why.PART_HIDDEN, Why.ZERO}:
        return {}
    return {"fewer_than": rule.threshold}
