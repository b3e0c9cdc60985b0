"""Disclosure (소집단 보호): nobody can be singled out of a published number."""

from dure.engines.disclosure.attack import attack
from dure.engines.disclosure.check import Fault, Unfit, Unprotectable
from dure.engines.disclosure.explain import Explanation, explain
from dure.engines.disclosure.files import Done, Job, protect_files
from dure.engines.disclosure.rounding import rounded
from dure.engines.disclosure.sentences import sentence
from dure.engines.disclosure.suppress import ENGINE, Search, protect
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
    "ENGINE",
    "Cell",
    "Cost",
    "Dimension",
    "Dominance",
    "Done",
    "Explanation",
    "Fault",
    "Interval",
    "Job",
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
    "protect_files",
    "rounded",
    "sentence",
    "table_of",
]
