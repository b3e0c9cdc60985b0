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
from dure.agenda.services.freeze_version import freeze_version, open_version_again
from dure.agenda.services.move_clause import move_clause, remove_clause, restore_clause
from dure.agenda.services.review import (
    agree_review,
    drop_occasion,
    end_review,
    raise_due_reviews,
    raise_review,
)
from dure.agenda.services.say_comment import resolve_comment, say_comment
from dure.agenda.services.write_clause import rewrite_clause, write_clause

__all__ = [
    "accept_amendment",
    "adopt_version",
    "agree_review",
    "assume",
    "begin_draft",
    "cut_link",
    "decline_amendment",
    "drop_occasion",
    "end_review",
    "freeze_version",
    "move_clause",
    "open_version_again",
    "propose_amendment",
    "raise_due_reviews",
    "raise_review",
    "remove_clause",
    "resolve_comment",
    "restore_clause",
    "rewrite_clause",
    "say_comment",
    "withdraw_amendment",
    "write_clause",
]
