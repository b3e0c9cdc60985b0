"""Nouns: services, sessions and the service ledger."""

from dure.activities.models.correction_note import CorrectionNote
from dure.activities.models.service import (
    Enrolment,
    Service,
    ServiceKind,
    Session,
    SessionAttendance,
)
from dure.activities.models.service_record import ServiceRecord

__all__ = [
    "CorrectionNote",
    "Enrolment",
    "Service",
    "ServiceKind",
    "ServiceRecord",
    "Session",
    "SessionAttendance",
]
