"""What can be done in this room: define, offer, describe, confirm, link, enrol, hold, record, correct."""

from dure.activities.services.announce_delay import announce_delay, delay_over
from dure.activities.services.answer_referral import (
    accept_referral,
    close_referral,
    decline_referral,
    hand_on_referral,
    note_contact,
    withdraw_referral,
)
from dure.activities.services.ask_for_resource import (
    answer_request,
    ask_for_resource,
    withdraw_request,
)
from dure.activities.services.begin_programme import begin_programme
from dure.activities.services.book_resource import book_resource
from dure.activities.services.change_service import change_service
from dure.activities.services.confirm_line import confirm_line, take_line
from dure.activities.services.correct_record import correct_record
from dure.activities.services.define_service_kind import define_service_kind
from dure.activities.services.describe_service import describe_service
from dure.activities.services.enrol_person import end_enrolment, enrol_person
from dure.activities.services.forget_person import forget_person
from dure.activities.services.hold_session import cancel_session, hold_session
from dure.activities.services.lend import (
    agree_booking,
    cancel_booking,
    decline_booking,
    hand_out,
    miss_booking,
    take_back,
)
from dure.activities.services.lines import FactsRefused
from dure.activities.services.link_services import wait_for, wait_no_more
from dure.activities.services.offer_resource import close_days, end_offer, offer_resource, open_days
from dure.activities.services.offer_service import offer_service
from dure.activities.services.partner_link import (
    partner_of,
    renew_link,
    send_link_code,
    type_link_code,
    visitor_of,
)
from dure.activities.services.person_died import person_died
from dure.activities.services.plan_sessions import plan_sessions
from dure.activities.services.post_credit import (
    correct_posting,
    post_credit,
    reverse_posting,
    set_credit_limit,
)
from dure.activities.services.propose_coordination import propose_coordination
from dure.activities.services.record_attendance import record_attendance
from dure.activities.services.record_head_count import record_head_count
from dure.activities.services.record_service import record_service, record_services
from dure.activities.services.say_need import NeedsAround, around_needs, need_objection, say_needs
from dure.activities.services.send_referral import send_referral
from dure.activities.services.set_referral_days import set_referral_days
from dure.activities.services.tend_exchange import exchange_due, tend_booking, tend_offer
from dure.activities.services.tend_referrals import referrals_due, tend_referral

__all__ = [
    "FactsRefused",
    "NeedsAround",
    "accept_referral",
    "agree_booking",
    "announce_delay",
    "answer_request",
    "around_needs",
    "ask_for_resource",
    "begin_programme",
    "book_resource",
    "cancel_booking",
    "cancel_session",
    "change_service",
    "close_days",
    "close_referral",
    "confirm_line",
    "correct_posting",
    "correct_record",
    "decline_booking",
    "decline_referral",
    "define_service_kind",
    "delay_over",
    "describe_service",
    "end_enrolment",
    "end_offer",
    "enrol_person",
    "exchange_due",
    "forget_person",
    "hand_on_referral",
    "hand_out",
    "hold_session",
    "miss_booking",
    "need_objection",
    "note_contact",
    "offer_resource",
    "offer_service",
    "open_days",
    "partner_of",
    "person_died",
    "plan_sessions",
    "post_credit",
    "propose_coordination",
    "record_attendance",
    "record_head_count",
    "record_service",
    "record_services",
    "referrals_due",
    "renew_link",
    "reverse_posting",
    "say_needs",
    "send_link_code",
    "send_referral",
    "set_credit_limit",
    "set_referral_days",
    "take_back",
    "take_line",
    "tend_booking",
    "tend_offer",
    "tend_referral",
    "type_link_code",
    "visitor_of",
    "wait_for",
    "wait_no_more",
    "withdraw_referral",
    "withdraw_request",
]
