"""The place of a door (문 앞의 지역): read from the address, so that another county is noticed.

Forms ask for an address, never for a code. Whoever lives across the border would otherwise count as
living where the kitchen stands: planned without a word, and counted in the wrong place. An address may
also name a county that no list knows; then nobody can say where it lies, and a person is asked.
"""

from dataclasses import dataclass
from datetime import date

from dure.ground.places.queries import NamedPlaces, county_named, place_on, tree_on
from dure.ground.places.types import PlaceTree
from dure.programmes.care_meals.queries.borders import COUNTY
from dure.programmes.care_meals.types.diners import Door


@dataclass(frozen=True, slots=True)
class DoorPlace:
    """Where a door is held to be, and whether its address names a county that no list knows."""

    code: str
    is_unknown: bool = False


def place_of_door(door: Door, *, before: str, kitchen: str, day: date) -> DoorPlace:
    """The code that was told; else the place with which the address begins, where it says something new.

    `before` is where the door was held to be until now, `kitchen` the place of the kitchen. An address
    that names no place, or none that the lists know, leaves the door in the kitchen's county.
    """
    if door.place_code:
        return DoorPlace(str(place_on(door.place_code, day).code))
    tree, written = tree_on(day), door.address.strip()
    named = NamedPlaces.around(written).code_on(written, day) if written else None
    if named is None:
        theirs, ours = _county(tree, before), _county(tree, kitchen)
        code = kitchen if theirs and ours and theirs != ours else before
        return DoorPlace(code, county_named(written, beside=kitchen, day=day) != "")
    if named in tree.line_of(before):  # the county alone says less than the town that is known
        return DoorPlace(before)
    return DoorPlace(kitchen if named in tree.line_of(kitchen) else str(named))


def _county(tree: PlaceTree, code: str) -> str:
    line = tree.line_of(code)
    return next((one for one in line if tree.level_of[one] == COUNTY), "")
