"""Session (계산 세션): what the computation needs of a database, whichever it is."""

from collections.abc import Mapping, Sequence
from string import Template
from typing import Any, Protocol


class Session(Protocol):
    """Session (계산 세션): runs one statement, gives its rows. Made by the adapter."""

    def run(self, sql: str) -> None:
        """Run a statement for its effect."""

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query and give its rows."""

    def load(self, table: str, schema: str, columns: Mapping[str, Sequence[Any]]) -> None:
        """Make a table with that schema from columns of equal length."""


def filled(template: str, **values: object) -> str:
    """The statement with its $names filled in; every value has been quoted or made by us."""
    return Template(template).substitute({name: str(value) for name, value in values.items()})


def name(text: str) -> str:
    """A column name as SQL reads it."""
    return '"' + text.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL reads it."""
    return "'" + text.replace("'", "''") + "'"
