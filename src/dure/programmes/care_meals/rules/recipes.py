"""Recipes (조리법): a line an ingredient, as a cook writes it; what cannot be read is told with its line.

`간장 8 ml ×1.1 /1800 [5, 6]` is: eight millilitres for one portion, a tenth is lost, it comes in bottles of
1,800, and holds soy and wheat. Only name, amount and unit are needed; where something usually hides in a
thing of that name (soy sauce), the line has to say what, or `[없음]`.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.programmes.care_meals.rules.allergens import (
    allergen_names,
    allergens_on,
    hidden_in,
    in_order,
    numbers,
    read_allergen,
)
from dure.programmes.care_meals.types.dishes import RecipeLine

UNITS = {
    **dict.fromkeys(("g", "그램"), ("g", 1)),
    **dict.fromkeys(("kg", "킬로그램"), ("g", 1000)),
    **dict.fromkeys(("ml", "cc", "밀리리터"), ("ml", 1)),
    **dict.fromkeys(("l", "리터"), ("ml", 1000)),
    **dict.fromkeys(("each", "개", "알", "장", "모", "마리", "ea"), ("each", 1)),
}
LINE = re.compile(
    r"""^(?P<name>.+?)[\s,:]+(?P<amount>[-+]?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[A-Za-z가-힣]+)
        (?P<rest>(?:\s*(?:[×x*]\s*\d+(?:\.\d+)?|/\s*\d[\d,]*(?:\.\d+)?|\[[^\]]*\]))*)\s*$""",
    re.VERBOSE,
)
REST = re.compile(r"[×x*]\s*(?P<loss>[\d.]+)|/\s*(?P<pack>[\d,.]+)|\[(?P<inside>[^\]]*)\]")
MOST_LINES, LONGEST = 40, 60
NONE = ("없음", "none", "-")
MOST, FINEST = Decimal(100_000), Decimal("0.001")


def read_recipe(text: str, day: date) -> tuple[RecipeLine, ...]:
    """The lines of a recipe. Refused at the first line that cannot be cooked from, saying which.

    `care_meals.recipe_empty`, `.recipe_long`, `.recipe_amount`, `.recipe_unit`, `.recipe_loss`,
    `.recipe_pack`, `.recipe_allergen`, `.recipe_hides`, `.recipe_twice`,
    `.recipe_marks`.
    """
    told = [(at, line.strip()) for at, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not told:
        raise Refused("care_meals.recipe_empty")
    if len(told) > MOST_LINES:
        raise Refused("care_meals.recipe_long", n=len(told), most=MOST_LINES)
    found: dict[str, RecipeLine] = {}
    for at, line in told:
        read = _line(at, line, day)
        if read.name in found:
            raise Refused("care_meals.recipe_twice", line=at, name=read.name)
        found[read.name] = read
    return tuple(found.values())


def _line(at: int, line: str, day: date) -> RecipeLine:
    match = LINE.match(" ".join(line.split()))
    if match is None or len(match["name"]) > LONGEST:
        raise Refused("care_meals.recipe_amount", line=at, found=line[:40])
    unit, times = UNITS.get(match["unit"].casefold(), ("", 0))
    if not unit:
        raise Refused("care_meals.recipe_unit", line=at, found=match["unit"])
    amount = _decimal(match["amount"]) * times
    if not 0 < amount <= MOST or amount != amount.quantize(FINEST):
        raise Refused("care_meals.recipe_amount", line=at, found=line[:40])
    beside = _beside(at, match["rest"])
    inside = beside.get("inside")
    loss = _decimal(beside.get("loss", "1"))
    pack = _decimal(beside["pack"]) if "pack" in beside else None
    _in_bounds(at, loss, pack)
    if inside is None:
        _nothing_hides(at, match["name"], day)
    return RecipeLine(
        match["name"], amount.normalize() + 0, unit, loss, pack, _inside(at, inside or "", day)
    )


def _beside(at: int, rest: str) -> dict[str, str]:
    """Loss, package and allergens as they stand beside the amount, each of them once."""
    told: dict[str, str] = {}
    for one in REST.finditer(rest):
        kind, value = next(
            (kind, value) for kind, value in one.groupdict().items() if value is not None
        )
        if kind in told:
            raise Refused("care_meals.recipe_marks", line=at, found=rest.strip()[:40])
        told[kind] = value
    return told


def _in_bounds(at: int, loss: Decimal, pack: Decimal | None) -> None:
    if not 1 <= loss <= 5:
        raise Refused("care_meals.recipe_loss", line=at, found=str(loss))
    if pack is not None and not 0 < pack <= MOST:
        raise Refused("care_meals.recipe_pack", line=at, found=str(pack))


def _nothing_hides(at: int, name: str, day: date) -> None:
    """Soy sauce without a word about soy and wheat would reach whoever must not have it."""
    hidden = hidden_in(name, day)
    if hidden:
        names = allergen_names(hidden, day)
        inside = Words(", ".join(one.ko for one in names), ", ".join(one.en for one in names))
        listed = ", ".join(str(one) for one in numbers(hidden, day))
        raise Refused("care_meals.recipe_hides", line=at, name=name, inside=inside, numbers=listed)


def _inside(at: int, told: str, day: date) -> tuple[str, ...]:
    found: list[str] = []
    if told.strip().casefold() in NONE:
        return ()
    for one in re.split(r"[,，·\s]+", told):
        if one:
            codes = read_allergen(one, day)
            if not codes:
                raise Refused("care_meals.recipe_allergen", line=at, found=one[:20])
            found += codes
    return in_order(found, day)


def _decimal(told: str) -> Decimal:
    """A number as people write it; what is none (1.2.3) is taken as nothing, and so refused."""
    bare = told.replace(",", "")
    return Decimal(bare) if re.fullmatch(r"[-+]?\d+(\.\d+)?", bare) else Decimal(0)


def written(lines: Iterable[RecipeLine], day: date) -> str:
    """The lines as they are typed, so that a recipe can be opened and mended."""
    return "\n".join(_written(line, day) for line in lines)


def _written(line: RecipeLine, day: date) -> str:
    unit = {"each": "개"}.get(line.unit, line.unit)
    told = f"{line.name} {plain(line.amount)} {unit}"
    if line.loss != 1:
        told += f" ×{plain(line.loss)}"
    if line.pack is not None:
        told += f" /{plain(line.pack)}"
    if not line.allergens and hidden_in(line.name, day):
        told += f" [{NONE[0]}]"
    if line.allergens:
        known = allergens_on(day)
        names = [known[code].name.ko if code in known else code for code in line.allergens]
        told += f" [{', '.join(names)}]"
    return told


def plain(number: Decimal) -> str:
    """Without needless noughts, and never as 1E+2."""
    return f"{number.normalize():f}"
