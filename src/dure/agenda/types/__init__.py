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
from dure.agenda.types.writing import (
    AmendmentCard,
    AmendmentDraft,
    ClauseDraft,
    CommentCard,
    CommentDraft,
    OccasionCard,
    OccasionDraft,
    Proposed,
    ReviewCard,
    Rewritten,
    TextCard,
    Wording,
)

__all__ = [
    "KINDS",
    "KIND_WORDS",
    "STATUS_WORDS",
    "AgendaCard",
    "AgendaTree",
    "AmendmentCard",
    "AmendmentDraft",
    "ClauseDraft",
    "CommentCard",
    "CommentDraft",
    "LinkCard",
    "NodeCard",
    "OccasionCard",
    "OccasionDraft",
    "Proposed",
    "ReviewCard",
    "Rewritten",
    "TextCard",
    "Wording",
]
