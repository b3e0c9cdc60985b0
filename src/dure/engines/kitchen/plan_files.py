"""Plan files (계획 파일): the JSON of a kitchen's day in, its sheet out."""

import hashlib
import json
from typing import Any

from dure.engines.kitchen.check import check_plan
from dure.engines.kitchen.explain import why
from dure.engines.kitchen.types import ENGINE, Plan, Sheet
from dure.engines.plans import MOST_FAULTS, BadPlan, Fault, parsed, validated


def read_plan(data: bytes, file: str) -> Plan:
    """The plan that the JSON describes; BadPlan with a fault for each thing that is wrong."""
    plan = validated(Plan, parsed(data, file), file)
    faults = check_plan(plan)[:MOST_FAULTS]
    if faults:
        raise BadPlan([Fault(one.code, one.values, file, one.place) for one in faults])
    return plan


def fingerprint(plan: Plan) -> str:
    """A mark of what was asked: the same plan has the same."""
    return hashlib.sha256(f"{ENGINE} {plan.model_dump_json()}".encode()).hexdigest()


def sheet_text(sheet: Sheet) -> str:
    """The sheet as JSON; each reason also says itself in Korean and English."""
    said = sheet.model_dump(mode="json")
    for row, clash in zip(said["clashes"], sheet.clashes, strict=True):
        for told, reason in zip(row["reasons"], clash.reasons, strict=True):
            told["ko"], told["en"] = why(reason, korean=True), why(reason, korean=False)
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def plan_schema() -> dict[str, Any]:
    """The JSON Schema of a plan, made from its types."""
    return Plan.model_json_schema()
