"""Days that people type: in a form and in an address. A day of the year 1 or 9999 is a slip.

Instants near the ends of the calendar cannot be carried into another time zone; they stop here.
"""

from datetime import date
from typing import Any

from django import forms

from dure.kernel.ui.labels import label

EARLIEST, LATEST = date(1880, 1, 1), date(2199, 12, 31)


class DayField(forms.DateField):
    """DateField for a day in which somebody may have lived or will live."""

    def clean(self, value: Any) -> date | None:
        """The day; anything outside of people's time is no day."""
        day: date | None = super().clean(value)
        if day is not None and not EARLIEST <= day <= LATEST:
            said = label("그런 날은 받을 수 없어요.", "That day cannot be taken.")
            raise forms.ValidationError(said, code="invalid")
        return day


def day_written(text: str) -> date | None:
    """The day an address asks about, `2026-11-22`; None when it is none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None
