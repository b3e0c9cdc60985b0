"""Where a booking stands, and what may follow: asked, agreed, out with somebody, back again."""

from datetime import timedelta

from dure.kernel.errors import Refused
from dure.kernel.words import Words

# So late a loan is not forgotten by an hour any more: somebody beside the two looks after it.
LONG_OVERDUE = timedelta(days=3)
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
    "climbed": (("out",), ""),  # days late: the backbone hears of it
}
LENDER = frozenset({"agreed", "declined", "cancelled", "no_show", "out", "back", "given"})
BORROWER = frozenset({"cancelled"})

# How a state or a step is called.
STATE_WORDS = {
    "asked": Words("답을 기다려요", "waits for an answer"),
    "agreed": Words("빌려주기로 했어요", "agreed"),
    "out": Words("빌려 갔어요", "out"),
    "back": Words("돌아왔어요", "back"),
    "declined": Words("빌려주지 못했어요", "declined"),
    "cancelled": Words("취소됐어요", "called off"),
    "no_show": Words("오지 않았어요", "nobody came"),
    "expired": Words("기한이 지나 끝났어요", "ended by its time"),
    "given": Words("나누어 주었어요", "given"),
    "unsure": Words("내주었는지 물었어요", "asked whether it was handed out"),
    "reminded": Words("늦었다고 알렸어요", "reminded: it was late"),
    "climbed": Words(
        "오래 늦어 백본 조직에도 알렸어요", "long overdue: the backbone was told as well"
    ),
}


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
    return frozenset(found - left_out - {"expired", "unsure", "reminded", "climbed"})
