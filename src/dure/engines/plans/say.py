"""Saying: a fault or a reason as one plain sentence, its place first."""

from collections.abc import Mapping

from dure.engines.hangul import settle_particles
from dure.engines.plans.fault import Fault
from dure.engines.plans.sentences import ANYTHING, DATE, RIGHT, SENTENCES

Sentences = Mapping[str, tuple[str, str]]  # by code: Korean, English


def sentence(fault: Fault, sentences: Sentences, *, korean: bool) -> str:
    """`file, place: sentence`, for people who see neither the code nor its values."""
    where = ", ".join(part for part in (fault.file, fault.place) if part)
    said = say(fault.code, fault.values, sentences, korean=korean)
    return f"{where}: {said}" if where else said


def say(code: str, values: Mapping[str, object], sentences: Sentences, *, korean: bool) -> str:
    """The sentence of a code: one of the engine's own, or one that all plans share."""
    words = dict(values)
    if code == "plans.value":
        words["right"] = would_be_right(str(words["right"]), words, korean=korean)
    found = sentences.get(code) or SENTENCES[code]
    said = found[0 if korean else 1].format(**words)
    return settle_particles(said) if korean else said


def would_be_right(kind: str, bounds: Mapping[str, object], *, korean: bool) -> str:
    """What a value of this kind must be; the kinds are those of the library that read the plan."""
    otherwise = DATE if kind.startswith("date") else ANYTHING
    said = RIGHT.get(kind, otherwise)[0 if korean else 1]
    return said.format(
        **{name: in_a_row(value) if korean else value for name, value in bounds.items()}
    )


def in_a_row(choices: object) -> object:
    """`'walk', 'bike' or 'car'`, as the library lists what may stand, without its English "or"."""
    return choices.replace("' or '", "', '") if isinstance(choices, str) else choices
