"""Previous releases: what the public already holds about an indicator's numbers."""

from collections import defaultdict

from dure.engines.disclosure import Release, Status
from dure.measurement.models import PublishedNumber
from dure.measurement.rules.protection import PartKey
from dure.measurement.types.release import FigureKey, Where

HIDDEN = {"primary": Status.PRIMARY, "secondary": Status.SECONDARY}


def previous_releases(*, initiative_id: int, indicator_id: int) -> list[Release]:
    """Every earlier release of one indicator, oldest first, in the engine's own terms."""
    rows = (
        PublishedNumber.objects.filter(
            publication__initiative_id=initiative_id, indicator_id=indicator_id
        )
        .order_by("publication__number")
        .values_list(
            "publication__public_id",
            "period",
            "organisation_id",
            "place_code",
            "cell",
            "status",
            "value",
            "numerator",
            "denominator",
        )
    )
    values: dict[str, dict[object, float]] = defaultdict(dict)
    labels: dict[str, dict[object, Status]] = defaultdict(dict)
    for name, period, organisation, place, cell, status, value, above, below in rows:
        key = FigureKey(period, Where(str(organisation or ""), place), cell)
        if status in HIDDEN:
            labels[name][key] = HIDDEN[status]
        elif value is not None:
            _hold(values[name], key, (value, above, below))
        else:
            values[name].update({})
    return [
        Release(name=name, values=values[name], labels=labels[name])
        for name in dict.fromkeys((*values, *labels))
    ]


def _hold(values: dict[object, float], key: FigureKey, numbers: tuple[object, ...]) -> None:
    value, above, below = numbers
    if above is None or below is None:
        values[key] = float(str(value))
        return
    values[PartKey(key, "n")] = float(str(above))
    values[PartKey(key, "d")] = float(str(below))
