"""Same counts (같은 것을 세는 지표): which indicators, or parts of rates, count the same thing.

Two recipes over service records count the same where kind and filter are equal; splits, periods and the
names of things change nothing in what is counted. A rate that names an indicator counts what that one
counts. Where one is typed, the words decide, in both languages: two indicators by their definitions, a
part of a rate by what it is called. Two recipes that differ are never the same, whatever the words say.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from dure.engines.measure import ServiceIndicator
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.rules.computation import Recipe, indicators_of

WHOLE, ABOVE, BELOW = "", "n", "d"
PARTS = {ABOVE: "numerator", BELOW: "denominator"}
NO_WORDS = ("", "")
Group = tuple[tuple[int, str], ...]  # indicators and their parts


class Defined(NamedTuple):
    """What a version says of what it counts: its recipe, if it has one, and its words."""

    indicator_id: int
    code: str
    kind: str
    name: Words
    definition: Words
    unit: Words
    parts: tuple[Words, Words]  # above and below; of a rate only
    recipe: Recipe | None = None


class Counted(NamedTuple):
    """Counted (세는 것): an indicator, or one part of a rate ("n", "d"), and what it counts."""

    indicator_id: int
    part: str
    recipe: Hashable = None
    code: str = ""
    called: tuple[str, str] = NO_WORDS
    defined: Hashable = None


def counted_in(one: Defined) -> Iterator[Counted]:
    """What a version counts: one thing, or of a rate two."""
    recipes = _recipes(one.recipe)
    if one.kind not in ("ratio", "mean"):
        definition = _said(one.definition)
        defined = (one.kind, definition, _said(one.unit)) if definition != NO_WORDS else None
        recipe = recipes.get(one.code)
        yield Counted(one.indicator_id, WHOLE, recipe, one.code, _said(one.name), defined)
        return
    told = one.recipe.computed_from if one.recipe else {}
    for words, (part, name) in zip(one.parts, PARTS.items(), strict=True):
        named = told.get(name)
        code = named if isinstance(named, str) else ""
        recipe = recipes.get(code or f"{one.code}.{name}")
        yield Counted(one.indicator_id, part, recipe, code, _said(words))


def counts_the_same(one: Counted, other: Counted) -> bool:
    """Whether two count the same thing, so that a number of the one tells a number of the other."""
    if one.recipe and other.recipe:
        return one.recipe == other.recipe
    if one.code and one.code == other.code:
        return True
    if one.part == other.part == WHOLE:
        return one.defined is not None and one.defined == other.defined
    return NO_WORDS != one.called == other.called


def groups_of(counted: Iterable[Counted]) -> tuple[Group, ...]:
    """Who counts the same, in a fixed order; who stands alone is left out."""
    leader: dict[Counted, Counted] = {}
    for pile in _piles(counted):
        for at, one in enumerate(pile):
            for other in pile[:at]:
                first, second = _first(leader, other), _first(leader, one)
                if first != second and counts_the_same(one, other):
                    leader[second] = first
    members: dict[Counted, set[tuple[int, str]]] = defaultdict(set)
    for one in leader:
        for each in (one, first := _first(leader, one)):
            members[first].add((each.indicator_id, each.part))
    return tuple(sorted(tuple(sorted(each)) for each in members.values()))


def _first(leader: Mapping[Counted, Counted], one: Counted) -> Counted:
    while one in leader:
        one = leader[one]
    return one


def _piles(counted: Iterable[Counted]) -> Iterator[list[Counted]]:
    """Those that may be the same: with a recipe, a code or words in common."""
    piles: dict[Hashable, list[Counted]] = defaultdict(list)
    for one in counted:
        for mark in ("recipe", "code", "called", "defined"):
            if (said := getattr(one, mark)) and said != NO_WORDS:
                piles[mark, said].append(one)
    return (pile for pile in piles.values() if len(pile) > 1)


def _recipes(recipe: Recipe | None) -> dict[str, Hashable]:
    """By code, kind and filter of everything that a recipe counts; none of one that cannot be read."""
    if recipe is None:
        return {}
    try:
        return {one.code: _counts(one) for one in indicators_of([recipe]) if one.kind != "ratio"}
    except Refused:
        return {}


def _counts(one: ServiceIndicator) -> Hashable:
    return one.kind, frozenset((column, frozenset(values)) for column, values in one.where)


def _said(words: Any) -> tuple[str, str]:
    ko, en = (" ".join(text.split()).casefold() for text in (words.ko, words.en))
    return (ko, en) if ko and en else NO_WORDS
