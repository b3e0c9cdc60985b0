"""Kitchen: what is cooked for whom on a day, what clashes, and what has to be bought.

The doors of this engine; a count on the sheet is always the sum of the meals that are packed.
"""

from dure.engines.kitchen.changes import Changes, Repacked, changes
from dure.engines.kitchen.check import check_plan
from dure.engines.kitchen.clashes import reasons
from dure.engines.kitchen.cook import batches, cook, shopping_list
from dure.engines.kitchen.explain import sentence, why
from dure.engines.kitchen.plan_files import fingerprint, plan_schema, read_plan, sheet_text
from dure.engines.kitchen.types import (
    ENGINE,
    Clash,
    Course,
    Diner,
    Dish,
    Ingredient,
    Label,
    Line,
    Menu,
    Plan,
    Purchase,
    Reason,
    Sheet,
    Unit,
    Where,
)
from dure.engines.kitchen.verify import disagreements
from dure.engines.plans import BadPlan, Fault

__all__ = [
    "ENGINE",
    "BadPlan",
    "Changes",
    "Clash",
    "Course",
    "Diner",
    "Dish",
    "Fault",
    "Ingredient",
    "Label",
    "Line",
    "Menu",
    "Plan",
    "Purchase",
    "Reason",
    "Repacked",
    "Sheet",
    "Unit",
    "Where",
    "batches",
    "changes",
    "check_plan",
    "cook",
    "disagreements",
    "fingerprint",
    "plan_schema",
    "read_plan",
    "reasons",
    "sentence",
    "sheet_text",
    "shopping_list",
    "why",
]
