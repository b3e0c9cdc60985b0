"""English (영어): what the English language does to a word behind a number. Pure Python.

english_unit(unit, number) → 1 meal, 2 meals
"""

from dure.engines.english.units import english_unit

__all__ = ["english_unit"]
