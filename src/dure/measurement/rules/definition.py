"""Whether a definition can be counted with."""

from collections.abc import Collection
from typing import get_args

from dure.engines.measure import KindName, PeriodKind, Rule
from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.types.library import NewVersion

KINDS: tuple[str, ...] = get_args(KindName)
PERIOD_KINDS: tuple[str, ...] = get_args(PeriodKind)
RULES: tuple[str, ...] = ("", *get_args(Rule))


def why_not_definable(version: NewVersion, dimensions: Collection[str]) -> Refused | None:
    """The refusal a definition meets; None when it can be used."""
    said = (version.name, version.definition, version.unit)
    if not all(_in_both(words) for words in said):
        return Refused("measurement.both_languages")
    for known, given in (
        (KINDS, version.kind),
        (PERIOD_KINDS, version.period_kind),
        (RULES, version.time_rule),
        (RULES, version.place_rule),
    ):
        if given not in known:
            return Refused("measurement.unknown_choice", given=given, known=", ".join(known[:8]))
    parts = (version.numerator, version.denominator)
    if version.kind in ("ratio", "mean") and not all(_in_both(words) for words in parts):
        return Refused("measurement.name_the_parts")
    unknown = {name for group in version.combinations for name in group} - set(dimensions)
    if unknown:
        return Refused("measurement.unknown_disaggregation", names=", ".join(sorted(unknown)))
    return None


def _in_both(words: Words) -> bool:
    return bool(words.ko.strip() and words.en.strip())
