"""Published totals that no longer say what the approved reports say: they ask for a restatement.

Returning and withdrawing restate by themselves. What is approved after a release does not, so the
reports that moved since are looked at, and only their periods are added up again.
"""

from collections.abc import Iterable

from django.db.models import Max

from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.measurement.models import Approval, PublishedNumber
from dure.measurement.queries.counted_parts import PartsKey, PartsWanted, counted_parts
from dure.measurement.queries.definitions import definition_now, versions_now
from dure.measurement.queries.scorecard_rows import folded_figure
from dure.measurement.rules.labels import period_words
from dure.measurement.types.today import Differing


def differing_numbers(actor: Actor, *, initiative_id: int) -> tuple[Differing, ...]:
    """The totals of the whole initiative that differ, the newest period first. Five queries."""
    if not may(actor, "publish_numbers", Subject("publication", "", initiative_id)):
        return ()
    moved = _moved_since_release(initiative_id)
    published = _totals(initiative_id, moved)
    versions = versions_now(sorted({number.indicator_id for number in published}))
    wanted = PartsWanted(
        initiative_id=initiative_id, indicator_ids=list(versions), periods=sorted(moved)
    )
    parts = counted_parts(wanted)
    found = []
    for number in published:
        version = versions[number.indicator_id]
        key = PartsKey(number.indicator_id, None, None, number.period, "")
        figure = folded_figure(definition_now(version), parts[key]) if key in parts else None
        now = figure.value if figure else None
        if not _is_same(number.value, now):
            found.append(_differing(number, now))
    return tuple(sorted(found, key=lambda one: one.period, reverse=True))


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
    for row in rows.select_related("version").order_by("pk"):
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
