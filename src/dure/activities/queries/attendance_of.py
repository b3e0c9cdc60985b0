"""How a person attended, or how a service was attended, in a span of days."""

from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, Q

from dure.activities.models import SessionAttendance
from dure.activities.types import AttendanceCount
from dure.kernel.clock import SEOUL


def attendance_of_person(person_id: int, *, starts_on: date, ends_before: date) -> AttendanceCount:
    """One person's came, excused and absent; the caller has opened the person through the gate."""
    return _counted({"person_id": person_id}, starts_on, ends_before)


def attendance_of_service(
    service_id: int, *, starts_on: date, ends_before: date
) -> AttendanceCount:
    """One service's came, excused and absent over all its sessions."""
    return _counted({"session__service_id": service_id}, starts_on, ends_before)


def _counted(scope: dict[str, Any], starts_on: date, ends_before: date) -> AttendanceCount:
    span = {
        "session__starts_at__gte": datetime.combine(starts_on, time(), tzinfo=SEOUL),
        "session__starts_at__lt": datetime.combine(ends_before, time(), tzinfo=SEOUL),
        "session__cancelled_at__isnull": True,
    }
    states = {state: Count("pk", filter=Q(state=state)) for state in ("came", "excused", "absent")}
    return AttendanceCount(**SessionAttendance.objects.within(**scope, **span).aggregate(**states))
