"""Hours and credit between organisations: what a posting is, what it costs, that it all balances."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from dure.kernel.errors import Refused

UNITS = ("hour", "won")
LARGEST = Decimal(1_000_000_000)
NOTHING = Decimal(0)
Line = tuple[str, int, int, Decimal]  # unit, giver, receiver, amount


def check_posting(unit: str, giver: int, receiver: int, amount: Decimal) -> None:
    """Refused: `activities.no_such_unit`, `.to_ones_own`, `.amount_needed`, `.whole_won` and others."""
    if unit not in UNITS:
        raise Refused("activities.no_such_unit")
    if giver == receiver:
        raise Refused("activities.to_ones_own")
    if not amount.is_finite() or not NOTHING < amount <= LARGEST:
        raise Refused("activities.amount_needed")
    if unit == "won" and amount != amount.to_integral_value():
        raise Refused("activities.whole_won")
    if unit == "hour" and amount * 4 != (amount * 4).to_integral_value():
        raise Refused("activities.quarter_hours")


def balances_of(lines: Iterable[Line]) -> dict[tuple[str, int], Decimal]:
    """What stands for each organisation in each unit: given less had. Of a unit it adds up to nothing."""
    found: dict[tuple[str, int], Decimal] = {}
    for unit, giver, receiver, amount in lines:
        found[unit, giver] = found.get((unit, giver), NOTHING) + amount
        found[unit, receiver] = found.get((unit, receiver), NOTHING) - amount
    return found


def cost(price_unit: str, price: Decimal, *, hours: Decimal, amount: int, food: bool) -> Decimal:
    """What a booking comes to: the price of an hour of one, or of one portion. Nothing where it is free."""
    if price_unit not in UNITS:
        return NOTHING
    whole = price * amount * (1 if food else hours)
    if price_unit == "won":
        return whole.quantize(Decimal(1))
    return (whole * 4).to_integral_value() / 4


def check_limit(balance: Decimal, promised: Decimal, more: Decimal, most: Decimal | None) -> None:
    """No deeper into debt than agreed, with what is promised. Refused: `activities.over_the_limit`."""
    if most is None or more == NOTHING:
        return
    if balance - promised - more < -most:
        raise Refused("activities.over_the_limit", most=f"{most.normalize():f}")


def most_owed(limits: Mapping[int | None, Decimal], organisation_id: int) -> Decimal | None:
    """The limit of an organisation: its own, else that of all; None: nothing was agreed."""
    return limits.get(organisation_id, limits.get(None))
