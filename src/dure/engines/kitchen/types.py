"""Kitchen of a day (하루 주방): what is cooked, for whom, and what came out of it.

The plan's types are also its file format; amounts are exact, so that a total is the sum of its parts.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from dure.engines.plans import Part

ENGINE = "dure.kitchen 1"

Name = Annotated[str, Field(min_length=1, max_length=100)]
Amount = Annotated[Decimal, Field(gt=0, le=100_000, decimal_places=3)]
Portions = Annotated[int, Field(ge=0, le=20)]
Level = Annotated[int, Field(ge=0, le=7)]  # IDDSI: 0 to 2 drinks, 3 and 4 both, 7 regular
Unit = Literal["g", "ml", "each"]
# Where the meals of a diner go today; "" is: nobody has said.
Where = Literal["", "stop", "hall", "paused", "explained"]
Course = Literal["rice", "soup", "main", "side", "kimchi", "other"]


class Ingredient(Part):
    """Ingredient (식재료): what one portion takes of it, as it comes to the table.

    `loss` is what has to be bought for one that is eaten; `pack` is how much one package holds.
    """

    id: Name
    amount: Amount
    unit: Unit
    loss: Annotated[Decimal, Field(ge=1, le=5, decimal_places=3)] = Decimal(1)
    allergens: tuple[Name, ...] = ()
    pack: Amount | None = None


class Dish(Part):
    """Dish (음식): its ingredients, the textures and diets it can be given in, and its pot.

    Where no ingredient is known the dish cannot be cooked for a number, and is refused.
    """

    id: Name
    course: Course
    ingredients: tuple[Ingredient, ...]
    allergens: tuple[Name, ...] = ()  # more than the ingredients say, such as a bought sauce
    textures: tuple[Level, ...] = (7,)
    diets: tuple[Name, ...] = ()
    pot: Annotated[int, Field(ge=1, le=5_000)] | None = None  # portions that one batch makes


class Menu(Part):
    """Menu (식단): the dishes of the day, and what may stand in for each, the best first."""

    dishes: tuple[Name, ...]
    instead: dict[Name, tuple[Name, ...]] = Field(default_factory=dict)


class Diner(Part):
    """Diner (드시는 분): how many meals, what must not be in them, and where they go."""

    id: Name
    where: Where = ""
    portions: Portions = 1
    allergens: tuple[Name, ...] = ()
    diets: tuple[Name, ...] = ()
    texture: Level = 7
    refuses: tuple[Name, ...] = ()  # dishes or ingredients
    why: Annotated[str, Field(max_length=300)] = ""


class Plan(Part):
    """Plan of a kitchen's day (주방 계획): the menu, the dishes it knows, and everybody who eats."""

    menu: Menu
    dishes: tuple[Dish, ...]
    diners: tuple[Diner, ...]


class Reason(Part):
    """Reason (까닭): why a dish and a diner do not go together; the code names a sentence."""

    code: str
    values: Mapping[str, str | int] = Field(default_factory=dict)


class Clash(Part):
    """Clash (맞지 않는 음식): a dish of the menu that a diner cannot have, and what comes instead.

    `instead` is empty where nothing that the menu names would do: a person has to decide.
    """

    diner: str
    dish: str
    reasons: tuple[Reason, ...]
    instead: str = ""


class Line(Part):
    """Line of the kitchen sheet (조리 수량): so many portions of a dish in one texture.

    `batches` are the pots, as even as they go; their sum is `portions`.
    """

    dish: str
    course: Course
    texture: int
    portions: int
    batches: tuple[int, ...]


class Purchase(Part):
    """Purchase (장보기): how much of an ingredient all portions take, and how many packages that is."""

    ingredient: str
    unit: Unit
    amount: Decimal
    packs: int | None = None


class Label(Part):
    """Label (표찰): what is in the meals of one diner; printed once for each meal."""

    diner: str
    where: Where
    copies: int
    dishes: tuple[tuple[str, int], ...]  # dish and texture, in the order of the menu
    allergens: tuple[str, ...]  # of all that is inside


class Sheet(Part):
    """Kitchen sheet (조리표): lines, labels and purchases that agree with each other.

    The day may be opened when nobody is `unplaced` and no clash is without an answer.
    """

    engine: str = ENGINE
    inputs: str
    meals: int
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    shopping: tuple[Purchase, ...]
    clashes: tuple[Clash, ...] = ()
    unplaced: tuple[str, ...] = ()

    @property
    def unanswered(self) -> tuple[Clash, ...]:
        """Clashes for which the menu has nothing."""
        return tuple(one for one in self.clashes if not one.instead)

    @property
    def may_open(self) -> bool:
        """Whether everybody is on a stop, in the hall, paused or explained, and can eat."""
        return not self.unplaced and not self.unanswered
