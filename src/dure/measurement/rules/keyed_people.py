"""Keyed people (이어 센 사람): who was served where, as keys that are one for one person.

Pure. A key says `p` with the smallest number of those who are one, for people who agreed; `o` with
a person's own number for whoever did not, who so counts where they are served.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from dure.activities.types import CountedFact
from dure.engines.measure import Figure, Period, Result, ServiceIndicator, cell_values
from dure.measurement.rules.people_once import Known, person_keys

AGREED, APART = "p", "o"


class Unit(NamedTuple):
    """One organisation's count for a place and a period, worked out of its own records."""

    organisation: str
    place: str
    period: Period


def keys_of(people: Collection[int], agreed: Collection[int], known: Known) -> dict[int, str]:
    """The key of each person: one key for all who are one, as far as they agreed to be linked."""
    linked = person_keys(frozenset(agreed) & frozenset(people), known)
    return {one: f"{AGREED}{linked[one]}" if one in linked else f"{APART}{one}" for one in people}


def counts_in(fact: CountedFact, recipe: ServiceIndicator, place: str) -> bool:
    """Whether a line of the ledger is one that the indicator counts."""
    if recipe.valid_from is not None and fact.occurred_on < recipe.valid_from:
        return False
    own = {"service": fact.kind, "unit": fact.unit, "place": place}
    own["organisation"] = str(fact.organisation_id)
    return all(
        own.get(column, fact.attributes.get(column, "")) in values
        for column, values in recipe.where
    )


def cells_by_key(
    facts: Iterable[tuple[Unit, CountedFact]], keys: Mapping[int, str]
) -> dict[Unit, dict[str, Mapping[str, str]]]:
    """For each unit its people with what they are split by: one way a person and period.

    Two houses may have written somebody down differently; the newest line of the period holds for
    all of them, so that whoever counts once stands in one category.
    """
    served = [(unit, keys[int(fact.person)], fact) for unit, fact in facts if fact.person]
    newest: dict[tuple[Period, str], CountedFact] = {}
    for unit, key, fact in served:
        last = newest.get((unit.period, key))
        if last is None or (last.occurred_on, last.id) < (fact.occurred_on, fact.id):
            newest[unit.period, key] = fact
    found: dict[Unit, dict[str, Mapping[str, str]]] = defaultdict(dict)
    for unit, key, _ in served:
        found[unit][key] = newest[unit.period, key].attributes
    return dict(found)


def keys_in_cell(people: Mapping[str, Mapping[str, str]], cell: str) -> frozenset[str]:
    """Those of a unit who stand in a cell; all of them in the total."""
    wanted = cell_values(cell)
    return frozenset(
        key
        for key, split in people.items()
        if all(split.get(name, "") == value for name, value in wanted)
    )


def ranged(result: Result, ends: tuple[int, int]) -> Result:
    """A result with the range in which the truth lies: `ends` are the fewest and most with keys."""
    if not result.parts.keys or result.figure.state != "value":
        return result
    return result._replace(figure=_ranged(result, *ends))


def _ranged(result: Result, fewest: int, most: int) -> Figure:
    figure, keys = result.figure, len(result.parts.keys)
    fewest, most = min(fewest, keys), max(most, keys)
    if not result.parts.partless:
        if fewest == most:
            return Figure("value", keys, "distinct")
        return Figure("value", keys, "distinct", fewest, most)
    # Beside people with keys some houses gave a number only: nobody knows how many they share.
    highest = (figure.high if figure.high is not None else figure.value) or 0
    return Figure("value", figure.value, "estimate", fewest, highest + most - keys)


def linked_together(keys: Mapping[int, str]) -> Sequence[tuple[int, ...]]:
    """The people who count as one, each group in order; only groups of two and more."""
    groups: dict[str, list[int]] = defaultdict(list)
    for person, key in keys.items():
        groups[key].append(person)
    return sorted(tuple(sorted(them)) for them in groups.values() if len(them) > 1)
