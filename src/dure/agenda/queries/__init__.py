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
from dure.agenda.queries.heard_of import exported_statements, exported_votes, groups_of, heard_of
from dure.agenda.queries.hearing_today import hearing_desk, questions_waiting
from dure.agenda.queries.questions import links_of, may_ask, question_card, questions_of
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
    "draft_agenda",
    "exported_statements",
    "exported_votes",
    "fingerprint_holds",
    "frozen_text",
    "groups_for",
    "groups_of",
    "heard_of",
    "hearing_desk",
    "links_of",
    "may_ask",
    "moderation_log",
    "my_answers",
    "question_card",
    "question_of_link",
    "questions_of",
    "questions_waiting",
    "rushes_of",
    "statements_of",
    "voter_by_link",
    "voter_of",
]
