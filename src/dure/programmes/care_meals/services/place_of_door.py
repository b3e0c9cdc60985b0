"""The place of a door (문 앞의 지역): read from the address, so that another county is noticed.

Forms ask for an address, never for a code. Whoever lives across the border would otherwise count as
living where the kitchen stands: planned without a word, and counted in the wrong place.
"""

from datetime import date

from dure.ground.places.queries import NamedPlaces, place_on, tree_on
from dure.ground.places.types import PlaceTree
from dure.programmes.care_meals.queries.day_asks import COUNTY
from dure.programmes.care_meals.types.diners import Door


def place_of_door(door: Door, *, before: str, kitchen: str, day: date) -> str:
    """The code that was told; else the place with which the address begins, where it says something new.

    `before` is where the door was held to be until now, `kitchen` the place of the kitchen. An address
    that names no place, or none that the lists know, leaves the door in the kitchen's county.
    """
    if door.place_code:
        return str(place_on(door.place_code, day).code)
    tree = tree_on(day)
    named = NamedPlaces().code_on(door.address, day) if door.address.strip() else None
    if named is None:
        theirs, ours = _county(tree, before), _county(tree, kitchen)
        return kitchen if theirs and ours and theirs != ours else before
    if named in tree.line_of(before):  # the county alone says less than the town that is known
        return before
    return kitchen if named in tree.line_of(kitchen) else str(named)


def _county(tree: PlaceTree, code: str) -> str:
    line = tree.line_of(code)
    return next((one for one in line if tree.level_of[one] == COUNTY), "")
