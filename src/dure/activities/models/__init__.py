"""Nouns: services and where they work, needs, what waits for what, sessions, the service ledger."""

from dure.activities.models.correction_note import CorrectionNote
from dure.activities.models.dependency import Delay, Dependency
from dure.activities.models.need import Need
from dure.activities.models.service import (
    Enrolment,
    Service,
    ServiceKind,
    Session,
    SessionAttendance,
)
from dure.activities.models.service_area import ServiceArea
from dure.activities.models.service_record import ServiceRecord

__all__ = [
    "CorrectionNote",
    "Delay",
    "Dependency",
    "Enrolment",
    "Need",
    "Service",
    "ServiceArea",
    "ServiceKind",
    "ServiceRecord",
    "Session",
    "SessionAttendance",
]
