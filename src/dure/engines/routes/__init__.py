"""Routes: who brings which meals to which doors, in which order and when.

The doors of this engine; PyVRP is loaded only by `plan_day` and `files`.
"""

from dure.engines.plans import BadPlan, Fault
from dure.engines.routes.explain import say, sentence
from dure.engines.routes.plan_files import plan_schema, read_plan, solution_text
from dure.engines.routes.types import ENGINE, Plan, Solution
from dure.engines.routes.verify import broken_promises

__all__ = [
    "ENGINE",
    "BadPlan",
    "Fault",
    "Plan",
    "Solution",
    "broken_promises",
    "plan_schema",
    "read_plan",
    "say",
    "sentence",
    "solution_text",
]
