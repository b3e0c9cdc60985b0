"""A point so far from its kitchen that it is a wrong one: said when it is written, not next morning."""

from dure.kernel.errors import Refused
from dure.programmes.care_meals.models import Kitchen
from dure.programmes.care_meals.rules.day_plan import kilometres
from dure.programmes.care_meals.rules.route_values import route_values
from dure.programmes.care_meals.types.diners import Door


def check_within_reach(door: Door, kitchen: Kitchen) -> None:
    """Refused: `care_meals.point_far`. A door or a kitchen without a point is not held against it."""
    here, there = (kitchen.latitude, kitchen.longitude), (door.latitude, door.longitude)
    if None in here or None in there:
        return
    km = kilometres((here[0] or 0, here[1] or 0), (there[0] or 0, there[1] or 0))
    if km > route_values().far_km:
        raise Refused("care_meals.point_far", km=round(km), most=f"{route_values().far_km:g}")
