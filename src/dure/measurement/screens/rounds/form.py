"""Opening a round, and letting one organisation write longer."""

from collections.abc import Sequence
from typing import Any

from django import forms

from dure.kernel.errors import Refused
from dure.measurement.rules.round_dates import SuggestedRound
from dure.measurement.screens.inside import asked
from dure.measurement.types.desk import RoundReport
from dure.measurement.types.reports import RoundDates


def _day(label: Any, hint: Any = None) -> forms.DateField:
    return forms.DateField(
        label=label, help_text=hint or "", widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )


class RoundForm(forms.Form):
    """A new round: which period, and its three days."""

    period = forms.CharField(
        label=asked("어느 기간을 물을까요?", "Which period is asked for?"),
        max_length=8,
        help_text=asked(
            "달은 2026-03, 분기는 2026-Q1, 반기는 2026-H1, 해는 2026처럼 적어요.",
            "A month is 2026-03, a quarter 2026-Q1, a half-year 2026-H1, a year 2026.",
        ),
    )
    opens_on = _day(asked("여는 날", "Opens on"))
    due_on = _day(
        asked("기한", "Due on"),
        asked("이날까지 보고를 기다려요.", "Reports are awaited up to this day."),
    )
    locks_on = _day(
        asked("마감하는 날", "Locks on"),
        asked(
            "이날부터는 아무도 고칠 수 없어요. 어려운 기관에는 예외를 줄 수 있어요.",
            "From this day nobody can change anything. You can grant exceptions.",
        ),
    )

    @classmethod
    def of(cls, suggested: SuggestedRound) -> "RoundForm":
        """The form with the suggestion in it."""
        days = suggested.dates
        first = {
            "period": suggested.period,
            "opens_on": days.opens_on,
            "due_on": days.due_on,
            "locks_on": days.locks_on,
        }
        return cls(initial=first)

    def dates(self) -> RoundDates:
        """The three days."""
        given = self.cleaned_data
        return RoundDates(given["opens_on"], given["due_on"], given["locks_on"])


class ExceptionForm(forms.Form):
    """One organisation may write until a day."""

    organisation_id = forms.TypedChoiceField(
        label=asked("어느 기관인가요?", "Which organisation?"), coerce=int
    )
    until = _day(
        asked("언제까지", "Until"),
        asked(
            "이날까지 쓸 수 있고, 지나면 저절로 끝나요.", "This day included; it ends by itself."
        ),
    )
    reason = forms.CharField(
        label=asked("까닭", "Reason"), widget=forms.Textarea({"rows": 3}), max_length=300
    )

    def __init__(self, reports: Sequence[RoundReport], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["organisation_id"]
        field.choices = [(one.head.organisation_id, one.head.organisation) for one in reports]  # type: ignore[attr-defined]

    def refuse(self) -> None:
        """Not filled in, or with a day that is none."""
        said = self.data.get("until", "")
        if "until" in self.errors and said.strip():
            raise Refused("measurement.exception_day_unreadable", until=said[:30])
        raise Refused("measurement.reason_needed")
