"""Distinct (실인원): people counted once. Totals of two reports are never simply added.

With permitted keys the count is exact at every level. Without them a total over organisations,
places or months is a sum, labelled so, and the truth lies between its largest part and the sum.
"""

from collections.abc import Sequence

from dure.engines.measure.kinds.plain import absent, exact, without_value
from dure.engines.measure.merge import merge, settle
from dure.engines.measure.types import Definition, Entry, Figure, Parts, Rule


class Distinct:
    """Distinct (실인원): how many different people, with how that is known."""

    time_rule: Rule = "add"
    place_rule: Rule = "add"

    def parts(self, entry: Entry, *, as_of: int, version: int, scale: int = 1) -> Parts:
        """Keys where they are given, otherwise the number with its own range."""
        if entry.keys is None and entry.value is None:
            return absent(entry, as_of=as_of, version=version)
        keys = entry.keys or frozenset()
        value = len(keys) if entry.keys is not None else exact(entry.value or 0)
        unkeyed = entry.keys is None
        return Parts(
            total=value,
            weight=1,
            smallest=value,
            largest=value,
            low=exact(value if entry.low is None else entry.low) if unkeyed else 0,
            high=exact(value if entry.high is None else entry.high) if unkeyed else 0,
            keys=keys,
            as_of=as_of,
            reported=1,
            partless=1 if unkeyed else 0,
            versions=frozenset((version,)),
        )

    def merge(self, parts: Sequence[Parts], rule: Rule) -> Parts:
        """Keys are united, unkeyed numbers keep a range from the largest part to the sum."""
        merged = settle(merge(parts, rule), rule)
        if rule == "mean_weighted" and len(parts) > 1:
            # An average has no keys any more: from here on it is a number like a reported one.
            return merged._replace(partless=merged.weight)
        if rule == "add" and not merged.partless:
            return merged._replace(total=len(merged.keys))
        return merged

    def figure(self, parts: Parts, definition: Definition) -> Figure:
        """Exact with keys or from one report; a labelled sum with its range otherwise."""
        missing = without_value(parts)
        if missing is not None:
            return missing
        if not parts.partless:
            return Figure("value", parts.total, "distinct")
        low = max(parts.low, len(parts.keys))
        high = parts.high + len(parts.keys)
        if low == high:
            return Figure("value", parts.total, "distinct", low, high)
        if parts.weight == 1:
            return Figure("value", parts.total, "estimate", low, high)
        return Figure("value", high, "sum", low, high)
