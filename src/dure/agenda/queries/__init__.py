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
from dure.agenda.queries.heard_of import exported_statements, exported_votes, groups_of, heard_of
from dure.agenda.queries.hearing_today import hearing_desk, questions_waiting
from dure.agenda.queries.questions import links_of, may_ask, question_card, questions_of
from dure.agenda.queries.signatures import (
    leads,
    one_signature,
    signatures_of,
    signing_state,
    versions_to_sign,
)
from dure.agenda.queries.signed_text import checked, signed_text, signed_versions, wall_of
from dure.agenda.queries.statements import moderation_log, rushes_of, statements_of
from dure.agenda.queries.voters import (
    groups_for,
    my_answers,
    question_of_link,
    voter_by_link,
    voter_of,
)

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
    "exported_statements",
    "exported_votes",
    "fingerprint_holds",
    "frozen_text",
    "groups_for",
    "groups_of",
    "heard_of",
    "hearing_desk",
    "leads",
    "links_of",
    "may_ask",
    "moderation_log",
    "my_answers",
    "names_on_screen",
    "one_signature",
    "places_on_screen",
    "question_card",
    "question_of_link",
    "questions_of",
    "questions_waiting",
    "rushes_of",
    "signatures_of",
    "signed_text",
    "signed_versions",
    "signing_state",
    "statements_of",
    "versions_to_sign",
    "voter_by_link",
    "voter_of",
    "wall_of",
]
