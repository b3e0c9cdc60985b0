"""Which kinds there are, by the name that stands in a definition."""

from dure.engines.measure.kinds.amount import Amount
from dure.engines.measure.kinds.count import Count
from dure.engines.measure.kinds.distinct import Distinct
from dure.engines.measure.kinds.kind import Kind
from dure.engines.measure.kinds.latest import Latest
from dure.engines.measure.kinds.mean import Mean
from dure.engines.measure.kinds.ratio import Ratio
from dure.engines.measure.types import Definition, KindName, Rule

KINDS: dict[KindName, Kind] = {
    "count": Count(),
    "amount": Amount(),
    "ratio": Ratio(),
    "mean": Mean(),
    "latest": Latest(),
    "distinct": Distinct(),
}


def kind_of(definition: Definition) -> Kind:
    """The kind of a definition."""
    return KINDS[definition.kind]


def time_rule(definition: Definition) -> Rule:
    """How the definition combines periods: its own rule, or the default of its kind."""
    return definition.time_rule or kind_of(definition).time_rule


def place_rule(definition: Definition) -> Rule:
    """How the definition combines organisations and places."""
    return definition.place_rule or kind_of(definition).place_rule
