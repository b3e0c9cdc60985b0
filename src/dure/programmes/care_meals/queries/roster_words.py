"""A rule of the roster engine in words: people and shifts by what they are called here."""

from collections.abc import Mapping
from typing import Any

from dure.engines.door import late
from dure.kernel.sentences import day_in
from dure.kernel.words import Words, as_read
from dure.programmes.care_meals.queries.job_types import skill_words
from dure.programmes.care_meals.types.jobs import PARTS

say = late("dure.engines.roster", "say")  # its library is loaded by whoever reads a clash
PEOPLE = ("person", "a", "b")


def rule_words(
    rule: Mapping[str, Any], names: Mapping[str, str], shifts: Mapping[str, Words]
) -> Words:
    """One rule or wish that could not be kept, in both languages."""
    code, values = rule["code"], rule["values"]
    return Words(
        say(code, _called(values, names, shifts, "ko"), korean=True),
        say(code, _called(values, names, shifts, "en"), korean=False),
    )


def _called(
    values: Mapping[str, Any], names: Mapping[str, str], shifts: Mapping[str, Words], language: str
) -> dict[str, Any]:
    found = dict(values)
    for key, value in values.items():
        if key in PEOPLE:
            found[key] = names.get(str(value), str(value))
        elif key in ("shift", "about") and str(value) in shifts:
            found[key] = shifts[str(value)].in_language(language)
        elif key in ("day", "about"):
            found[key] = as_read(day_in(value), language)
        elif key == "skill":
            found[key] = _skill(str(value), language)
    return found


def _skill(code: str, language: str) -> str:
    if code.startswith("part."):
        return PARTS[code.removeprefix("part.")].in_language(language)
    return skill_words(code).in_language(language)
