"""A rule (규칙): one way from ballots to the elected."""

from typing import Protocol

from dure.engines.elect.types import Election, Outcome


class Rule(Protocol):
    """What every rule answers: its name, and the count of an election."""

    @property
    def name(self) -> str:
        """How it is asked for."""
        ...

    def count(self, election: Election) -> Outcome:
        """Count to the end."""
        ...
