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
from dure.agenda.queries.ceremonies import (
    ceremony_at,
    code_typed,
    codes_of,
    names_on_screen,
    places_on_screen,
)
from dure.agenda.queries.signatures import (
    leads,
    one_signature,
    signatures_of,
    signing_state,
    versions_to_sign,
)
from dure.agenda.queries.signed_text import checked, signed_text, signed_versions, wall_of

__all__ = [
    "adopted_agenda",
    "agenda_card",
    "agenda_numbered",
    "agenda_tree",
    "agendas_of",
    "canonical_now",
    "ceremony_at",
    "checked",
    "code_typed",
    "codes_of",
    "draft_agenda",
    "fingerprint_holds",
    "frozen_text",
    "leads",
    "names_on_screen",
    "one_signature",
    "places_on_screen",
    "signatures_of",
    "signed_text",
    "signed_versions",
    "signing_state",
    "versions_to_sign",
    "wall_of",
]
