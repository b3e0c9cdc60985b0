"""Parts and figures of plain numbers: what count, amount and latest have in common."""

from collections.abc import Sequence
from decimal import Decimal

from dure.engines.measure.merge import merge, settle
from dure.engines.measure.types import Definition, Entry, Figure, Number, Parts, Rule


class PlainNumber:
    """PlainNumber (단순 수치): a number that is merged by the rules of its definition."""

    time_rule: Rule = "add"
    place_rule: Rule = "add"

    def parts(self, entry: Entry, *, as_of: int, version: int, scale: int = 1) -> Parts:
        """The value itself as total, smallest and largest."""
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
            versions=frozenset((version,)),
        )

    def merge(self, parts: Sequence[Parts], rule: Rule) -> Parts:
        """Merged under the rule; an average is closed at once."""
        return settle(merge(parts, rule), rule)

    def figure(self, parts: Parts, definition: Definition) -> Figure:
        """The total as an exact value."""
        return without_value(parts) or Figure("value", parts.total, "exact")


def exact(value: Number | float) -> Number:
    """A number that adds up the same in any order: a float is taken as it is written."""
    return Decimal(repr(value)) if isinstance(value, float) else value


def absent(entry: Entry, *, as_of: int, version: int) -> Parts:
    """Parts of an entry without a value: not applicable, or not reported."""
    if entry.not_applicable:
        return Parts(as_of=as_of, not_applicable=1, versions=frozenset((version,)))
    return Parts()


def without_value(parts: Parts) -> Figure | None:
    """The figure of parts that hold no value or may not be combined; None when they hold one."""
    if parts.refused:
        return Figure("not_combined", low=parts.smallest, high=parts.largest)
    if parts.weight:
        return None
    return Figure("not_applicable" if parts.not_applicable else "not_reported")
