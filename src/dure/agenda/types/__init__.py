"""Values that cross the doors of agenda."""

from dure.agenda.types.agenda import (
    KIND_WORDS,
    KINDS,
    STATUS_WORDS,
    AgendaCard,
    AgendaTree,
    LinkCard,
    NodeCard,
)

__all__ = [
    "KINDS",
    "KIND_WORDS",
    "STATUS_WORDS",
    "AgendaCard",
    "AgendaTree",
    "LinkCard",
    "NodeCard",
]
