"""Attendance: minutes worked from the times of the sheet, pay from the minutes, nothing rounded between."""

from dataclasses import dataclass
from datetime import time
from decimal import ROUND_HALF_UP, Decimal

from dure.kernel.errors import Refused
from dure.programmes.care_meals.types.jobs import JobType


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay (활동비·임금) of a month: what is paid, for how many minutes, and how many were too many."""

    minutes: int
    counted: int  # at most what the month allows
    over: int
    amount_krw: int


def worked_minutes(came: time, left: time, break_minutes: int) -> int:
    """Minutes that count. Refused: `care_meals.left_before_came`, `care_meals.only_break`."""
    minutes = (left.hour - came.hour) * 60 + left.minute - came.minute
    if minutes <= 0:
        raise Refused("care_meals.left_before_came")
    if minutes <= break_minutes:
        raise Refused("care_meals.only_break", minutes=break_minutes)
    return minutes - break_minutes


def pay_of(kind: JobType, minutes: int, month_hours: Decimal) -> Pay:
    """What a month's minutes are paid: a full month in full, less in proportion, more not at all.

    `month_hours` is the person's own cap. Minutes over it are shown, and a person settles them.
    """
    most = int(month_hours * 60)
    counted = min(minutes, most)
    if kind.hour_pay_krw is not None:
        exact = Decimal(kind.hour_pay_krw) * counted / 60
    else:
        full = kind.month_hours * 60
        exact = Decimal(kind.month_pay_krw or 0) * min(counted, full) / full
    amount = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    return Pay(minutes, counted, minutes - counted, amount)
