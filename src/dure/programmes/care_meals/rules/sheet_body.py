"""Sheet body (조리지시서 내용): all that a sheet was worked out from and to, as one text to keep."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from pydantic import TypeAdapter

from dure.engines.kitchen import Changes, Plan, Sheet, changes, fingerprint
from dure.programmes.care_meals.types.dishes import DishCard


@dataclass(frozen=True, slots=True)
class Someone:
    """A diner on the sheet: the masked name, the stop, and the person behind the gate."""

    name: str
    stop: str
    person_id: int


@dataclass(frozen=True, slots=True)
class SheetBody:
    """Plans and sheets by kind of meal, the dishes as they were, and who is who."""

    plans: dict[str, Plan]
    sheets: dict[str, Sheet]
    dishes: dict[str, DishCard]
    people: dict[str, Someone]

    @property
    def meals(self) -> int:
        """Every meal that is packed."""
        return sum(sheet.meals for sheet in self.sheets.values())

    @property
    def places(self) -> dict[str, tuple[str, str]]:
        """Name and stop by diner, as the labels want them."""
        return {key: (one.name, one.stop) for key, one in self.people.items()}


@cache
def _adapter() -> TypeAdapter[SheetBody]:
    return TypeAdapter(SheetBody)


def body_text(body: SheetBody) -> str:
    """As it is kept."""
    return _adapter().dump_json(body).decode()


def read_body(text: str) -> SheetBody:
    """As it was kept."""
    return _adapter().validate_json(text)


def mark_of(plans: Mapping[str, Plan]) -> str:
    """A mark of all that was asked: the same day has the same."""
    told = " ".join(f"{kind} {fingerprint(plan)}" for kind, plan in sorted(plans.items()))
    return hashlib.sha256(told.encode()).hexdigest()


def changed(before: SheetBody, after: SheetBody) -> dict[str, Changes]:
    """What differs in each kind of meal; kinds in which nothing differs are left out."""
    found = {}
    for kind in dict.fromkeys([*before.sheets, *after.sheets]):
        old, new = before.sheets.get(kind), after.sheets.get(kind)
        one = changes(old or _emptied(new), new or _emptied(old))
        if not one.is_nothing:
            found[kind] = one
    return found


def _emptied(sheet: Sheet | None) -> Sheet:
    if sheet is None:
        raise ValueError("one of two sheets is there")
    return sheet.model_copy(update={"meals": 0, "lines": (), "labels": (), "shopping": ()})


def withheld(body: SheetBody, diners: Mapping[str, str]) -> SheetBody:
    """The same day, in which some diners get no meal: why, by diner."""
    plans = {
        kind: plan.model_copy(
            update={
                "diners": tuple(
                    one.model_copy(update={"where": "explained", "why": diners[one.id]})
                    if one.id in diners
                    else one
                    for one in plan.diners
                )
            }
        )
        for kind, plan in body.plans.items()
    }
    return replace(body, plans=plans)
