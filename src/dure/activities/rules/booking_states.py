"""Where a booking stands, and what may follow: asked, agreed, out with somebody, back again."""

from dure.kernel.errors import Refused

LIVE = ("asked", "agreed", "out")
HOLDING = ("asked", "agreed", "out")  # what is promised takes the place
# Step → the states in which it may be taken, and the state after it ("" keeps the state).
STEPS: dict[str, tuple[tuple[str, ...], str]] = {
    "asked": (("",), "asked"),
    "agreed": (("", "asked"), "agreed"),
    "declined": (("asked",), "declined"),
    "cancelled": (("asked", "agreed"), "cancelled"),
    "no_show": (("agreed",), "no_show"),
    "out": (("agreed",), "out"),
    "back": (("out",), "back"),
    "given": (("agreed",), "back"),  # food does not come back
    "expired": (("asked", "agreed"), "expired"),
    "unsure": (("agreed",), ""),  # its time is over, and nobody said that it was handed out
    "reminded": (("agreed", "out"), ""),
}
LENDER = frozenset({"agreed", "declined", "cancelled", "no_show", "out", "back", "given"})
BORROWER = frozenset({"cancelled"})


def booking_after(state: str, step: str) -> str:
    """The state after a step. Refused: `activities.booking_over`, `activities.booking_not_so`."""
    allowed, after = STEPS[step]
    if state in allowed:
        return after or state
    raise Refused("activities.booking_not_so" if state in LIVE else "activities.booking_over")


def next_of_booking(state: str, *, food: bool) -> frozenset[str]:
    """What people may do next: food is given, everything else goes out and comes back."""
    left_out = {"out", "back"} if food else {"given"}
    found = {step for step, (allowed, _) in STEPS.items() if state and state in allowed}
    return frozenset(found - left_out - {"expired", "unsure", "reminded"})
