"""What can be done in this room: define, offer, enrol, hold, record, correct, cancel, forget."""

from dure.activities.services.begin_programme import begin_programme
from dure.activities.services.change_service import change_service
from dure.activities.services.correct_record import correct_record
from dure.activities.services.define_service_kind import define_service_kind
from dure.activities.services.enrol_person import end_enrolment, enrol_person
from dure.activities.services.forget_person import forget_person
from dure.activities.services.hold_session import cancel_session, hold_session
from dure.activities.services.lines import FactsRefused
from dure.activities.services.offer_service import offer_service
from dure.activities.services.person_died import person_died
from dure.activities.services.plan_sessions import plan_sessions
from dure.activities.services.record_attendance import record_attendance
from dure.activities.services.record_head_count import record_head_count
from dure.activities.services.record_service import record_service, record_services

__all__ = [
    "FactsRefused",
    "begin_programme",
    "cancel_session",
    "change_service",
    "correct_record",
    "define_service_kind",
    "end_enrolment",
    "enrol_person",
    "forget_person",
    "hold_session",
    "offer_service",
    "person_died",
    "plan_sessions",
    "record_attendance",
    "record_head_count",
    "record_service",
    "record_services",
]
