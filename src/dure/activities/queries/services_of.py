"""The catalogue: what an organisation or a whole initiative offers, and whether there is room."""

from datetime import date
from typing import Any

from django.db.models import Count, Q

from dure.activities.models import Service
from dure.activities.types import ServiceCard
from dure.kernel.errors import Refused
from dure.kernel.words import Words


def services_of(
    initiative_id: int, *, organisation_id: int | None = None, on: date | None = None
) -> tuple[ServiceCard, ...]:
    """The services of an initiative or of one organisation in it, those that run on `on` if given."""
    scope: dict[str, Any] = {"initiative_id": initiative_id}
    if organisation_id is not None:
        scope["organisation_id"] = organisation_id
    rows = Service.objects.within(**scope).select_related("kind").order_by("name_ko", "pk")
    if on is not None:
        rows = rows.filter(starts_on__lte=on).filter(
            Q(ends_before__isnull=True) | Q(ends_before__gt=on)
        )
    return tuple(_card(row) for row in _counted(rows))


def service_card(service_id: int, *, initiative_id: int) -> ServiceCard:
    """One service of an initiative; refused with `activities.no_such_service`."""
    rows = Service.objects.within(initiative_id=initiative_id, pk=service_id)
    row = _counted(rows.select_related("kind")).first()
    if row is None:
        raise Refused("activities.no_such_service")
    return _card(row)


def _counted(rows: Any) -> Any:
    return rows.annotate(
        enrolled_now=Count("enrolments", filter=Q(enrolments__state="enrolled")),
        waiting_now=Count("enrolments", filter=Q(enrolments__state="waiting")),
    )


def _card(row: Any) -> ServiceCard:
    return ServiceCard(
        id=row.pk,
        name=Words(row.name_ko, row.name_en),
        kind=row.kind.code,
        organisation_id=row.organisation_id,
        place_code=row.place_code,
        capacity=row.capacity,
        enrolled=row.enrolled_now,
        waiting=row.waiting_now,
        starts_on=row.starts_on,
        ends_before=row.ends_before,
        group=Words(row.group_ko, row.group_en),
        kind_name=row.kind.name,
        unit=row.kind.unit,
    )
