"""What a sign-in sheet means for the ledger, line by line."""

from decimal import Decimal
from typing import Literal

HOURS = "시간"

Step = Literal["record", "reverse", "correct", "leave"]


def quantity_of(*, unit: str, hours: Decimal | None, session_hours: Decimal) -> Decimal:
    """How much one attendance is: its hours where the kind counts hours, otherwise one."""
    if unit != HOURS:
        return Decimal(1)
    return session_hours if hours is None else hours


def step_for(*, standing: Decimal | None, came: bool, quantity: Decimal) -> Step:
    """What to write, given the quantity that stands in the ledger for this attendance (None: none)."""
    if standing is None:
        return "record" if came else "leave"
    if not came:
        return "reverse"
    return "leave" if standing == quantity else "correct"
