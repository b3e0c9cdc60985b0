"""Previous releases: what the public already holds about an indicator's numbers.

Not only earlier releases of the same initiative: an organisation reports once for all initiatives it
belongs to, so that a number hidden here must not stand open there.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable
from dataclasses import replace
from typing import NamedTuple

from dure.engines.disclosure import Release
from dure.measurement.models import Assignment, IndicatorVersion
from dure.measurement.queries.earlier_sums import earlier_sums
from dure.measurement.queries.rates_of_people import people_parts_of
from dure.measurement.queries.told_before import ToldBefore, told_before
from dure.measurement.rules.protection import PartKey, figure_of
from dure.measurement.rules.rates import as_letters
from dure.measurement.types.release import APART, FigureKey, ReleaseFigures, Where

Numbered = list[tuple[int, Release]]  # with its place in time


class Kept(NamedTuple):
    """How a kind of number was kept: whether people were counted, and in which parts of a rate once."""

    of_people: bool
    united: frozenset[str] = frozenset()


def previous_releases(
    *, initiative_id: int, version: IndicatorVersion, figures: ReleaseFigures
) -> Numbered:
    """Every earlier release of one indicator, oldest first, in the engine's own terms.

    Each with what it hid, and the sums that its readers know.
    """
    kept = Kept(figures.of_people, figures.united)
    return _told_anywhere(initiative_id, version.indicator_id, version, years_of(figures), kept)


def releases_of_linked(
    *, initiative_id: int, indicator_id: int, other: IndicatorVersion, figures: ReleaseFigures
) -> Numbered:
    """The same of an `other` indicator that counts what this one counts, in that one's own keys."""
    united = as_letters(people_parts_of([other]).get(other.indicator_id, ()))
    kept = Kept(figures.of_people, united)
    return _told_anywhere(initiative_id, indicator_id, other, years_of(figures), kept)


def years_of(figures: ReleaseFigures) -> set[str]:
    """The years that a release speaks of."""
    return {one.key.period[:4] for one in figures.figures}


def _told_anywhere(
    initiative_id: int, mine: int, version: IndicatorVersion, years: Collection[str], kept: Kept
) -> Numbered:
    found: Numbered = []
    for other in _others(initiative_id, version.indicator_id):
        shared = _shared((initiative_id, mine), (other, version.indicator_id))
        if shared:
            found += [
                (at, _named_apart(one, other, shared))
                for at, one in _releases(other, version, years, kept)
            ]
    found += _releases(initiative_id, version, years, kept)
    return sorted(found, key=lambda each: each[0])


def _releases(
    initiative_id: int, version: IndicatorVersion, years: Collection[str], kept: Kept
) -> Numbered:
    """The releases of one initiative about those years, each with its place in time."""
    held = told_before(initiative_id, version.indicator_id, years)
    if not any(one.labels for one in held):
        return [(one.number, as_release(one, of_people=kept.of_people)) for one in held]
    told = {key: figure for one in held for key, figure in one.figures.items()}
    sums = earlier_sums(
        initiative_id=initiative_id,
        version=version,
        told=told,
        days={one.day for one in held},
        united=kept.united,
    )
    return [
        (
            one.number,
            replace(as_release(one, of_people=kept.of_people), relations=sums[one.day]),
        )
        for one in held
    ]


def as_release(one: ToldBefore, *, of_people: bool) -> Release:
    """What was told, in the engine's terms; still without its sums."""
    return Release(
        name=one.name,
        values=one.values,
        labels=one.labels,
        secrets=one.secrets,
        # Of an amount "hidden" never meant that it is small.
        threshold=one.min_cell if of_people else 0,
        ranges=one.ranges,
        nothing=frozenset(one.nothing),
    )


def _others(initiative_id: int, indicator_id: int) -> list[int]:
    """Initiatives that ask for the same indicator; whether they published it is seen later."""
    rows = Assignment.objects.filter(indicator_id=indicator_id)
    ids = rows.exclude(initiative_id=initiative_id).values_list("initiative_id", flat=True)
    return sorted(set(ids))


def _shared(*asked: tuple[int, int]) -> frozenset[str]:
    """Organisations that report the same places in both: their number is one and the same.

    Each an initiative and what it asks for.
    """
    places: list[dict[int, set[str]]] = []
    for initiative_id, indicator_id in asked:
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
