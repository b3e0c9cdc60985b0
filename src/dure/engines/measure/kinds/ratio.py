"""Ratio (비율): recomputed at each level from its numerator and denominator, never added.

A report that gives only the rate can stand alone; it cannot be combined with another, because
nobody knows how much it weighs. Then the figure says so, and gives the range it must lie in.
"""

from collections.abc import Sequence

from dure.engines.measure.kinds.plain import absent, exact, without_value
from dure.engines.measure.merge import merge, quotient
from dure.engines.measure.types import Definition, Entry, Figure, Parts, Rule


class Ratio:
    """Ratio (비율): share or rate; `scale` of the definition turns it into per cent."""

    time_rule: Rule = "mean_weighted"
    place_rule: Rule = "mean_weighted"

    def parts(self, entry: Entry, *, as_of: int, version: int, scale: int = 1) -> Parts:
        """Numerator and denominator; a rate without them counts as partless."""
        if entry.numerator is None or entry.denominator is None:
            return self._partless(entry, as_of=as_of, version=version)
        above, below = exact(entry.numerator), exact(entry.denominator)
        rate = quotient(above * scale, below) if below else None
        return Parts(
            total=rate or 0,
            numerator=above,
            denominator=below,
            weight=1,
            smallest=rate,
            largest=rate,
            as_of=as_of,
            reported=1,
            versions=frozenset((version,)),
        )

    def merge(self, parts: Sequence[Parts], rule: Rule) -> Parts:
        """Numerators and denominators added; a rate is weighted by what it was measured on."""
        return merge(parts, "add" if rule == "mean_weighted" else rule)

    def figure(self, parts: Parts, definition: Definition) -> Figure:
        """The rate from its parts; refused when a part has no denominator."""
        if parts.refused or not parts.weight:
            return without_value(parts) or Figure("not_reported")
        if parts.partless and parts.weight > 1:
            return Figure("not_combined", None, "estimate", parts.smallest, parts.largest)
        if parts.partless:
            return Figure("value", parts.total, "exact")
        if not parts.denominator:
            return Figure("undefined", numerator=parts.numerator, denominator=0)
        value = quotient(parts.numerator * definition.scale, parts.denominator)
        return Figure("value", value, "exact", None, None, parts.numerator, parts.denominator)

    def _partless(self, entry: Entry, *, as_of: int, version: int) -> Parts:
        if entry.value is None:
            return absent(entry, as_of=as_of, version=version)
        value = exact(entry.value)
        return Parts(
            total=value,
            weight=1,
            smallest=value,
            largest=value,
            as_of=as_of,
            reported=1,
            partless=1,
            versions=frozenset((version,)),
        )
