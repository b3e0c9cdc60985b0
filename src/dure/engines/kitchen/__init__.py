"""Kitchen: what is cooked for whom on a day, what clashes, and what has to be bought.

The doors of this engine; a count on the sheet is always the sum of the meals that are packed.
"""

from dure.engines.kitchen.changes import Changes, Repacked, changes
from dure.engines.kitchen.cook import batches, cook
from dure.engines.kitchen.explain import sentence, why
from dure.engines.kitchen.plan_files import fingerprint, plan_schema, read_plan, sheet_text
from dure.engines.kitchen.types import ENGINE, Clash, Diner, Dish, Ingredient, Menu, Plan, Sheet
from dure.engines.kitchen.verify import disagreements
from dure.engines.plans import BadPlan, Fault

__all__ = [
    "ENGINE",
    "BadPlan",
    "Changes",
    "Clash",
    "Diner",
    "Dish",
    "Fault",
    "Ingredient",
    "Menu",
    "Plan",
    "Repacked",
    "Sheet",
    "batches",
    "changes",
    "cook",
    "disagreements",
    "fingerprint",
    "plan_schema",
    "read_plan",
    "sentence",
    "sheet_text",
    "why",
]
