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
from dure.agenda.services.cast_vote import cast_vote
from dure.agenda.services.close_ballot import close_ballot
from dure.agenda.services.close_due import close_due_ballots
from dure.agenda.services.close_question import close_question
from dure.agenda.services.freeze_version import freeze_version, open_version_again
from dure.agenda.services.give_answer import give_answer
from dure.agenda.services.hold_ceremony import close_ceremony, hand_out_codes, open_ceremony
from dure.agenda.services.keep_minutes import sign_minutes, write_minutes
from dure.agenda.services.keep_rolls import end_seat, seat_on_roll
from dure.agenda.services.meet import call_meeting, end_meeting, end_proxy, give_proxy, mark_present
from dure.agenda.services.moderate import dress_statement, judge_rush, moderate_statement
from dure.agenda.services.move_clause import move_clause, remove_clause, restore_clause
from dure.agenda.services.open_ballot import open_ballot
from dure.agenda.services.open_question import open_question
from dure.agenda.services.paper_votes import enter_paper, hand_paper, settle_paper
from dure.agenda.services.propose import propose, withdraw_proposal
from dure.agenda.services.proxy_paper import give_proxy_with_paper, look_at_proxy
from dure.agenda.services.reasons import show_reason
from dure.agenda.services.record_bylaws import record_bylaws, record_weights
from dure.agenda.services.rename_version import rename_version
from dure.agenda.services.review import (
    agree_review,
    drop_occasion,
    end_review,
    raise_due_reviews,
    raise_review,
)
from dure.agenda.services.say_comment import resolve_comment, say_comment
from dure.agenda.services.sign_version import sign_version
from dure.agenda.services.voices import nameless
from dure.agenda.services.withdraw_signature import withdraw_signature
from dure.agenda.services.write_clause import rewrite_clause, write_clause
from dure.agenda.services.write_statement import put_statement, write_statement

__all__ = [
    "accept_amendment",
    "adopt_version",
    "agree_review",
    "assume",
    "begin_draft",
    "call_meeting",
    "cast_vote",
    "close_ballot",
    "close_ceremony",
    "close_due_ballots",
    "close_question",
    "cut_link",
    "decline_amendment",
    "dress_statement",
    "drop_occasion",
    "end_meeting",
    "end_proxy",
    "end_review",
    "end_seat",
    "enter_paper",
    "freeze_version",
    "give_answer",
    "give_proxy",
    "give_proxy_with_paper",
    "hand_out_codes",
    "hand_paper",
    "judge_rush",
    "look_at_proxy",
    "mark_present",
    "moderate_statement",
    "move_clause",
    "nameless",
    "open_ballot",
    "open_ceremony",
    "open_question",
    "open_version_again",
    "propose",
    "propose_amendment",
    "put_statement",
    "raise_due_reviews",
    "raise_review",
    "record_bylaws",
    "record_weights",
    "remove_clause",
    "rename_version",
    "resolve_comment",
    "restore_clause",
    "rewrite_clause",
    "say_comment",
    "seat_on_roll",
    "settle_paper",
    "show_reason",
    "sign_minutes",
    "sign_version",
    "withdraw_amendment",
    "withdraw_proposal",
    "withdraw_signature",
    "write_clause",
    "write_minutes",
    "write_statement",
]
