"""Dish packs (음식 꾸러미): dishes and a season's menus that a kitchen can begin with."""

from pathlib import Path

from dure.kernel.packs import read_pack
from dure.kernel.words import Words
from dure.programmes.care_meals.types.dishes import DishDraft, MenuDraft, MenuSlot

PACK = Path(__file__).resolve().parent.parent / "pack"
# The same lunch goes into boxes and onto the tables of the hall.
MEALS = {"lunch": ("care_meals.lunchbox", "care_meals.hall"), "banchan": ("care_meals.banchan",)}


def dish_drafts() -> dict[str, DishDraft]:
    """Every dish of the pack by its key."""
    return {
        key: DishDraft(
            name=Words(one["ko"], one["en"]),
            course=one["course"],
            recipe="\n".join(one["recipe"]),
            pot=one.get("pot"),
            textures=tuple(one.get("textures", (7,))),
            diets=tuple(one.get("diets", ())),
            keeps=one.get("keeps", "hot"),
            seasons=tuple(one.get("seasons", ())),
            method=one.get("method", ""),
        )
        for key, one in read_pack(PACK / "dishes.yaml").items()
    }


def season_weeks() -> tuple[tuple[MenuSlot, MenuDraft], ...]:
    """The menus of each season's weeks; dishes by the keys of the pack."""
    found = []
    for season, weeks in read_pack(PACK / "season_menus.yaml").items():
        for week, meals in weeks.items():
            for meal, days in meals.items():
                for weekday, told in days.items():
                    draft = MenuDraft(
                        tuple(told), tuple((key, tuple(one)) for key, one in told.items())
                    )
                    found += [
                        (MenuSlot(kind, None, season, week, weekday), draft) for kind in MEALS[meal]
                    ]
    return tuple(found)
