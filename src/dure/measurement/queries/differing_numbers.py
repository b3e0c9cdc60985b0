"""Published totals that no longer say what the approved reports say: they ask for a restatement.

Returning and withdrawing restate by themselves. What is approved after a release does not, so the
reports that moved since are looked at, and only their periods are added up again.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db.models import Max

from dure.engines.measure import Figure, Parts
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.measurement.models import Approval, IndicatorVersion, PublishedNumber, WithheldNumber
from dure.measurement.queries.counted_parts import PartsKey, PartsWanted, counted_parts
from dure.measurement.queries.definitions import definition_now, versions_now
from dure.measurement.queries.once_now import once_now
from dure.measurement.queries.scorecard_rows import folded_figure
from dure.measurement.rules.labels import period_words
from dure.measurement.types.release import WHOLE, FigureKey
from dure.measurement.types.today import Differing


def differing_numbers(actor: Actor, *, initiative_id: int) -> tuple[Differing, ...]:
    """The totals of the whole initiative that differ, the newest period first. Five queries,
    and those that count people once where an indicator has them."""
    if not may(actor, "publish_numbers", Subject("publication", "", initiative_id)):
        return ()
    moved = _moved_since_release(initiative_id)
    published = _totals(initiative_id, moved)
    versions = versions_now(sorted({number.indicator_id for number in published}))
    wanted = PartsWanted(
        initiative_id=initiative_id, indicator_ids=list(versions), periods=sorted(moved)
    )
    parts, told = counted_parts(wanted), _told(initiative_id, published)
    found = []
    for number in published:
        figure = _figure(initiative_id, number, versions[number.indicator_id], parts)
        now = figure.value if figure else None
        if not _is_same(told.get(_Line.of(number), number.value), now):
            found.append(_differing(number, now))
    return tuple(sorted(found, key=lambda one: one.period, reverse=True))


def _figure(
    initiative_id: int,
    number: PublishedNumber,
    version: IndicatorVersion,
    parts: Mapping[PartsKey, Parts],
) -> Figure | None:
    """What the reports say now, counted as a release counts: people once, the rest added up."""
    key = PartsKey(number.indicator_id, None, None, number.period, "")
    if key not in parts:
        return None
    once, _ = once_now(initiative_id, version, [number.period], number.publication.as_of)
    added = folded_figure(definition_now(version), parts[key])
    return once.get(FigureKey(number.period, WHOLE, ""), added)


class _Line(NamedTuple):
    """One total in one release."""

    publication_id: int
    indicator_id: int
    period: str

    @classmethod
    def of(cls, number: PublishedNumber) -> "_Line":
        return cls(number.publication_id, number.indicator_id, number.period)


def _told(initiative_id: int, published: Iterable[PublishedNumber]) -> dict[_Line, object]:
    """What stands behind rounded totals: a number near the true one differs from it always."""
    rounded = [_Line.of(number) for number in published if number.method == "rounded"]
    rows = WithheldNumber.objects.filter(
        publication_id__in={one.publication_id for one in rounded},
        publication__initiative_id=initiative_id,
        period__in={one.period for one in rounded},
        organisation=None,
        place_code="",
        cell="",
    ).values_list("publication_id", "indicator_id", "period", "value")
    wanted = set(rounded)
    return {_Line(*row[:3]): row[3] for row in rows if _Line(*row[:3]) in wanted} if rounded else {}


def _moved_since_release(initiative_id: int) -> set[str]:
    """Periods of which a report was approved after the newest release that holds them.

    A later release of other periods has put nothing right.
    """
    totals = PublishedNumber.objects.filter(
        publication__initiative_id=initiative_id, organisation=None, place_code="", cell=""
    )
    steps = Approval.objects.filter(report__round__initiative_id=initiative_id, step="approved")
    released = dict(totals.order_by().values_list("period").annotate(Max("publication__made_at")))
    approved = dict(steps.order_by().values_list("report__round__period").annotate(Max("at")))
    return {
        period for period, at in approved.items() if period in released and at > released[period]
    }


def _totals(initiative_id: int, periods: Iterable[str]) -> list[PublishedNumber]:
    newest: dict[str, PublishedNumber] = {}
    rows = PublishedNumber.objects.filter(
        publication__initiative_id=initiative_id,
        period__in=list(periods),
        organisation=None,
        place_code="",
        cell="",
    )
    for row in rows.select_related("version", "publication").order_by("pk"):
        newest[row.address] = row
    return [row for row in newest.values() if row.status in {"published", "not_reported"}]


def _is_same(published: object, now: object) -> bool:
    if published is None or now is None:
        return published is now
    return abs(float(str(published)) - float(str(now))) < 1e-6


def _differing(number: PublishedNumber, now: object) -> Differing:
    return Differing(
        address=number.address,
        name=number.version.name,
        unit=number.version.unit,
        decimals=number.version.decimals,
        period=number.period,
        period_words=period_words(number.period),
        published=number.value,
        now=now,  # type: ignore[arg-type]
    )
