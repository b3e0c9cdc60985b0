"""What can be done in this room: ask and answer, write, decide, sign."""

from dure.agenda.services.adopt_version import adopt_version
from dure.agenda.services.begin_draft import begin_draft
from dure.agenda.services.close_question import close_question
from dure.agenda.services.freeze_version import freeze_version, open_version_again
from dure.agenda.services.give_answer import give_answer
from dure.agenda.services.moderate import dress_statement, judge_rush, moderate_statement
from dure.agenda.services.open_question import open_question
from dure.agenda.services.voices import nameless
from dure.agenda.services.write_statement import put_statement, write_statement

__all__ = [
    "adopt_version",
    "begin_draft",
    "close_question",
    "dress_statement",
    "freeze_version",
    "give_answer",
    "judge_rush",
    "moderate_statement",
    "nameless",
    "open_question",
    "open_version_again",
    "put_statement",
    "write_statement",
]
