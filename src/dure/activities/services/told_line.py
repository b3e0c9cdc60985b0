"""What is told of a service beside its name, looked at before it is written."""

from collections.abc import Mapping, Sequence

from dure.activities.models import Service, ServiceArea
from dure.activities.queries.clauses_to_serve import clauses_to_serve
from dure.activities.rules.groups import groups
from dure.activities.rules.weekly import is_written
from dure.activities.types import UNITS
from dure.activities.types.register import LineTold
from dure.ground.places.queries import place_standings
from dure.kernel.errors import Refused

MOST_TIMES, MOST_AREAS = 70, 400


def refuse_unfit_line(initiative_id: int, told: LineTold) -> None:
    """Refused with `activities.unknown_place`, `.unknown_group`, `.bad_weekly`, `.unknown_unit` or
    `.unknown_strategy`."""
    _refuse_places(tuple(told.areas))
    unknown = next((code for code in told.groups if code not in groups()), None)
    if unknown is not None:
        raise Refused("activities.unknown_group", group=unknown)
    if len(told.weekly) > MOST_TIMES or not all(is_written(one) for one in told.weekly):
        raise Refused("activities.bad_weekly", written="")
    if told.unit not in UNITS:
        raise Refused("activities.unknown_unit", unit=told.unit, units=", ".join(UNITS))
    if told.strategy and told.strategy not in dict(clauses_to_serve(initiative_id)):
        raise Refused("activities.unknown_strategy", strategy=told.strategy)


def refuse_unfit_capacity(capacity: int | None, shares: Mapping[str, int | None]) -> None:
    """Refused with `activities.shares_too_large` where the places have more than there is."""
    told = sum(share for share in shares.values() if share is not None)
    if capacity is not None and told > capacity:
        raise Refused("activities.shares_too_large", told=told, capacity=capacity)


def write_areas(service: Service, areas: Mapping[str, int | None]) -> None:
    """These places and no other; none at all stands for where the service is."""
    rows = ServiceArea.objects.within(service_id=service.pk)
    rows.exclude(place_code__in=list(areas)).delete()
    known = {row.place_code: row for row in rows}
    for place, share in areas.items():
        row = known.get(place)
        if row is None:
            ServiceArea.objects.create(service=service, place_code=place, share=share)
        elif row.share != share:
            row.share = share
            row.save(update_fields=["share"])


def _refuse_places(codes: Sequence[str]) -> None:
    if len(codes) > MOST_AREAS:
        raise Refused("activities.too_many_areas", most=MOST_AREAS)
    known = place_standings(codes)
    unknown = next((code for code in codes if code not in known), None)
    if unknown is not None:
        raise Refused("activities.unknown_place", place=unknown)
