"""Plan files (계획 파일): a plan from JSON, with every fault told; a solution to JSON."""

import hashlib
import json
from typing import Any

from dure.engines.plans import MOST_FAULTS, BadPlan, Fault, parsed, validated
from dure.engines.routes.check import check_plan
from dure.engines.routes.explain import say
from dure.engines.routes.types import ENGINE, Plan, Reason, Solution


def read_plan(data: bytes, file: str) -> Plan:
    """The plan of a JSON file (UTF-8, with or without BOM, or CP949).

    Raises BadPlan with a fault for each thing that is wrong, up to MOST_FAULTS.
    """
    plan = validated(Plan, parsed(data, file), file)
    faults = check_plan(plan)[:MOST_FAULTS]
    if faults:
        raise BadPlan([Fault(one.code, one.values, file, one.place) for one in faults])
    return plan


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
