"""What was changed in a report, cell by cell."""

from dataclasses import dataclass
from datetime import datetime

from dure.kernel.words import Words
from dure.measurement.types.asked import AskedVersion


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell changed once. Old and new in the journal's short form; None for nothing."""

    at: datetime
    by: str
    version: AskedVersion | None
    indicator: str
    cell: Words
    old: str | None
    new: str | None
