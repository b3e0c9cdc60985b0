"""What can be asked of this room."""

from dure.activities.queries.acting_for import acted_for
from dure.activities.queries.attendance_of import attendance_of_person, attendance_of_service
from dure.activities.queries.clauses_to_serve import clauses_to_serve
from dure.activities.queries.credit import balances, credit_limit_of, limits_set, statement
from dure.activities.queries.days_due import booking_days, referral_days
from dure.activities.queries.enrolled_in import enrolled_in, services_used
from dure.activities.queries.exchange_board import (
    board,
    booking_page,
    exchange_waiting,
    my_bookings,
    offer_page,
)
from dure.activities.queries.kinds_of_people import kinds_of_people
from dure.activities.queries.known_kinds import kind_cards, kinds_to_ask_for, known_kinds
from dure.activities.queries.latest_lines import latest_lines
from dure.activities.queries.ledger_head import ledger_head, ledger_head_on, line_written_at
from dure.activities.queries.ledger_lines import ledger_lines, lines_after, named_lines
from dure.activities.queries.lines_from import LineFrom, lines_from
from dure.activities.queries.linkable_people import linkable_people, people_who_agree
from dure.activities.queries.needs import needs_of
from dure.activities.queries.objections import objection_in, surroundings_of
from dure.activities.queries.overlapping import OverlapCard, overlap_card, overlaps_of
from dure.activities.queries.parcels import content_for, items_asked, parcel_of
from dure.activities.queries.partner_links import is_known, link_of_token
from dure.activities.queries.proposals import lines_proposed
from dure.activities.queries.public_directory import Directory, public_directory
from dure.activities.queries.record_page import PAGE as RECORDS_A_PAGE
from dure.activities.queries.record_page import record_history, record_page, records_of_person
from dure.activities.queries.recorded_sources import (
    recorded_facts,
    recorded_sources,
    standing_of_sources,
)
from dure.activities.queries.records_behind import how_many_behind, records_behind
from dure.activities.queries.referral_figures import quarters_to, referral_figures
from dure.activities.queries.referral_terms import days_on, days_set
from dure.activities.queries.referrals import (
    referral_in,
    referral_page,
    referrals_ended_lately,
    referrals_of,
    referrals_waiting,
    sides_here,
    steps_of,
)
from dure.activities.queries.register import register_line, register_lines
from dure.activities.queries.requests_asked import open_requests, requests_answered
from dure.activities.queries.service_facts import service_facts
from dure.activities.queries.services_of import service_card, services_of
from dure.activities.queries.session_sheet import session_sheet
from dure.activities.queries.sessions_of import sessions_of
from dure.activities.queries.unreached import referrals_unreached
from dure.activities.queries.waiting import delays_of, dependencies_of, late_now
from dure.activities.queries.who_matrix import WhoMatrix, who_matrix
from dure.activities.queries.words_of_codes import words_of_codes
from dure.activities.rules.groups import EVERYBODY, group_words, groups, read_groups
from dure.activities.rules.referral_codes import Days, outcomes, refusal_reasons
from dure.activities.rules.weekly import read_weekly
from dure.activities.rules.weekly import said as weekly_said
from dure.activities.rules.weekly import written as weekly_written

__all__ = [
    "EVERYBODY",
    "RECORDS_A_PAGE",
    "Days",
    "Directory",
    "LineFrom",
    "OverlapCard",
    "WhoMatrix",
    "acted_for",
    "attendance_of_person",
    "attendance_of_service",
    "balances",
    "board",
    "booking_days",
    "booking_page",
    "clauses_to_serve",
    "content_for",
    "credit_limit_of",
    "days_on",
    "days_set",
    "delays_of",
    "dependencies_of",
    "enrolled_in",
    "exchange_waiting",
    "group_words",
    "groups",
    "how_many_behind",
    "is_known",
    "items_asked",
    "kind_cards",
    "kinds_of_people",
    "kinds_to_ask_for",
    "known_kinds",
    "late_now",
    "latest_lines",
    "ledger_head",
    "ledger_head_on",
    "ledger_lines",
    "limits_set",
    "line_written_at",
    "lines_after",
    "lines_from",
    "lines_proposed",
    "link_of_token",
    "linkable_people",
    "my_bookings",
    "named_lines",
    "needs_of",
    "objection_in",
    "offer_page",
    "open_requests",
    "outcomes",
    "overlap_card",
    "overlaps_of",
    "parcel_of",
    "people_who_agree",
    "public_directory",
    "quarters_to",
    "read_groups",
    "read_weekly",
    "record_history",
    "record_page",
    "recorded_facts",
    "recorded_sources",
    "records_behind",
    "records_of_person",
    "referral_days",
    "referral_figures",
    "referral_in",
    "referral_page",
    "referrals_ended_lately",
    "referrals_of",
    "referrals_unreached",
    "referrals_waiting",
    "refusal_reasons",
    "register_line",
    "register_lines",
    "requests_answered",
    "service_card",
    "service_facts",
    "services_of",
    "services_used",
    "session_sheet",
    "sessions_of",
    "sides_here",
    "standing_of_sources",
    "statement",
    "steps_of",
    "surroundings_of",
    "weekly_said",
    "weekly_written",
    "who_matrix",
    "words_of_codes",
]
