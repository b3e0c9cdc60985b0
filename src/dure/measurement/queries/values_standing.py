"""Values that stand: one organisation's own, by line and cell, of this period or earlier ones."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any, cast

from django.db.models import Count

from dure.engines.measure import parse_period
from dure.kernel.scoped import ScopedQuerySet
from dure.kernel.words import Words
from dure.measurement.models import Assignment, Observation
from dure.measurement.rules.judgement import Past
from dure.measurement.rules.report_status import STANDING
from dure.measurement.rules.weighing import kept
from dure.measurement.types.asked import AskedLine, StoredValue

HISTORY_PERIODS = 12
LineKey = tuple[int, str]
STORED = ("state", "value", "numerator", "denominator", "source", "comment", "version_id")
# Built once: naming the columns costs more than asking the database.
TOTALS = cast(
    "ScopedQuerySet",
    Observation.objects.filter(cell="").values_list(
        "organisation_id", "period", "indicator_id", "place_code", *STORED
    ),
)
FILLED = cast(
    "ScopedQuerySet",
    Observation.objects.exclude(cell="")
    .order_by()
    .values_list("indicator_id", "place_code")
    .annotate(filled=Count("id")),
)


def values_standing(
    *, organisation_id: int, period: str, indicator_ids: Collection[int] | None = None
) -> dict[LineKey, dict[str, StoredValue]]:
    """Line → cell → value of one period; without `indicator_ids` of everything. One query."""
    asked = Observation.objects.within(organisation_id=organisation_id, period=period)
    if indicator_ids is not None:
        asked = asked.filter(indicator_id__in=indicator_ids)
    found: dict[LineKey, dict[str, StoredValue]] = defaultdict(dict)
    for row in asked.values_list("indicator_id", "place_code", "cell", *STORED):
        found[row[0], row[1]][row[2]] = stored_value(row[3:])
    return found


def totals_standing(
    *, organisation_ids: Collection[int], periods: Collection[str]
) -> dict[tuple[int, str, int, str], StoredValue]:
    """(organisation, period, indicator, place) → the total. One query."""
    rows = TOTALS.within(organisation_id__in=organisation_ids, period__in=periods)
    return {row[:4]: stored_value(row[4:]) for row in rows}


def cells_filled(*, organisation_id: int, period: str) -> dict[LineKey, int]:
    """Line → how many disaggregation cells hold something. One query."""
    rows = FILLED.within(organisation_id=organisation_id, period=period)
    return {(indicator_id, place): filled for indicator_id, place, filled in rows}


def own_history(
    *, organisation_id: int, period: str, lines: Collection[AskedLine]
) -> dict[LineKey, Past]:
    """Each line's last twelve periods in its present definition, oldest first, and the whole report
    before. One query."""
    earlier = periods_before(period)
    versions = {line.key: line.version for line in lines}
    asked = Observation.objects.within(
        organisation_id=organisation_id,
        period__in=earlier,
        indicator_id__in={line.version.indicator_id for line in lines},
    ).order_by("period")
    values: dict[LineKey, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    previous: dict[LineKey, dict[str, StoredValue]] = defaultdict(dict)
    for row in asked.values_list("indicator_id", "place_code", "cell", "period", *STORED):
        key, cell, stored = (row[0], row[1]), row[2], stored_value(row[4:])
        # What was counted by another definition is no measure for this one.
        if key in versions and stored.version_id == versions[key].id:
            values[key][cell].append(stored.written(versions[key]))
            if row[3] == earlier[-1]:
                previous[key][cell] = stored
    return {key: Past(values[key], previous[key]) for key in values}


def periods_before(period: str, count: int = HISTORY_PERIODS) -> list[str]:
    """The codes of the periods before, oldest first; within one kind they sort as text."""
    found, one = [], parse_period(period)
    for _ in range(count):
        one = one.previous
        found.append(one.code)
    return found[::-1]


def standing_elsewhere(
    *, organisation_id: int, period: str, initiative_id: int
) -> dict[LineKey, Words]:
    """Lines whose value another initiative's handed-in report already holds, and its name (E14).

    One query; such a value is the organisation's word and is reported once.
    """
    rows = (
        Assignment.objects.filter(
            organisation_id=organisation_id,
            initiative__rounds__period=period,
            initiative__rounds__reports__organisation_id=organisation_id,
            initiative__rounds__reports__status__in=STANDING,
        )
        .exclude(initiative_id=initiative_id)
        .values_list("indicator_id", "place_code", "initiative__name_ko", "initiative__name_en")
    )
    return {(indicator, place): Words(ko, en) for indicator, place, ko, en in rows}


def stored_value(row: tuple[Any, ...]) -> StoredValue:
    """A card from the columns of `STORED`."""
    return StoredValue(row[0], kept(row[1]), kept(row[2]), kept(row[3]), *row[4:])
