"""Nouns: services, needs, sessions, the service ledger, referrals, what is lent and owed."""

from dure.activities.models.correction_note import CorrectionNote
from dure.activities.models.credit import CreditAccount, CreditLimit, CreditPosting
from dure.activities.models.dependency import Delay, Dependency
from dure.activities.models.exchange import (
    Booking,
    BookingStep,
    ResourceClosure,
    ResourceOffer,
    ResourceRequest,
    Return,
)
from dure.activities.models.need import Need
from dure.activities.models.referral import (
    Referral,
    ReferralLink,
    ReferralReader,
    ReferralStep,
    ReferralTerms,
)
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
    "Booking",
    "BookingStep",
    "CorrectionNote",
    "CreditAccount",
    "CreditLimit",
    "CreditPosting",
    "Delay",
    "Dependency",
    "Enrolment",
    "Need",
    "Referral",
    "ReferralLink",
    "ReferralReader",
    "ReferralStep",
    "ReferralTerms",
    "ResourceClosure",
    "ResourceOffer",
    "ResourceRequest",
    "Return",
    "Service",
    "ServiceArea",
    "ServiceKind",
    "ServiceRecord",
    "Session",
    "SessionAttendance",
]
