"""How far a report has come: the steps, who may still write, and what enters totals."""

from datetime import date, timedelta

from dure.kernel.errors import Refused
from dure.kernel.words import Words
from dure.measurement.types.reports import RoundDates

COUNTING = ("approved", "locked")
STANDING = ("submitted", "approved", "locked")  # handed in: the values are somebody's word
DUE_SOON_DAYS = 7

# (state, step) → next state. What is not listed is not possible.
STEPS = {
    ("draft", "submit"): "submitted",
    ("returned", "submit"): "submitted",
    ("submitted", "return"): "returned",
    ("approved", "return"): "returned",
    ("submitted", "approve"): "approved",
    ("submitted", "withdraw"): "draft",
    ("approved", "withdraw"): "draft",
    ("approved", "lock"): "locked",
    ("draft", "reopen"): "draft",
    ("returned", "reopen"): "returned",
    ("submitted", "reopen"): "returned",
    ("approved", "reopen"): "returned",
    ("locked", "reopen"): "returned",
}
# The step as it stands in the history, named by what happened.
DONE = {
    "submit": "submitted",
    "return": "returned",
    "approve": "approved",
    "withdraw": "withdrawn",
    "lock": "locked",
    "reopen": "reopened",
}
STATE_WORDS = {
    "not_open": Words("시작 전", "Not open yet"),
    "open": Words("작성 가능", "Open"),
    "due_soon": Words("곧 마감", "Due soon"),
    "overdue": Words("기한 지남", "Overdue"),
    "draft": Words("작성 중", "Draft"),
    "submitted": Words("제출", "Submitted"),
    "returned": Words("보완요청", "Returned"),
    "approved": Words("승인", "Approved"),
    "locked": Words("마감", "Locked"),
}
STEP_WORDS = {
    "submitted": Words("제출", "Submitted"),
    "returned": Words("보완요청", "Returned"),
    "approved": Words("승인", "Approved"),
    "withdrawn": Words("제출 취소", "Withdrawn"),
    "locked": Words("마감", "Locked"),
    "reopened": Words("다시 열기", "Reopened"),
}


def counts(state: str) -> bool:
    """Whether a report in this state enters totals. The one line that decides."""
    return state in COUNTING


def next_step(state: str, step: str) -> str:
    """The state after a step; refused with `measurement.step_not_possible`."""
    reached = STEPS.get((state, step))
    if reached is None:
        raise Refused(
            "measurement.step_not_possible", state=STATE_WORDS[state], step=STEP_WORDS[DONE[step]]
        )
    return reached


def last_day(dates: RoundDates, extended_until: date | None) -> date:
    """The last day on which the organisation may write: the day before the lock, or its exception."""
    ordinary = dates.locks_on - timedelta(days=1)
    return max(ordinary, extended_until) if extended_until else ordinary


def deadline(dates: RoundDates, extended_until: date | None) -> date:
    """The day by which the report is expected, that day included."""
    return max(dates.due_on, extended_until) if extended_until else dates.due_on


def is_closed(dates: RoundDates, on: date, extended_until: date | None) -> bool:
    """True from the day of the lock on, unless an exception is still in force."""
    return on > last_day(dates, extended_until)


def state_on(status: str, dates: RoundDates, on: date, extended_until: date | None) -> str:
    """The state that holds on a day. A lock comes by date alone; no task has to run for it."""
    if status not in COUNTING:
        return status
    return "locked" if is_closed(dates, on, extended_until) else "approved"


def due_state(status: str, dates: RoundDates, on: date, extended_until: date | None = None) -> str:
    """What the report is to its reporter on a day: not_open … overdue, returned … locked."""
    state = state_on(status, dates, on, extended_until)
    if state != "draft":
        return state
    if on < dates.opens_on:
        return "not_open"
    left = (deadline(dates, extended_until) - on).days
    if left < 0:
        return "overdue"
    return "due_soon" if left <= DUE_SOON_DAYS else "open"


def why_not_editable(
    status: str, dates: RoundDates, on: date, extended_until: date | None = None
) -> str | None:
    """The refusal that writing would meet on a day; None when it may be written."""
    if status not in ("draft", "returned"):
        return "measurement.report_stands"
    if on < dates.opens_on:
        return "measurement.round_not_open"
    return "measurement.period_closed" if is_closed(dates, on, extended_until) else None
