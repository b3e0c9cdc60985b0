"""Explains: a fault or a reason as one plain sentence, its place first."""

from collections.abc import Mapping

from dure.engines.routes.fault import Fault
from dure.engines.routes.sentences import ANYTHING, DATE, RIGHT, SENTENCES

MODES = {"walk": "도보", "bike": "자전거", "ebike": "전기자전거", "car": "차량"}


def sentence(fault: Fault, *, korean: bool) -> str:
    """`file, place: sentence`, for people who see neither the code nor its values."""
    where = ", ".join(part for part in (fault.file, fault.place) if part)
    said = say(fault.code, fault.values, korean=korean)
    return f"{where}: {said}" if where else said


def say(code: str, values: Mapping[str, object], *, korean: bool) -> str:
    """The sentence of a code; a Korean one names the mode in Korean."""
    words = dict(values)
    if korean and "mode" in words:
        words["mode"] = MODES.get(str(words["mode"]), words["mode"])
    if code == "routes.value":
        words["right"] = would_be_right(str(words["right"]), words, korean=korean)
    return SENTENCES[code][0 if korean else 1].format(**words)


def would_be_right(kind: str, bounds: Mapping[str, object], *, korean: bool) -> str:
    """What a value of this kind must be; the kinds are those of the library that read the plan."""
    otherwise = DATE if kind.startswith("date") else ANYTHING
    return RIGHT.get(kind, otherwise)[0 if korean else 1].format(**bounds)
