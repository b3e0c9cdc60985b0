"""Reading a plan: bytes to JSON to types, with every fault told in our words and at its place."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from dure.engines.plans.fault import BadPlan, Fault, place_of
from dure.engines.plans.twice import Twice

STANDARD = "-"
# A file can hold a thousand faults of one kind; so many are told.
MOST_FAULTS = 20
Model = TypeVar("Model", bound=BaseModel)


class ConstantFound(ValueError):  # noqa: N818 - reads as what happened, like BadPlan
    """NaN or Infinity stands where JSON has a number."""


def read_bytes(name: str) -> bytes:
    """A file, or standard input for `-`; BadPlan when it cannot be read."""
    if name == STANDARD:
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError:
        raise BadPlan([Fault("plans.no_file", file=name)]) from None


def parsed(data: bytes, file: str) -> object:
    """What the JSON says (UTF-8, with or without BOM, or CP949); NaN is no number here.

    Of a name that stands twice in one object the library would keep the last; here it is a fault.
    """
    text, twice = _text(data, file), Twice()
    if not text.strip():
        raise BadPlan([Fault("plans.empty_file", file=file)])
    try:
        said = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=twice.object_of)
        faults = [Fault("plans.name_twice", {}, file, place) for place in twice.places(said)]
    except RecursionError:
        raise BadPlan([Fault("plans.too_deep", file=file)]) from None
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno}
        raise BadPlan([Fault("plans.not_json", where, file)]) from None
    except ConstantFound as error:
        raise BadPlan([Fault("plans.no_number", {"found": str(error)}, file)]) from None
    except ValueError:  # more digits than the language reads
        raise BadPlan([Fault("plans.long_number", file=file)]) from None
    if faults:
        raise BadPlan(faults[:MOST_FAULTS])
    return said


def validated(kind: type[Model], said: object, file: str) -> Model:
    """The plan that the JSON describes; BadPlan with a fault for each thing that is wrong."""
    try:
        return kind.model_validate(said)
    except ValidationError as error:
        told = [_fault(one, file) for one in error.errors()[:MOST_FAULTS]]
        raise BadPlan(told) from None


def _text(data: bytes, file: str) -> str:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadPlan([Fault("plans.encoding", file=file)])


def _refuse_constant(word: str) -> object:
    raise ConstantFound(word)


def _fault(error: Mapping[str, Any], file: str) -> Fault:
    """A library's complaint as one of ours: where it stands, what was found, what would be right."""
    place = place_of(error["loc"])
    kind = str(error["type"])
    if kind == "missing":
        return Fault("plans.missing", {}, file, place)
    if kind == "extra_forbidden":
        return Fault("plans.unknown_word", {}, file, place)
    found = _short(error.get("input"))
    if kind == "value_error":
        return Fault("plans.clock", {"found": found}, file, place)
    bounds = {name: _plain(value) for name, value in error.get("ctx", {}).items()}
    return Fault("plans.value", {**bounds, "found": found, "right": kind}, file, place)


def _short(found: object) -> str:
    """What was found, as people wrote it: a list or an object is named, not printed."""
    if found is None or isinstance(found, bool):
        return json.dumps(found)
    if isinstance(found, (list, tuple)):
        return "[…]"
    return "{…}" if isinstance(found, dict) else str(found)[:40]


def _plain(bound: object) -> str:
    """A bound as people write it: 90, not 90.0."""
    return f"{bound:g}" if isinstance(bound, float) else str(bound)
