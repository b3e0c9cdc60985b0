"""Previous releases: what the public already holds about an indicator's numbers.

Not only earlier releases of the same initiative: an organisation reports once for all initiatives it
belongs to, so that a number hidden here must not stand open there.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from dure.engines.disclosure import Release, Status
from dure.measurement.models import Assignment, IndicatorVersion, PublishedNumber
from dure.measurement.queries.earlier_ties import Ties, ties
from dure.measurement.rules.protection import PartKey, figure_of
from dure.measurement.types.release import FigureKey, ReleaseFigures, Where

HIDDEN = {"primary": Status.PRIMARY, "secondary": Status.SECONDARY}
COLUMNS = (
    *("publication__public_id", "publication__as_of", "period", "organisation_id"),
    *("place_code", "cell", "status", "value", "numerator", "denominator"),
)


@dataclass(frozen=True, slots=True)
class _Held:
    """What an initiative published of one indicator: a release after the other, and their days."""

    releases: dict[str, Release] = field(default_factory=dict)
    days: set[date] = field(default_factory=set)


def previous_releases(
    *, initiative_id: int, version: IndicatorVersion, figures: ReleaseFigures
) -> list[Release]:
    """Every earlier release of one indicator, oldest first, in the engine's own terms.

    The last one of each initiative carries the sums that readers know and this release lacks.
    """
    found: list[Release] = []
    for other in _others(initiative_id, version.indicator_id):
        shared = _shared(version.indicator_id, initiative_id, other)
        if shared:
            found += [_named_apart(one, other, shared) for one in _told(other, version, figures)]
    return found + _told(initiative_id, version, figures, own=True)


def _told(
    initiative_id: int, version: IndicatorVersion, figures: ReleaseFigures, *, own: bool = False
) -> list[Release]:
    held = _held(initiative_id, version.indicator_id)
    releases = list(held.releases.values())
    if any(one.labels for one in releases):
        known = Ties.known_from(initiative_id, releases, held.days)
        relations, secrets = ties(known, version, figures, own=own)
        releases[-1] = replace(releases[-1], relations=relations, secrets=secrets)
    return releases


def _held(initiative_id: int, indicator_id: int) -> _Held:
    rows = (
        PublishedNumber.objects.filter(
            publication__initiative_id=initiative_id, indicator_id=indicator_id
        )
        .order_by("publication__number")
        .values_list(*COLUMNS)
    )
    held = _Held()
    values: dict[str, dict[object, float]] = defaultdict(dict)
    labels: dict[str, dict[object, Status]] = defaultdict(dict)
    for name, day, period, organisation, place, cell, status, *numbers in rows:
        key = FigureKey(period, Where(str(organisation or ""), place), cell)
        held.days.add(day)
        if status in HIDDEN:
            labels[name][key] = HIDDEN[status]
        elif numbers[0] is not None:
            _hold(values[name], key, numbers)
        else:
            values[name].update({})
    for name in dict.fromkeys((*values, *labels)):
        held.releases[name] = Release(name=name, values=values[name], labels=labels[name])
    return held


def _hold(values: dict[object, float], key: FigureKey, numbers: Iterable[object]) -> None:
    value, above, below = numbers
    if above is None or below is None:
        values[key] = float(str(value))
        return
    values[PartKey(key, "n")] = float(str(above))
    values[PartKey(key, "d")] = float(str(below))


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

    def named(key: object) -> object:
        if isinstance(key, PartKey):
            return PartKey(_apart(key.key, initiative_id, shared), key.part)
        return _apart(figure_of(key), initiative_id, shared)

    return Release(
        name=release.name,
        values={named(key): value for key, value in release.values.items()},
        labels={named(key): label for key, label in release.labels.items()},
        secrets={named(key): value for key, value in release.secrets.items()},
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
        return key._replace(where=Where(f"{initiative_id}:{where.organisation}", where.place))
    return key._replace(where=Where("", f"{initiative_id}:{where.place}"))
