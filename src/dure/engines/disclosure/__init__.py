"""Disclosure (소집단 보호): nobody can be singled out of a published number."""

from typing import TYPE_CHECKING

from dure.engines.disclosure.check import Fault, Unfit, Unprotectable
from dure.engines.disclosure.explain import Explanation, explain
from dure.engines.disclosure.job import Done, Job
from dure.engines.disclosure.search import ENGINE, Search
from dure.engines.disclosure.sentences import sentence
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
from dure.engines.door import late

if TYPE_CHECKING:
    from dure.engines.disclosure.attacking import attack
    from dure.engines.disclosure.files import protect_files
    from dure.engines.disclosure.rounding import round_table, rounded
    from dure.engines.disclosure.standing import given_away
    from dure.engines.disclosure.suppress import protect
else:
    attack = late("dure.engines.disclosure.attacking", "attack")
    given_away = late("dure.engines.disclosure.standing", "given_away")
    protect = late("dure.engines.disclosure.suppress", "protect")
    protect_files = late("dure.engines.disclosure.files", "protect_files")
    round_table = late("dure.engines.disclosure.rounding", "round_table")
    rounded = late("dure.engines.disclosure.rounding", "rounded")

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
    "given_away",
    "protect",
    "protect_files",
    "round_table",
    "rounded",
    "sentence",
    "table_of",
]
