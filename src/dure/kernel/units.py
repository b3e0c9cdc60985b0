"""A number with its unit in both languages: 1,240식 · 1,240 meals, 1식 · 1 meal, 58% in both."""

from dure.engines.english import english_unit
from dure.kernel.words import Words


def with_unit(told: str, unit: Words) -> Words:
    """`told` is the number as it is written. Korean units join it, English words stand apart."""
    gap = " " if unit.en and unit.en != "%" else ""
    return Words(f"{told}{unit.ko}", f"{told}{gap}{english_unit(unit.en, told)}")
