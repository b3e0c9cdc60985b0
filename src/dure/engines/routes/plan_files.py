"""Plan files (계획 파일): a plan from JSON, with every fault told; a solution to JSON."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from dure.engines.routes.check import check_plan
from dure.engines.routes.explain import say
from dure.engines.routes.fault import BadPlan, Fault
from dure.engines.routes.types import ENGINE, Plan, Reason, Solution

# A file can hold a thousand faults of one kind; so many are told.
MOST_FAULTS = 20


def read_plan(data: bytes, file: str) -> Plan:
    """The plan of a JSON file (UTF-8, with or without BOM, or CP949).

    Raises BadPlan with a fault for each thing that is wrong, up to MOST_FAULTS.
    """
    try:
        plan = Plan.model_validate(parsed(data, file))
    except ValidationError as error:
        told = [_fault(one, file) for one in error.errors()[:MOST_FAULTS]]
        raise BadPlan(told) from None
    faults = check_plan(plan)[:MOST_FAULTS]
    if faults:
        raise BadPlan([Fault(one.code, one.values, file, one.place) for one in faults])
    return plan


def parsed(data: bytes, file: str) -> object:
    """What the JSON says; numbers that JSON does not have (NaN) are refused."""
    try:
        return json.loads(_text(data, file), parse_constant=_refuse_constant)
    except RecursionError:
        raise BadPlan([Fault("routes.not_json", {"said": "nested too deeply"}, file)]) from None
    except ValueError as error:
        said = str(error).replace("\n", " ")[:100]
        raise BadPlan([Fault("routes.not_json", {"said": said}, file)]) from None


def _text(data: bytes, file: str) -> str:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadPlan([Fault("routes.encoding", file=file)])


def _refuse_constant(word: str) -> object:
    raise ValueError(f"{word} is no number")


def _fault(error: Mapping[str, Any], file: str) -> Fault:
    """A library's complaint as one of ours: where it stands, what was found, what would be right."""
    place = _place(error["loc"])
    kind = str(error["type"])
    if kind == "missing":
        return Fault("routes.missing", {}, file, place)
    if kind == "extra_forbidden":
        return Fault("routes.unknown_word", {}, file, place)
    found = _short(error.get("input"))
    if kind == "value_error":
        return Fault("routes.clock", {"found": found}, file, place)
    bounds = {name: str(value) for name, value in error.get("ctx", {}).items()}
    return Fault("routes.value", {**bounds, "found": found, "right": kind}, file, place)


def _short(found: object) -> str:
    """What was found, as people know it: a list or an object is named, not printed."""
    if isinstance(found, (list, tuple)):
        return "[…]"
    return "{…}" if isinstance(found, dict) else str(found)[:40]


def _place(steps: tuple[str | int, ...]) -> str:
    """`stops[3].window` from the steps that lead there."""
    place = ""
    for step in steps:
        if isinstance(step, int):
            place += f"[{step}]"
        else:
            place += f".{step}" if place else step
    return place


def plan_schema() -> dict[str, Any]:
    """The JSON Schema of a plan, made from its types."""
    return Plan.model_json_schema()


def fingerprint(plan: Plan, seconds: float, seeds: tuple[int, ...]) -> str:
    """A mark of what was asked: the same plan and budget have the same."""
    asked = f"{ENGINE} {seconds} {seeds} {plan.model_dump_json(by_alias=True)}"
    return hashlib.sha256(asked.encode()).hexdigest()


def solution_text(solution: Solution) -> str:
    """The solution as JSON; each reason also says itself in Korean and English."""
    said = solution.model_dump(mode="json")
    for name in ("left_out", "reasons"):
        rows: tuple[Reason, ...] = getattr(solution, name)
        for row, one in zip(said[name], rows, strict=True):
            row["ko"] = say(one.code, one.values, korean=True)
            row["en"] = say(one.code, one.values, korean=False)
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
