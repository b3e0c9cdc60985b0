"""Where a referral stands: worked out from its steps, and what may follow.

    sent → accepted → contacted → closed          declined, withdrawn and expired end it early

Handing it on begins anew with somebody else: it is `sent` again. A reminder and a climb change nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dure.activities.rules.referral_codes import Days
from dure.kernel.errors import Refused

Timer = Literal["reminded", "climbed", "expired"]
OPEN = ("sent", "accepted", "contacted")
ENDED = ("declined", "closed", "withdrawn", "expired")
# Step → the states in which it may be taken, and the state after it ("" keeps the state).
STEPS: dict[str, tuple[tuple[str, ...], str]] = {
    "sent": (("",), "sent"),
    "accepted": (("sent",), "accepted"),
    "declined": (("sent", "accepted"), "declined"),
    "contacted": (("accepted",), "contacted"),
    "closed": (("accepted", "contacted"), "closed"),
    "withdrawn": (OPEN, "withdrawn"),
    "handed_on": (("sent", "accepted"), "sent"),
    "expired": (("sent",), "expired"),
    "reminded": (OPEN, ""),
    "climbed": (OPEN, ""),
}
WITHOUT_CONTACT = ("person_declined", "not_reached", "moved_away", "passed_away", "other")


def state_after(state: str, step: str) -> str:
    """The state after a step. Refused: `activities.already_answered`, `.referral_over`, `.not_yet`."""
    allowed, after = STEPS[step]
    if state in allowed:
        return after or state
    if state in ENDED:
        raise Refused("activities.referral_over")
    raise Refused("activities.already_answered" if step in PASSED[state] else "activities.not_yet")


# In each state the steps that somebody has taken before whoever tries them again.
PASSED: dict[str, tuple[str, ...]] = {
    "": (),
    "sent": ("sent",),
    "accepted": ("sent", "accepted", "expired"),
    "contacted": ("sent", "accepted", "declined", "contacted", "handed_on", "expired"),
}


def state_of(steps: Iterable[str]) -> str:
    """Where the steps lead, one after the other."""
    state = ""
    for step in steps:
        state = state_after(state, step)
    return state


def next_steps(state: str) -> frozenset[str]:
    """What may follow."""
    return frozenset(step for step, (allowed, _) in STEPS.items() if state in allowed)


def check_close(state: str, outcome: str) -> None:
    """Without a first contact nobody was helped. Refused: `activities.contact_first`."""
    if state == "accepted" and outcome not in WITHOUT_CONTACT:
        raise Refused("activities.contact_first")


@dataclass(frozen=True, slots=True)
class Waits:
    """What a referral waits for, until which day, and when the backbone hears of it."""

    due_on: date
    climbs_on: date
    expires_on: date | None


def waits(state: str, since: date, days: Days) -> Waits | None:
    """Until when the next step is expected of whom it waits for; None when it is over."""
    if state not in OPEN:
        return None
    wait = {
        "sent": days.answer_days,
        "accepted": days.contact_days,
        "contacted": days.outcome_days,
    }[state]
    due = since + timedelta(days=wait)
    ends = since + timedelta(days=days.expire_days) if state == "sent" else None
    return Waits(due, due + timedelta(days=days.climb_days), ends)


def timer(state: str, since: date, done: Iterable[str], *, on: date, days: Days) -> Timer | None:
    """What the clock asks for today: each once while a referral stands where it stands.

    After a long silence of the house the steps come one at a time: nobody hears first of the end.
    """
    here = waits(state, since, days)
    if here is None:
        return None
    seen = set(done)
    if "reminded" not in seen:
        return "reminded" if on > here.due_on else None
    if "climbed" not in seen:
        return "climbed" if on > here.climbs_on else None
    if here.expires_on is None or "expired" in seen:
        return None
    return "expired" if on > here.expires_on else None
