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
from dure.agenda.queries.clause_talk import (
    amendments_to,
    amendments_waiting,
    comments_on,
    comments_open,
    texts_of,
)
from dure.agenda.queries.heard_of import exported_statements, exported_votes, groups_of, heard_of
from dure.agenda.queries.hearing_today import hearing_desk, questions_waiting
from dure.agenda.queries.questions import links_of, may_ask, question_card, questions_of
from dure.agenda.queries.reviews import occasions_of, reviews_of, thresholds_watched
from dure.agenda.queries.seeing_agenda import (
    amends_agenda,
    must_see_agenda,
    speaks_for,
    writes_agenda,
)
from dure.agenda.queries.shaped import Shaped, Share, shaped
from dure.agenda.queries.statements import moderation_log, rushes_of, statements_of
from dure.agenda.queries.voters import (
    groups_for,
    my_answers,
    question_of_link,
    voter_by_link,
    voter_of,
)

__all__ = [
    "Shaped",
    "Share",
    "adopted_agenda",
    "agenda_card",
    "agenda_numbered",
    "agenda_tree",
    "agendas_of",
    "amendments_to",
    "amendments_waiting",
    "amends_agenda",
    "canonical_now",
    "comments_on",
    "comments_open",
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
    "must_see_agenda",
    "my_answers",
    "occasions_of",
    "question_card",
    "question_of_link",
    "questions_of",
    "questions_waiting",
    "reviews_of",
    "rushes_of",
    "shaped",
    "speaks_for",
    "statements_of",
    "texts_of",
    "thresholds_watched",
    "voter_by_link",
    "voter_of",
    "writes_agenda",
]
