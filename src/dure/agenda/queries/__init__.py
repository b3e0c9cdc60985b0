"""What can be asked of this room."""

from dure.agenda.queries.agenda_tree import agenda_tree, canonical_now, fingerprint_holds
from dure.agenda.queries.agenda_versions import (
    adopted_agenda,
    agenda_card,
    agenda_numbered,
    agendas_of,
    draft_agenda,
    frozen_text,
)

__all__ = [
    "adopted_agenda",
    "agenda_card",
    "agenda_numbered",
    "agenda_tree",
    "agendas_of",
    "canonical_now",
    "draft_agenda",
    "fingerprint_holds",
    "frozen_text",
]
