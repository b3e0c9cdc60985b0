"""Monday at 손맛 주방, as plain values: five dishes of the menu, and what can stand in for them."""

from datetime import date
from typing import Any

from dure.engines.kitchen import Plan, Sheet, cook, fingerprint
from dure.kernel.words import Words
from dure.programmes.care_meals.rules.allergens import in_order
from dure.programmes.care_meals.rules.kitchen_plan import plan_of
from dure.programmes.care_meals.rules.recipes import read_recipe
from dure.programmes.care_meals.types.dishes import (
    DishCard,
    MenuCard,
    MenuLineCard,
    MenuSlot,
)
from dure.programmes.care_meals.types.kitchen_day import Eater

DAY = date(2026, 11, 23)
LUNCH, HALL, BANCHAN = "care_meals.lunchbox", "care_meals.hall", "care_meals.banchan"
ALL = ("low_salt", "diabetic")


def dish(key: str, ko: str, en: str, course: str, recipe: str, **said: Any) -> DishCard:
    lines = read_recipe(recipe, DAY)
    inside = {code for line in lines for code in line.allergens} | set(said.get("further", ()))
    return DishCard(
        **{
            "id": key,
            "name": Words(ko, en),
            "course": course,
            "lines": lines,
            "allergens": in_order(inside, DAY),
            "textures": (7, 5, 4),
            "diets": ALL,
        }
        | said
    )


RICE = dish("rice", "현미밥", "Brown rice", "rice", "현미 60 g /20000\n쌀 20 g", pot=60)
SOUP = dish(
    "soup", "아욱된장국", "Mallow soup", "soup", "아욱 30 g ×1.2\n된장 12 g [5, 6]", textures=(7, 5)
)
FISH = dish(
    "fish",
    "고등어무조림",
    "Mackerel with radish",
    "main",
    "고등어 70 g ×1.3 [7]\n무 60 g\n간장 6 ml [5, 6]",
    pot=40,
    diets=("diabetic",),
)
GREENS = dish(
    "greens", "시금치나물", "Spinach", "side", "시금치 55 g\n간장 2 ml [5, 6]", keeps="cold"
)
KIMCHI = dish(
    "kimchi", "배추김치", "Kimchi", "kimchi", "배추김치 40 g [9]", keeps="cold", diets=("diabetic",)
)
CHICKEN = dish("chicken", "닭살찜", "Steamed chicken", "main", "닭살 80 g [15]", pot=40)
WHITE = dish("white", "백김치", "White kimchi", "kimchi", "배추 40 g ×1.2", keeps="cold")
LARDER = (RICE, SOUP, FISH, GREENS, KIMCHI, CHICKEN, WHITE)


def menu(kind: str = LUNCH, *, instead: bool = True) -> MenuCard:
    """The menu; fish can become chicken and kimchi white kimchi where `instead`."""
    others = {"fish": (CHICKEN,), "kimchi": (WHITE,)} if instead else {}
    lines = tuple(
        MenuLineCard(one, others.get(one.id, ())) for one in (RICE, SOUP, FISH, GREENS, KIMCHI)
    )
    return MenuCard("monday", MenuSlot(kind, DAY), lines)


def eater(key: str, **said: Any) -> Eater:
    """Somebody on a stop who eats one lunch box, unless something else is said."""
    given = {"id": key, "kind": LUNCH, "name": f"{key}○", "portions": 1, "state": "stop"}
    return Eater(**given | {"stop": "1-01" if said.get("state", "stop") == "stop" else ""} | said)


def cooked(*eaters: Eater, of: MenuCard | None = None) -> tuple[Plan, Sheet]:
    """The plan and the sheet of one menu."""
    plan = plan_of(of or menu(), eaters, DAY)
    return plan, cook(plan, inputs=fingerprint(plan))
