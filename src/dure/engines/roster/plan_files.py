"""Plan files (계획 파일): a roster's plan from JSON, with every fault told; a solution to JSON."""

import hashlib
import json
from typing import Any

from dure.engines.plans import MOST_FAULTS, BadPlan, Fault, parsed, validated
from dure.engines.roster.check import check_plan
from dure.engines.roster.explain import say
from dure.engines.roster.types import ENGINE, Plan, Rule, Solution


def read_plan(data: bytes, file: str) -> Plan:
    """The plan of a JSON file; BadPlan with a fault for each thing that is wrong."""
    plan = validated(Plan, parsed(data, file), file)
    faults = check_plan(plan)[:MOST_FAULTS]
    if faults:
        raise BadPlan([Fault(one.code, one.values, file, one.place) for one in faults])
    return plan


def plan_schema() -> dict[str, Any]:
    """The JSON Schema of a plan, made from its types."""
    return Plan.model_json_schema()


def fingerprint(plan: Plan, seconds: float) -> str:
    """A mark of what was asked: the same plan and seconds have the same."""
    return hashlib.sha256(f"{ENGINE} {seconds} {plan.model_dump_json()}".encode()).hexdigest()


def solution_text(solution: Solution) -> str:
    """The solution as JSON; each rule and wish also says itself in Korean and English."""
    said = solution.model_dump(mode="json")
    for name in ("conflict", "unmet_wishes"):
        rows: tuple[Rule, ...] = getattr(solution, name)
        for row, one in zip(said[name], rows, strict=True):
            row["ko"] = say(one.code, one.values, korean=True)
            row["en"] = say(one.code, one.values, korean=False)
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
