"""Opening (열기): what stands in the way of opening a day; nobody is dropped in silence."""

from dure.kernel.errors import Refused
from dure.programmes.care_meals.types.day import DayCount


def refuse_unsettled(count: DayCount, *, broken: int, despite: str) -> None:
    """Refused: `care_meals.diners_open` with how many, `.count_differs` where the routes do not carry
    exactly what is cooked, `.nobody_due`, `.promises_broken` where nobody has said why.
    """
    left = count.standing.get("open", 0)
    if left:
        raise Refused("care_meals.diners_open", n=left)
    if count.portions != count.stop_portions:
        values = {"sheet": count.portions, "stops": count.stop_portions}
        raise Refused("care_meals.count_differs", **values)
    if not count.stops and not count.hall:
        raise Refused("care_meals.nobody_due")
    if broken and not despite.strip():
        raise Refused("care_meals.promises_broken", n=broken)
