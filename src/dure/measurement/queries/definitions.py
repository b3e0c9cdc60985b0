"""Definitions as the engine knows them: from a version of an indicator to its arithmetic."""

from decimal import Decimal
from typing import cast

from dure.engines.measure import Definition, Direction, KindName, Rule
from dure.measurement.models import IndicatorVersion


def engine_definition(version: IndicatorVersion, *, code: str, direction: str) -> Definition:
    """The arithmetic of one version; an empty rule leaves the choice to the kind.

    A stock of people is people: the latest over time, and over organisations never simply added.
    """
    is_stock_of_people = version.kind == "latest" and version.of_people
    return Definition(
        code=code,
        kind="distinct" if is_stock_of_people else cast("KindName", version.kind),
        version=version.number,
        time_rule=cast("Rule", version.time_rule) or ("latest" if is_stock_of_people else None),
        place_rule=cast("Rule", version.place_rule) or None,
        counts_people=version.of_people,
        scale=int(version.factor),
        lowest=_whole(version.lowest),
        highest=_whole(version.highest),
        direction=cast("Direction", direction),
    )


def _whole(bound: Decimal | None) -> int | Decimal | None:
    if bound is None:
        return None
    return int(bound) if bound == bound.to_integral_value() else bound


def versions_now(indicator_ids: list[int]) -> dict[int, IndicatorVersion]:
    """The newest version of each indicator, with its indicator. One query."""
    return {
        version.indicator_id: version
        for version in IndicatorVersion.objects.filter(indicator_id__in=indicator_ids)
        .select_related("indicator")
        .order_by("indicator_id", "number")
    }


def definition_now(version: IndicatorVersion) -> Definition:
    """The arithmetic of a version that came with its indicator."""
    indicator = version.indicator
    return engine_definition(version, code=indicator.code, direction=indicator.direction)
