"""What can be done in this room: ask and answer, write, decide, sign."""

from dure.agenda.services.adopt_version import adopt_version
from dure.agenda.services.amend import (
    accept_amendment,
    decline_amendment,
    propose_amendment,
    withdraw_amendment,
)
from dure.agenda.services.assume import assume, cut_link
from dure.agenda.services.begin_draft import begin_draft
from dure.agenda.services.close_question import close_question
from dure.agenda.services.freeze_version import freeze_version, open_version_again
from dure.agenda.services.give_answer import give_answer
from dure.agenda.services.moderate import dress_statement, judge_rush, moderate_statement
from dure.agenda.services.move_clause import move_clause, remove_clause, restore_clause
from dure.agenda.services.open_question import open_question
from dure.agenda.services.review import (
    agree_review,
    drop_occasion,
    end_review,
    raise_due_reviews,
    raise_review,
)
from dure.agenda.services.say_comment import resolve_comment, say_comment
from dure.agenda.services.voices import nameless
from dure.agenda.services.write_clause import rewrite_clause, write_clause
from dure.agenda.services.write_statement import put_statement, write_statement

__all__ = [
    "accept_amendment",
    "adopt_version",
    "agree_review",
    "assume",
    "begin_draft",
    "close_question",
    "cut_link",
    "decline_amendment",
    "dress_statement",
    "drop_occasion",
    "end_review",
    "freeze_version",
    "give_answer",
    "judge_rush",
    "moderate_statement",
    "move_clause",
    "nameless",
    "open_question",
    "open_version_again",
    "propose_amendment",
    "put_statement",
    "raise_due_reviews",
    "raise_review",
    "remove_clause",
    "resolve_comment",
    "restore_clause",
    "rewrite_clause",
    "say_comment",
    "withdraw_amendment",
    "write_clause",
    "write_statement",
]
