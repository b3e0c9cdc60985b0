"""Scorecard: every indicator of an initiative at a glance, for its members."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q

from dure.engines.measure import Figure, Parts
from dure.ground.journal.types import Actor
from dure.measurement.models import Assignment, IndicatorVersion, PublishedNumber, Target
from dure.measurement.queries.counted_how import counted_how
from dure.measurement.queries.counted_parts import PartsKey, PartsWanted, counted_parts
from dure.measurement.queries.definitions import versions_now
from dure.measurement.queries.once_now import once_now, recounted_versions
from dure.measurement.queries.place_lines import place_lines
from dure.measurement.queries.reporters_counted import asked_in, reporters_counted
from dure.measurement.queries.scorecard_rows import (
    NOBODY_LINKED,
    PERIODS_LOOKED_AT,
    Behind,
    Goals,
    goals_of,
    last_periods,
    points_of,
    scorecard_row,
)
from dure.measurement.queries.viewing import viewing_of
from dure.measurement.types.people import PeopleCounted
from dure.measurement.types.release import Where
from dure.measurement.types.scorecard import Point, ScorecardRow


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    initiative_id: int
    on: date
    organisation_id: int | None
    places: frozenset[str] | None

    @property
    def is_whole(self) -> bool:
        return self.organisation_id is None and self.places is None


def scorecard(
    actor: Actor,
    *,
    initiative_id: int,
    on: date,
    organisation_id: int | None = None,
    place: str = "",
    headline_only: bool = False,
) -> list[ScorecardRow]:
    """The rows in order of their codes: the whole initiative's, or one organisation's or place's.

    Refused outside the initiative, and for an organisation that is not one's own. A fixed number
    of queries, however many organisations and indicators: one per kind of period for the values.
    """
    seen = viewing_of(actor, initiative_id, organisation_id)
    wanted = _Wanted(
        initiative_id=initiative_id,
        on=on,
        organisation_id=organisation_id,
        places=_places_in(initiative_id, place, on) if place else None,
    )
    expected = _expected(wanted)
    versions = _versions(expected, headline_only=headline_only)
    parts = _parts(wanted, versions.values())
    own = organisation_id is not None
    once, counted = ({}, {}) if own else _once(wanted, versions, place)
    curves = {
        key: points_of(version, parts, on, seen=seen, own=own, once=once.get(key, NOBODY_LINKED))
        for key, version in versions.items()
    }
    behind = _said(wanted, versions, _behind(wanted, curves, expected), counted)
    goals = _goals(wanted)
    rows = [
        scorecard_row(version, curves[key], goals.get(key, Goals()), behind[key])
        for key, version in versions.items()
    ]
    return sorted(rows, key=lambda row: row.code)


def _versions(expected: Iterable[int], *, headline_only: bool) -> dict[int, IndicatorVersion]:
    """The definitions in force of all indicators that somebody is asked for, or of the headline ones."""
    return {
        key: version
        for key, version in versions_now(list(expected)).items()
        if version.indicator.headline or not headline_only
    }


def _once(
    wanted: _Wanted, versions: Mapping[int, IndicatorVersion], place: str
) -> tuple[dict[int, dict[str, Figure]], dict[int, PeopleCounted]]:
    """What is not added up, by indicator and period: of everybody, or a place; and how it was counted."""
    found, counted = {}, {}
    for key in recounted_versions(wanted.initiative_id, versions.values(), wanted.on):
        version = versions[key]
        periods = last_periods(version.period_kind, wanted.on)
        figures, counted[key] = once_now(wanted.initiative_id, version, periods, wanted.on)
        found[key] = {
            at.period: figure
            for at, figure in figures.items()
            if at.where == Where(place=place) and not at.cell
        }
    return found, counted


def _said(
    wanted: _Wanted,
    versions: Mapping[int, IndicatorVersion],
    behind: dict[int, Behind],
    counted: Mapping[int, PeopleCounted],
) -> dict[int, Behind]:
    """With how people were counted; one organisation's own number has no mode."""
    if wanted.organisation_id is not None:
        return behind
    said = counted_how(wanted.initiative_id, wanted.on)
    return {
        key: one._replace(**said(versions[key], counted=counted.get(key)))
        for key, one in behind.items()
    }


def _places_in(initiative_id: int, place: str, on: date) -> frozenset[str]:
    """The places asked about that lie in `place` on the day, wherever they lay before."""
    rows = Assignment.objects.filter(initiative_id=initiative_id)
    codes = set(rows.values_list("place_code", flat=True).distinct())
    return frozenset(code for code, line in place_lines(codes, on).items() if place in line)


def _expected(wanted: _Wanted) -> dict[int, int]:
    rows = Assignment.objects.filter(
        Q(until__isnull=True) | Q(until__gt=wanted.on), initiative_id=wanted.initiative_id
    )
    if wanted.organisation_id is not None:
        rows = rows.filter(organisation_id=wanted.organisation_id)
    if wanted.places is not None:
        rows = rows.filter(place_code__in=wanted.places)
    return dict(rows.values_list("indicator_id").annotate(Count("organisation_id", distinct=True)))


def _behind(
    wanted: _Wanted, curves: Mapping[int, tuple[Point, ...]], expected: Mapping[int, int]
) -> dict[int, Behind]:
    newest = {point.period for points in curves.values() for point in points[-PERIODS_LOOKED_AT:]}
    looked_at = PartsWanted(
        initiative_id=wanted.initiative_id,
        indicator_ids=list(curves),
        periods=sorted(newest),
        organisation_id=wanted.organisation_id,
        place_codes=wanted.places,
    )
    answered, asked = reporters_counted(looked_at), asked_in(looked_at)
    published = _addresses(wanted.initiative_id, newest) if wanted.is_whole else {}
    return {
        key: Behind(
            expected[key],
            {period: n for (one, period), n in answered.items() if one == key},
            {period: address for (one, period), address in published.items() if one == key},
            {period: n for (one, period), n in asked.items() if one == key},
        )
        for key in curves
    }


def _addresses(initiative_id: int, periods: Collection[str]) -> dict[tuple[int, str], str]:
    rows = PublishedNumber.objects.filter(
        publication__initiative_id=initiative_id,
        period__in=periods,
        organisation=None,
        place_code="",
        cell="",
    )
    return {
        (indicator_id, period): address
        for indicator_id, period, address in rows.values_list("indicator_id", "period", "address")
    }


def _goals(wanted: _Wanted) -> dict[int, Goals]:
    if wanted.places is not None:
        return {}
    asked = Target.objects.filter(initiative_id=wanted.initiative_id, place_code="")
    rows = (
        asked.filter(organisation=None)
        if wanted.organisation_id is None
        else asked.filter(organisation_id=wanted.organisation_id)
    )
    told: dict[int, list[tuple[str, str, Decimal]]] = defaultdict(list)
    for row in rows:
        told[row.indicator_id].append((row.role, row.period, row.value))
    return {indicator_id: goals_of(each, wanted.on) for indicator_id, each in told.items()}


def _parts(wanted: _Wanted, versions: Iterable[IndicatorVersion]) -> dict[PartsKey, Parts]:
    by_kind: dict[str, list[int]] = defaultdict(list)
    for version in versions:
        by_kind[version.period_kind].append(version.indicator_id)
    found: dict[PartsKey, Parts] = {}
    for kind, indicator_ids in by_kind.items():
        found |= counted_parts(
            PartsWanted(
                initiative_id=wanted.initiative_id,
                indicator_ids=indicator_ids,
                periods=last_periods(kind, wanted.on),
                organisation_id=wanted.organisation_id,
                place_codes=wanted.places,
            )
        )
    return found
