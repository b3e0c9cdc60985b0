"""Linked indicators (이어진 지표): which of the library count the same, wholly or in a part.

What one of them tells is known to whoever guesses at another, on the same release or an earlier one.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dure.kernel.words import Words
from dure.measurement.models import Assignment, IndicatorVersion, PublishedNumber
from dure.measurement.queries.rates_of_people import people_parts_of
from dure.measurement.rules.computation import Recipe
from dure.measurement.rules.linked_keys import Asked, Groups, Renaming
from dure.measurement.rules.rates import named_parts
from dure.measurement.rules.release_sums import RATES
from dure.measurement.rules.same_counts import Counted, Defined, counted_in, groups_of
from dure.measurement.rules.version_in_force import version_told

Versions = Mapping[int, Sequence[IndicatorVersion]]


@dataclass
class Linked:
    """Linked (이어진 지표들): who counts the same as whom, by the definitions of each period.

    `versions` has those of linked indicators only; `asked` whom an initiative asks for each.
    """

    versions: Versions = field(default_factory=dict)
    components: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    counted: Mapping[int, Sequence[Counted]] = field(default_factory=dict)
    asked: Mapping[tuple[int, int], Asked] = field(default_factory=dict)
    of_people: frozenset[int] = frozenset()
    _periods: dict[str, Groups] = field(default_factory=dict)
    _known: dict[frozenset[int], Groups] = field(default_factory=dict)

    def others(self, indicator_id: int) -> tuple[int, ...]:
        """Those that tell something of an indicator, in a fixed order."""
        found = self.components.get(indicator_id, ())
        return tuple(one for one in found if one != indicator_id)

    def in_order(self, versions: Collection[IndicatorVersion]) -> list[IndicatorVersion]:
        """Rates stand before the counts that they are linked with: what hides a rate hides a part of it.

        All others keep their place.
        """
        places = {one.indicator_id: at for at, one in enumerate(versions)}

        def turn(one: IndicatorVersion) -> tuple[int, bool, int]:
            group = self.components.get(one.indicator_id, (one.indicator_id,))
            first = min(places[each] for each in group if each in places)
            return first, one.kind not in RATES, places[one.indicator_id]

        return sorted(versions, key=turn)

    def renaming(
        self,
        theirs: int,
        mine: int,
        initiative_id: int,
        present: Mapping[Hashable, float],
        latest: Mapping[Hashable, float],
    ) -> Renaming:
        """How what was told of another indicator is named among the cells of mine."""
        return Renaming(
            initiative=initiative_id,
            theirs=theirs,
            is_rate=self.versions[theirs][-1].kind in RATES,
            mine=mine,
            groups=self.groups,
            asked=self.asked,
            present=present,
            latest=latest,
        )

    def groups(self, period: str) -> Groups:
        """Who counts the same by the definitions in which a period was reported."""
        if period not in self._periods:
            held = [version_told(each, period, each[-1]) for each in self.versions.values()]
            pks = frozenset(one.pk for one in held)
            if pks not in self._known:
                found = groups_of(each for one in held for each in self.counted[one.pk])
                self._known[pks] = {member: group for group in found for member in group}
            self._periods[period] = self._known[pks]
        return self._periods[period]


def linked_indicators(indicator_ids: Collection[int]) -> Linked:
    """Which indicators count the same as one of these. One query where none does, else four at most."""
    versions = _library()
    counted = {one.pk: tuple(counted_in(_defined(one, versions))) for one in _each(versions)}
    groups = groups_of(each for one in counted.values() for each in one)
    asked = set(indicator_ids)
    components = _components(tuple(member for member, _part in group) for group in groups)
    components = {key: each for key, each in components.items() if not asked.isdisjoint(each)}
    linked = {one for each in components.values() for one in each if len(each) > 1}
    if not linked:
        return Linked()
    here = asked | _published(linked - asked)
    kept = {key: tuple(one for one in each if one in here) for key, each in components.items()}
    kept = {key: each for key, each in kept.items() if key in here and len(each) > 1}
    own = {key: versions[key] for key in sorted(kept)}
    return Linked(own, kept, counted, _asked(own), _of_people(own, kept))


def _library() -> dict[int, list[IndicatorVersion]]:
    found: dict[int, list[IndicatorVersion]] = defaultdict(list)
    rows = IndicatorVersion.objects.select_related("indicator").order_by("indicator_id", "number")
    for one in rows:
        found[one.indicator_id].append(one)
    return dict(found)


def _each(versions: Versions) -> Iterable[IndicatorVersion]:
    return (one for each in versions.values() for one in each)


def _defined(one: IndicatorVersion, versions: Versions) -> Defined:
    return Defined(
        indicator_id=one.indicator_id,
        code=one.indicator.code,
        kind=one.kind,
        name=one.name,
        definition=Words(one.definition_ko, one.definition_en),
        unit=one.unit,
        parts=(
            Words(one.numerator_ko, one.numerator_en),
            Words(one.denominator_ko, one.denominator_en),
        ),
        recipe=_recipe(one, versions) if one.computed_from else None,
    )


def _recipe(one: IndicatorVersion, versions: Versions) -> Recipe:
    codes = named_parts(one.computed_from)
    newest = (each[-1] for each in versions.values()) if codes else ()
    parts = {
        each.indicator.code: Recipe(each.indicator.code, each.computed_from)
        for each in newest
        if each.indicator.code in codes and each.computed_from
    }
    return Recipe(one.indicator.code, one.computed_from, parts=parts)


def _components(groups: Iterable[tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    found: dict[int, set[int]] = {}
    for group in groups:
        together = set(group).union(*(found.get(one, ()) for one in group))
        found |= dict.fromkeys(together, together)
    return {key: tuple(sorted(each)) for key, each in found.items()}


def _published(indicator_ids: Collection[int]) -> set[int]:
    rows = PublishedNumber.objects.filter(indicator_id__in=indicator_ids).order_by()
    return set(rows.values_list("indicator_id", flat=True).distinct()) if indicator_ids else set()


def _asked(indicator_ids: Collection[int]) -> dict[tuple[int, int], Asked]:
    found: dict[tuple[int, int], set[tuple[str, str]]] = defaultdict(set)
    rows = Assignment.objects.filter(indicator_id__in=indicator_ids)
    told = rows.values_list("initiative_id", "indicator_id", "organisation_id", "place_code")
    for initiative, indicator, organisation, place in told:
        found[initiative, indicator].add((str(organisation), place))
    return {key: frozenset(each) for key, each in found.items()}


def _of_people(versions: Versions, components: Mapping[int, tuple[int, ...]]) -> frozenset[int]:
    newest = [each[-1] for each in versions.values()]
    people = {one.indicator_id for one in newest if one.of_people} | set(people_parts_of(newest))
    return frozenset(key for key, each in components.items() if not people.isdisjoint(each))
