"""Session (계산 세션): what the linkage needs of a database; made by the adapter."""

from collections.abc import Iterable, Mapping, Sequence, Sized
from string import Template
from typing import Any, Protocol

from dure.engines.linkage.compare import Comparison


class Column(Sized, Iterable[Any], Protocol):
    """Column (열): values of one kind; a list, a range or an array."""


class Session(Protocol):
    """Session (계산 세션): runs statements and compares pairs."""

    def run(self, sql: str) -> None:
        """Run a statement for its effect."""

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query and give its rows."""

    def load(self, table: str, columns: Mapping[str, Column]) -> None:
        """Make a table from columns of equal length."""

    def compare(self, comparisons: Sequence[Comparison], pairs: str, into: str) -> None:
        """Fill `into` with one row a pair of `pairs`: `l`, `r` and a level for each comparison."""


def filled(template: str, **values: object) -> str:
    """The statement with its $names filled in; every value has been quoted or made by us."""
    return Template(template).substitute({name: str(value) for name, value in values.items()})
