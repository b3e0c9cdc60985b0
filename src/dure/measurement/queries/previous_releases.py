"""Previous releases: what the public already holds about an indicator's numbers.

Not only earlier releases of the same initiative: an organisation reports once for all initiatives it
belongs to, so that a number hidden here must not stand open there.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable
from dataclasses import replace

from dure.engines.disclosure import Release
from dure.measurement.models import Assignment, IndicatorVersion
from dure.measurement.queries.earlier_sums import earlier_sums
from dure.measurement.queries.told_before import ToldBefore, told_before
from dure.measurement.rules.protection import PartKey, figure_of
from dure.measurement.types.release import APART, FigureKey, ReleaseFigures, Where


def previous_releases(
    *, initiative_id: int, version: IndicatorVersion, figures: ReleaseFigures
) -> list[Release]:
    """Every earlier release of one indicator, oldest first, in the engine's own terms.

    Each with what it hid, and the sums that its readers know.
    """
    years = {one.key.period[:4] for one in figures.figures}
    found: list[tuple[int, Release]] = []
    for other in _others(initiative_id, version.indicator_id):
        shared = _shared(version.indicator_id, initiative_id, other)
        if shared:
            found += [
                (at, _named_apart(one, other, shared))
                for at, one in _releases(other, version, years, figures)
            ]
    found += _releases(initiative_id, version, years, figures)
    return [one for _at, one in sorted(found, key=lambda each: each[0])]


def _releases(
    initiative_id: int, version: IndicatorVersion, years: Collection[str], now: ReleaseFigures
) -> list[tuple[int, Release]]:
    """The releases of one initiative about those years, each with its place in time."""
    held = told_before(initiative_id, version.indicator_id, years)
    if not any(one.labels for one in held):
        return [(one.number, _release(one, now)) for one in held]
    told = {key: figure for one in held for key, figure in one.figures.items()}
    sums = earlier_sums(
        initiative_id=initiative_id,
        version=version,
        told=told,
        days={one.day for one in held},
        united=now.united,
    )
    return [(one.number, replace(_release(one, now), relations=sums[one.day])) for one in held]


def _release(one: ToldBefore, now: ReleaseFigures) -> Release:
    return Release(
        name=one.name,
        values=one.values,
        labels=one.labels,
        secrets=one.secrets,
        # Of an amount "hidden" never meant that it is small.
        threshold=one.min_cell if now.of_people else 0,
        ranges=one.ranges,
        nothing=frozenset(one.nothing),
    )


def _others(initiative_id: int, indicator_id: int) -> list[int]:
    """Initiatives that ask for the same indicator; whether they published it is seen later."""
    rows = Assignment.objects.filter(indicator_id=indicator_id)
    ids = rows.exclude(initiative_id=initiative_id).values_list("initiative_id", flat=True)
    return sorted(set(ids))


def _shared(indicator_id: int, *initiatives: int) -> frozenset[str]:
    """Organisations that report the same places in both: their number is one and the same."""
    places: list[dict[int, set[str]]] = []
    for initiative_id in initiatives:
        own: dict[int, set[str]] = defaultdict(set)
        rows = Assignment.objects.filter(initiative_id=initiative_id, indicator_id=indicator_id)
        for organisation, place in rows.values_list("organisation_id", "place_code"):
            own[organisation].add(place)
        places.append(own)
    here, there = places
    return frozenset(str(one) for one, codes in here.items() if there.get(one) == codes)


def _named_apart(release: Release, initiative_id: int, shared: Collection[str]) -> Release:
    """The same release, where only the organisations of both keep their keys."""

    def named(key: Hashable) -> Hashable:
        if isinstance(key, PartKey):
            return PartKey(_apart(key.key, initiative_id, shared), key.part)
        return _apart(figure_of(key), initiative_id, shared)

    return replace(
        release,
        values={named(key): value for key, value in release.values.items()},
        labels={named(key): label for key, label in release.labels.items()},
        secrets={named(key): value for key, value in release.secrets.items()},
        ranges={named(key): ends for key, ends in release.ranges.items()},
        nothing=frozenset(map(named, release.nothing)),
        relations=tuple(
            replace(one, total=named(one.total), parts=tuple(map(named, one.parts)))
            for one in release.relations
        ),
    )


def _apart(key: FigureKey, initiative_id: int, shared: Collection[str]) -> FigureKey:
    where = key.where
    if where.organisation in shared:
        return key
    if where.organisation:
        return key._replace(where=Where(f"{initiative_id}{APART}{where.organisation}", where.place))
    return key._replace(where=Where("", f"{initiative_id}{APART}{where.place}"))
