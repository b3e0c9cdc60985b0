"""Could it ever be reached? A goal below zero, above the whole or in a place nobody knows is refused."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from dure.ground.places.queries import names
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.models import IndicatorVersion
from dure.measurement.types.library import NewTarget

COUNTED = frozenset({"count", "distinct"})
NEVER_BELOW_ZERO = COUNTED | {"ratio"}


def refuse_impossible(
    targets: Iterable[NewTarget], indicators: Mapping[str, int], on: date
) -> None:
    """Refused: `measurement.goal_out_of_bounds`, `.goal_in_parts`, `.goal_place_unknown`.

    Half a person is in parts. Nothing of what is asked is written then.
    """
    given = [each for each in targets if each.value is not None]
    _refuse_unknown_places({each.place_code for each in given} - {""}, on)
    newest = {
        version.indicator_id: version
        for version in IndicatorVersion.objects.filter(
            indicator_id__in=indicators.values()
        ).order_by("number")
    }
    for each in given:
        version = newest.get(indicators[each.indicator])
        if version is not None and each.value is not None:
            _refuse_out_of_bounds(version, each.value)


def _refuse_unknown_places(codes: set[str], on: date) -> None:
    unknown = sorted(codes - names(sorted(codes), on).keys())
    if unknown:
        raise Refused("measurement.goal_place_unknown", place=unknown[0])


def _refuse_out_of_bounds(version: IndicatorVersion, value: Decimal) -> None:
    lowest, highest = version.lowest, version.highest
    if lowest is None and version.kind in NEVER_BELOW_ZERO:
        lowest = Decimal(0)
    if version.of_people and version.kind in COUNTED and value != value.to_integral_value():
        raise Refused(
            "measurement.goal_in_parts",
            indicator=Words(version.name_ko, version.name_en),
            value=f"{value.normalize():f}",
        )
    low, high = lowest is not None and value < lowest, highest is not None and value > highest
    if low or high:
        raise Refused(
            "measurement.goal_out_of_bounds",
            indicator=Words(version.name_ko, version.name_en),
            value=f"{value.normalize():f}",
            bound=_said(lowest, highest),
        )


def _said(lowest: Decimal | None, highest: Decimal | None) -> Words:
    least, most = (None if end is None else f"{end.normalize():f}" for end in (lowest, highest))
    if most is None:
        return Words(f"{least} 이상", f"{least} or more")
    if least is None:
        return Words(f"{most} 이하", f"{most} or less")
    return Words(f"{least}–{most} 사이", f"between {least} and {most}")
