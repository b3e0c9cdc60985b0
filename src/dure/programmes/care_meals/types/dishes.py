"""Dishes and menus as they cross the doors: what a dish is made of, and what is eaten when."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dure.kernel.words import Words

COURSES = {
    "rice": Words("밥", "Rice"),
    "soup": Words("국·찌개", "Soup"),
    "main": Words("주찬", "Main"),
    "side": Words("부찬", "Side"),
    "kimchi": Words("김치", "Kimchi"),
    "other": Words("그 밖", "Other"),
}
SEASONS = {
    "spring": Words("봄", "Spring"),
    "summer": Words("여름", "Summer"),
    "autumn": Words("가을", "Autumn"),
    "winter": Words("겨울", "Winter"),
}
KEEPS = {
    "hot": Words("뜨겁게", "Hot"),
    "cold": Words("차게", "Cold"),
    "room": Words("상온", "Room temperature"),
}


@dataclass(frozen=True, slots=True)
class RecipeLine:
    """One ingredient of one portion, as it comes to the table."""

    name: str
    amount: Decimal
    unit: str
    loss: Decimal = Decimal(1)
    pack: Decimal | None = None
    allergens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DishDraft:
    """A dish as somebody writes it down; the recipe line by line."""

    name: Words
    course: str
    recipe: str
    pot: int | None = None
    textures: tuple[int, ...] = (7,)
    diets: tuple[str, ...] = ()
    further: tuple[str, ...] = ()  # allergens of what was bought ready made
    keeps: str = "hot"
    seasons: tuple[str, ...] = ()
    method: str = ""


@dataclass(frozen=True, slots=True)
class DishCard:
    """A dish with its recipe; `allergens` is everything that must be declared."""

    id: str
    name: Words
    course: str
    lines: tuple[RecipeLine, ...]
    allergens: tuple[str, ...]
    pot: int | None = None
    textures: tuple[int, ...] = (7,)
    diets: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    keeps: str = "hot"
    seasons: tuple[str, ...] = ()
    method: str = ""
    retired_on: date | None = None


@dataclass(frozen=True, slots=True)
class MenuDraft:
    """What is eaten, in its order, and what may stand in for each dish, the best first."""

    dishes: tuple[str, ...]
    instead: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class MenuSlot:
    """For which meal: a day of a kitchen, or a weekday of a season's week."""

    kind: str
    on: date | None = None
    season: str = ""
    week: int = 0
    weekday: int = 0


@dataclass(frozen=True, slots=True)
class SeasonWeek:
    """A season's week that is laid on the days after a Monday."""

    season: str
    week: int
    monday: date


@dataclass(frozen=True, slots=True)
class ClashAnswer:
    """What becomes of a dish that does not suit: another `instead`, or `diners` go without."""

    kind: str
    dish: str
    instead: str = ""
    diners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MenuLineCard:
    """One dish of a menu with its stand-ins."""

    dish: DishCard
    instead: tuple[DishCard, ...] = ()


@dataclass(frozen=True, slots=True)
class MenuCard:
    """A menu (식단) of one meal."""

    id: str
    slot: MenuSlot
    lines: tuple[MenuLineCard, ...]

    @property
    def dishes(self) -> dict[str, DishCard]:
        """Every dish it knows, those of the menu first."""
        found = {line.dish.id: line.dish for line in self.lines}
        for line in self.lines:
            found |= {one.id: one for one in line.instead if one.id not in found}
        return found
