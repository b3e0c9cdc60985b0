"""The alerts that stand open at doors, also those of visits that were taken back or replaced since."""

from collections import defaultdict
from collections.abc import Mapping

from dure.communication.queries import open_alerts_of_sources, open_sources_from
from dure.communication.types import AlertCard
from dure.programmes.care_meals.models import DoorVisit, PhoneEvent


def open_at_doors(initiative_id: int, doors: Mapping[str, int]) -> dict[int, list[AlertCard]]:
    """Stop → its open alerts, the highest last; `doors` are the stops by their public ids."""
    found: dict[int, list[AlertCard]] = defaultdict(list)
    sources = open_sources_from("care_meals.", initiative_id=initiative_id) if doors else []
    if not sources:
        return {}
    visits = DoorVisit.objects.within(stop_id__in=list(doors.values()))
    of_key = {**doors, **dict(visits.values_list("public_id", "stop_id"))}
    raised = open_alerts_of_sources([one for one in sources if raiser_of(one) in of_key])
    for source, alert in sorted(raised.items(), key=lambda one: one[1].step):
        found[of_key[raiser_of(source)]].append(alert)
    return dict(found)


def told_dangerous(day_id: int, doors: Mapping[str, int]) -> set[int]:
    """The stops among `doors` (public id → stop) at which danger was told that day."""
    told = PhoneEvent.objects.within(link__day_id=day_id, kind="danger", result="taken")
    names = told.filter(stop_key__in=list(doors)).values_list("stop_key", flat=True)
    return {doors[name] for name in names}


def raiser_of(source: str) -> str:
    """The visit or the door that raised an alert: `care_meals.state:7h3k…:2` → `7h3k…`."""
    return source.split(":")[1]
