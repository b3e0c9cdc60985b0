"""Roster: who works when, and when it is impossible, the smallest set of rules that clash.

The doors of this engine; OR-Tools is loaded only by `plan_month` and `files`.
"""

from dure.engines.plans import BadPlan, Fault
from dure.engines.roster.explain import say, sentence
from dure.engines.roster.plan_files import plan_schema, read_plan, solution_text
from dure.engines.roster.types import ENGINE, Plan, Solution
from dure.engines.roster.verify import broken_rules

__all__ = [
    "ENGINE",
    "BadPlan",
    "Fault",
    "Plan",
    "Solution",
    "broken_rules",
    "plan_schema",
    "read_plan",
    "say",
    "sentence",
    "solution_text",
]
