"""How far somebody has read the journal whose keys may become visible late.

A key is given before its transaction ends, so a smaller one may stand after a larger one. Whoever follows
the journal's end keeps the keys that are missing, and asks for them again for a while.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

PATIENCE = timedelta(minutes=10)  # a transaction that is open longer was taken back
MOST_MISSING = 2_000


@dataclass(frozen=True, slots=True)
class Followed:
    """Read up to `head`, but for the keys that were missing, each with the time since when."""

    head: int = 0
    missing: Mapping[int, datetime] = field(default_factory=dict)

    def after(self, found: Collection[int], at: datetime) -> "Followed":
        """The place once these keys were read: those of before that came late, and the next ones."""
        stand, last = set(found), max([self.head, *found])
        since = {
            key: since
            for key, since in self.missing.items()
            if key not in stand and at - since < PATIENCE
        }
        first = max(self.head + 1, last - MOST_MISSING)
        since.update((key, at) for key in range(first, last) if key not in stand)
        return Followed(last, since)
