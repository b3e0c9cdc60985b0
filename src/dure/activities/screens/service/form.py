"""Planning sessions of a service: a day, two times, and for how many weeks."""

from datetime import datetime
from typing import Any

from django import forms

from dure.kernel.clock import SEOUL
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label
from dure.kernel.words import Words

REPEATS = tuple(
    (
        str(times),
        Words(f"{times}주 동안", f"{times} weeks") if times > 1 else Words("한 번", "once"),
    )
    for times in (1, 2, 4, 8, 12, 26, 52)
)


class PlanForm(forms.Form):
    """When do we meet?"""

    day = DayField(
        label=label("날", "Day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    begins = forms.TimeField(label=label("시작", "From"), widget=forms.TimeInput({"type": "time"}))
    ends = forms.TimeField(label=label("끝", "To"), widget=forms.TimeInput({"type": "time"}))
    weeks = forms.TypedChoiceField(
        label=label("매주 되풀이", "Every week"), choices=REPEATS, coerce=int, initial="1"
    )

    def span(self) -> dict[str, Any]:
        """As the service takes it."""
        given = self.cleaned_data
        return {
            "starts_at": datetime.combine(given["day"], given["begins"], tzinfo=SEOUL),
            "ends_at": datetime.combine(given["day"], given["ends"], tzinfo=SEOUL),
            "times": given["weeks"],
        }
