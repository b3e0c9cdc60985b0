"""The register (누가 무엇을): every running service with where, for whom, when, how much, what for."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q

from dure.activities.models import Service, ServiceArea
from dure.activities.queries.seeing import must_look
from dure.activities.rules.groups import group_words
from dure.activities.types.register import RegisterLine, Weekly
from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused


def register_lines(
    actor: Actor,
    initiative_id: int,
    *,
    on: date | None,
    kinds: Collection[str] = (),
    organisation_id: int | None = None,
) -> tuple[RegisterLine, ...]:
    """The lines that run on a day, or all that ever were for None. Two queries.

    Refused with `journal.not_allowed` for whoever has no part here.
    """
    must_look(actor, initiative_id)
    return lines_of(initiative_id, on=on, kinds=kinds, organisation_id=organisation_id)


def lines_of(
    initiative_id: int,
    *,
    on: date | None,
    kinds: Collection[str] = (),
    organisation_id: int | None = None,
) -> tuple[RegisterLine, ...]:
    """The same for those who have asked the gate: services of this room, and the public directory."""
    rows = Service.objects.within(initiative_id=initiative_id)
    if organisation_id is not None:
        rows = rows.filter(organisation_id=organisation_id)
    if on is not None:
        rows = rows.filter(Q(ends_before__isnull=True) | Q(ends_before__gt=on))
    if kinds:
        rows = rows.filter(kind__code__in=kinds)
    rows = rows.select_related("kind", "organisation", "confirmed_by").order_by("pk")
    areas: dict[int, dict[str, int | None]] = {}
    told = ServiceArea.objects.within(service__in=rows.values("pk")).order_by("place_code")
    for service_id, place, share in told.values_list("service_id", "place_code", "share"):
        areas.setdefault(service_id, {})[place] = share
    return tuple(_line(row, areas.get(row.pk, {})) for row in rows)


def register_line(actor: Actor, initiative_id: int, service_id: int) -> RegisterLine:
    """One line, running or not; refused with `activities.no_such_service`."""
    found = register_lines(actor, initiative_id, on=None)
    for line in found:
        if line.service_id == service_id:
            return line
    raise Refused("activities.no_such_service")


def _line(row: Any, areas: dict[str, int | None]) -> RegisterLine:
    return RegisterLine(
        service_id=row.pk,
        organisation_id=row.organisation_id,
        organisation=row.organisation.name,
        kind=row.kind.code,
        kind_name=row.kind.name,
        name=row.name,
        place_code=row.place_code,
        # Who has not said where works where the service is.
        areas=areas or {row.place_code: None},
        groups=tuple(row.groups),
        group_words=row.group if row.group_ko else group_words(row.groups),
        weekly=tuple(Weekly(*each) for each in row.weekly),
        capacity=row.capacity,
        unit=row.capacity_unit,
        strategy=row.strategy,
        starts_on=row.starts_on,
        ends_before=row.ends_before,
        confirmed_at=row.confirmed_at,
        confirmed_by=row.confirmed_by.name if row.confirmed_by else "",
    )
