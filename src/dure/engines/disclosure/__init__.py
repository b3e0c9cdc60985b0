"""Disclosure (소집단 보호): nobody can be singled out of a published number."""

from dure.engines.disclosure.attack import attack
from dure.engines.disclosure.check import Fault, Unfit, Unprotectable
from dure.engines.disclosure.explain import Explanation, explain
from dure.engines.disclosure.rounding import rounded
from dure.engines.disclosure.suppress import Search, protect
from dure.engines.disclosure.tables import Dimension, Layout, table_of
from dure.engines.disclosure.types import (
    Cell,
    Cost,
    Dominance,
    Interval,
    Join,
    Kind,
    Protected,
    Ratio,
    Relation,
    Release,
    Rule,
    Status,
    Table,
    Why,
    Zero,
)

__all__ = [
    "Cell",
    "Cost",
    "Dimension",
    "Dominance",
    "Explanation",
    "Fault",
    "Interval",
    "Join",
    "Kind",
    "Layout",
    "Protected",
    "Ratio",
    "Relation",
    "Release",
    "Rule",
    "Search",
    "Status",
    "Table",
    "Unfit",
    "Unprotectable",
    "Why",
    "Zero",
    "attack",
    "explain",
    "protect",
    "rounded",
    "table_of",
]
