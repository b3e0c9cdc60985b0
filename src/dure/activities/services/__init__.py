"""What can be done in this room: define, offer, describe, confirm, link, enrol, hold, record, correct."""

from dure.activities.services.announce_delay import announce_delay, delay_over
from dure.activities.services.begin_programme import begin_programme
from dure.activities.services.change_service import change_service
from dure.activities.services.confirm_line import confirm_line, take_line
from dure.activities.services.correct_record import correct_record
from dure.activities.services.define_service_kind import define_service_kind
from dure.activities.services.describe_service import describe_service
from dure.activities.services.enrol_person import end_enrolment, enrol_person
from dure.activities.services.forget_person import forget_person
from dure.activities.services.hold_session import cancel_session, hold_session
from dure.activities.services.lines import FactsRefused
from dure.activities.services.link_services import wait_for, wait_no_more
from dure.activities.services.offer_service import offer_service
from dure.activities.services.person_died import person_died
from dure.activities.services.plan_sessions import plan_sessions
from dure.activities.services.propose_coordination import propose_coordination
from dure.activities.services.record_attendance import record_attendance
from dure.activities.services.record_head_count import record_head_count
from dure.activities.services.record_service import record_service, record_services
from dure.activities.services.say_need import NeedsAround, around_needs, need_objection, say_needs

__all__ = [
    "FactsRefused",
    "NeedsAround",
    "announce_delay",
    "around_needs",
    "begin_programme",
    "cancel_session",
    "change_service",
    "confirm_line",
    "correct_record",
    "define_service_kind",
    "delay_over",
    "describe_service",
    "end_enrolment",
    "enrol_person",
    "forget_person",
    "hold_session",
    "need_objection",
    "offer_service",
    "person_died",
    "plan_sessions",
    "propose_coordination",
    "record_attendance",
    "record_head_count",
    "record_service",
    "record_services",
    "say_needs",
    "take_line",
    "wait_for",
    "wait_no_more",
]
