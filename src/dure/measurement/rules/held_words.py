"""What a release leaves out, in words: which periods, which ways of splitting, or all of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from dure.kernel.words import Words
from dure.measurement.rules.labels import period_words

ALL_OF_IT = Words("지표 전체", "the whole indicator")


def held_words(kept: Mapping[str, Any], splits: Mapping[str, Words]) -> Words:
    """One line for what `HeldBack.as_dict` has kept; `splits` has the names of the ways of splitting."""
    if not kept.get("periods"):
        return ALL_OF_IT
    periods = listed([period_words(one) for one in kept["periods"]])
    names = [splits.get(one, Words(one, one)) for one in kept.get("splits", ())]
    if not names:
        return Words(f"{periods.ko}의 모든 수", f"every number of {periods.en}")
    ways = listed(names)
    return Words(
        f"{periods.ko}의 수 가운데 {ways.ko} 구분",
        f"the numbers of {periods.en} split by: {ways.en}",
    )


def listed(words: Sequence[Words]) -> Words:
    """One after the other, with commas."""
    return Words(", ".join(one.ko for one in words), ", ".join(one.en for one in words))
