"""What a line of a counted month was counted from: the page that shows it, by the line's key."""

from dataclasses import dataclass
from datetime import date

from dure.kernel.words import Words
from dure.programmes.care_meals.rules.month_lines import last_day

DOORS = frozenset({"doors_due", "doors_told", "left_over", "drops", "drops_in_time"})
DOORS |= {"diet_drops", "diet_kept"}
CHECKS, SHIFTS = (
    frozenset({"checks_due", "checks_held"}),
    frozenset({"places_due", "places_filled"}),
)
ALERTS = frozenset({"alert", "crisis"})
AT_DOORS = Words("{on} 문 앞에서 적은 것", "what was told at the doors on {on}")
AT_POTS = Words("{on} 온도 기록", "the temperatures of {on}")
ON_SHIFT = Words("{on} 출근부", "the attendance of {on}")
OF_MONTH = Words("{on} 출근부", "the attendance of {on}")
OF_ALERT = Words("그 알림과 단계", "that alert and its steps")
ALERT_BY_ALERT = Words("알림 하나하나", "alert by alert")


@dataclass(frozen=True, slots=True)
class CountedFrom:
    """A page by its name, what it is asked with, and what stands there; `{kitchen}` is its address."""

    what: Words
    page: str
    asked: str = ""
    args: tuple[str, ...] = ()
    of_kitchen: bool = False  # the page stands under the kitchen's own address


def counted_from(key: str, month: str) -> CountedFrom | None:
    """By the key of a line (`rules/month_lines.py`) and its month; None where no page shows it."""
    kind, _, rest = key.partition("#")[0].partition(":")
    told = rest.partition(":")[0]
    if kind in ALERTS:
        return CountedFrom(OF_ALERT, "alert", args=(told,)) if told else None
    if kind == "median":
        return _alerts(month)
    if kind == "pay":
        return _sheet(month)
    on = _day(told)
    return _of_day(kind, on) if on is not None else None


def _of_day(kind: str, on: date) -> CountedFrom | None:
    if kind in DOORS:
        return CountedFrom(_on(AT_DOORS, on), "meal_board", f"on={on}")
    if kind in CHECKS:
        return CountedFrom(_on(AT_POTS, on), "food_log", f"on={on}", of_kitchen=True)
    if kind in SHIFTS or kind == "hours":
        return CountedFrom(_on(ON_SHIFT, on), "meal_attendance", f"kitchen={{kitchen}}&on={on}")
    return None


def _sheet(month: str) -> CountedFrom | None:
    first = _day(f"{month}-01")
    if first is None:
        return None
    words = Words(f"{first.year}년 {first.month}월", f"{first:%B %Y}")
    what = Words(OF_MONTH.ko.format(on=words.ko), OF_MONTH.en.format(on=words.en))
    return CountedFrom(what, "attendance_month", f"kitchen={{kitchen}}&month={month}")


def _alerts(month: str) -> CountedFrom | None:
    """A median is no single alert's: the ledger's lines of all of them."""
    first = _day(f"{month}-01")
    if first is None:
        return None
    asked = f"kind=care_meals.alert_minutes&from={first}&to={last_day(first)}"
    return CountedFrom(ALERT_BY_ALERT, "records", asked)


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


def _on(what: Words, on: date) -> Words:
    return Words(
        what.ko.format(on=f"{on.month}월 {on.day}일"), what.en.format(on=f"{on.day} {on:%B}")
    )
