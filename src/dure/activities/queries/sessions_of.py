"""Sessions on the calendar: those of some organisations, or of one service, around a day."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from dure.activities.models import Session
from dure.activities.queries.session_sheet import heads_of
from dure.activities.types import SessionCard
from dure.kernel.errors import OutsideScope
from dure.kernel.words import Words


def sessions_of(
    initiative_id: int,
    *,
    organisation_ids: Iterable[int],
    span: tuple[datetime, datetime],
    at: datetime,
    service_id: int | None = None,
) -> tuple[SessionCard, ...]:
    """The sessions of a span, in order of time. Which organisations is never left open."""
    homes = sorted(set(organisation_ids))
    if not homes:
        raise OutsideScope("Session")
    scope: dict[str, Any] = {
        "service__initiative_id": initiative_id,
        "service__organisation_id__in": homes,
        "starts_at__gte": span[0],
        "starts_at__lt": span[1],
    }
    if service_id is not None:
        scope["service_id"] = service_id
    rows = (
        Session.objects.within(**scope)
        .select_related("service")
        .annotate(came_now=Count("attendances", filter=Q(attendances__state="came")))
        .order_by("starts_at", "pk")
    )
    found = list(rows)
    heads = heads_of(found)
    return tuple(_card(row, heads.get(row.pk, 0), at) for row in found)


def _card(row: Any, others: int, at: datetime) -> SessionCard:
    return SessionCard(
        id=row.pk,
        service_id=row.service_id,
        service=Words(row.service.name_ko, row.service.name_en),
        organisation_id=row.service.organisation_id,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place_code=row.place_code,
        state=_state(row, at),
        came=row.came_now,
        others=others,
    )


def _state(row: Session, at: datetime) -> str:
    if row.cancelled_at is not None:
        return "cancelled"
    if row.closed_at is not None:
        return "held"
    return "open" if row.starts_at <= at else "planned"
