"""Strict readings of one cell: what it says, or a fault that names it and what would be right.

Every reader takes the cell and its address and gives a `Reading` or a `Fault`; none raises.
"""

from dure.engines.tables.coerce.amounts import read_count, read_decimal, read_percent
from dure.engines.tables.coerce.answers import read_text, read_yes_no
from dure.engines.tables.coerce.dates import read_date, since_1900
from dure.engines.tables.coerce.periods import read_period
from dure.engines.tables.coerce.reading import Reading, State

__all__ = [
    "Reading",
    "State",
    "read_count",
    "read_date",
    "read_decimal",
    "read_percent",
    "read_period",
    "read_text",
    "read_yes_no",
    "since_1900",
]
