"""Whether a definition can be counted with."""

import re
from collections.abc import Collection, Iterator
from typing import get_args

from dure.engines.measure import KindName, PeriodKind, Rule
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.rules.definition_words import DIRECTIONS, LEVELS, QUADRANTS
from dure.measurement.types.library import NewDisaggregation, NewIndicator, NewVersion

KINDS: tuple[str, ...] = get_args(KindName)
PERIOD_KINDS: tuple[str, ...] = get_args(PeriodKind)
RULES: tuple[str, ...] = ("", *get_args(Rule))
RULES_OF_RATES = ("", "add", "mean_weighted", "none")
# A code stands in addresses, in headers of tables ("value:M01") and in keys of workbooks ("…|M01|…").
CODE = re.compile(r"[\w.+-]{1,30}")
DECIMALS_KEPT = 4


def why_not_addable(indicator: NewIndicator) -> Refused | None:
    """The refusal that a new indicator meets apart from its definition; None when it can be used."""
    if not CODE.fullmatch(indicator.code):
        return Refused("measurement.code_unusable", given=indicator.code[:30])
    return _first_unknown(
        (tuple(LEVELS), indicator.level),
        (tuple(QUADRANTS), indicator.rba),
        (tuple(DIRECTIONS), indicator.direction),
    )


def why_not_definable(version: NewVersion, dimensions: Collection[str]) -> Refused | None:
    """The refusal a definition meets; None when it can be used."""
    return next((refused for refused in _objections(version, dimensions) if refused), None)


def _objections(version: NewVersion, dimensions: Collection[str]) -> Iterator[Refused | None]:
    said = (version.name, version.definition, version.unit)
    yield None if all(map(in_both, said)) else Refused("measurement.both_languages")
    yield _first_unknown(
        (KINDS, version.kind),
        (PERIOD_KINDS, version.period_kind),
        (RULES, version.time_rule),
        (RULES, version.place_rule),
    )
    if version.kind in ("ratio", "mean"):
        # A rate is divided anew at every level; there is no largest or latest among places of it.
        yield _first_unknown((RULES_OF_RATES, version.place_rule))
    yield _parts_unnamed(version)
    yield _splits_wrong(version, dimensions)
    yield _numbers_wrong(version)


def _first_unknown(*choices: tuple[tuple[str, ...], str]) -> Refused | None:
    for known, given in choices:
        if given not in known:
            named = ", ".join(one or "-" for one in known[:8])
            return Refused("measurement.unknown_choice", given=given, known=named)
    return None


def _parts_unnamed(version: NewVersion) -> Refused | None:
    parts = (version.numerator, version.denominator)
    if version.kind in ("ratio", "mean") and not all(map(in_both, parts)):
        return Refused("measurement.name_the_parts")
    return None


def _splits_wrong(version: NewVersion, dimensions: Collection[str]) -> Refused | None:
    unknown = {name for group in version.combinations for name in group} - set(dimensions)
    if unknown:
        return Refused("measurement.unknown_disaggregation", names=", ".join(sorted(unknown)))
    # Sex by age and age by sex are the same cells: asked twice, each would be written twice.
    groups = [frozenset(group) for group in version.combinations]
    if len(set(groups)) < len(groups) or not all(groups):
        return Refused("measurement.split_twice")
    if any(len(set(group)) < len(group) for group in version.combinations):
        return Refused("measurement.split_twice")
    return None


def _numbers_wrong(version: NewVersion) -> Refused | None:
    lowest, highest = version.lowest, version.highest
    if lowest is not None and highest is not None and lowest > highest:
        return Refused("measurement.bounds_out_of_order", lowest=lowest, highest=highest)
    if version.factor <= 0:
        return Refused("measurement.factor_not_positive")
    if not 0 <= version.decimals <= DECIMALS_KEPT:
        known = ", ".join(map(str, range(DECIMALS_KEPT + 1)))
        return Refused("measurement.unknown_choice", given=version.decimals, known=known)
    return None


def why_no_split(way: NewDisaggregation) -> Refused | None:
    """The refusal that a way to split meets; None when it can be used."""
    codes = [code for code, _ in way.categories]
    words = [way.name, *(name for _, name in way.categories)]
    if len(codes) < 2 or not all(map(in_both, words)) or not all(codes):
        return Refused("measurement.split_without_categories")
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        return Refused("measurement.category_twice", categories=", ".join(twice))
    wrong = [code for code in (way.code, *codes) if not CODE.fullmatch(code)]
    return Refused("measurement.code_unusable", given=wrong[0][:30]) if wrong else None


def in_both(words: Words) -> bool:
    """Said in Korean and in English."""
    return bool(words.ko.strip() and words.en.strip())
