"""Proposing to coordinate: up to three times to meet, where, and a first word."""

from datetime import datetime
from typing import Any

from django import forms

from dure.activities.types import Proposing
from dure.kernel.clock import SEOUL
from dure.kernel.ui.labels import label
from dure.kernel.words import Words

SLOTS = ("first", "second", "third")
ASKED = Words("만날 때를 하나는 적어 주세요.", "Please give at least one time to meet.")
PAST = Words("지난 때예요. 앞으로의 때를 적어 주세요.", "That is past. Please give a time to come.")
NAMES = ("첫 번째 때", "두 번째 때", "세 번째 때"), ("First time", "Second time", "Third time")


def _slot(at: int) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label(NAMES[0][at], NAMES[1][at]),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class ProposeForm(forms.Form):
    """When could we meet?"""

    first = _slot(0)
    second = _slot(1)
    third = _slot(2)
    place = forms.CharField(
        label=label("어디서 만날까요?", "Where?"), required=False, max_length=200
    )
    message = forms.CharField(
        label=label("한마디", "A first word"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at

    def clean(self) -> dict[str, Any]:
        """At least one time, and none that is past."""
        given: dict[str, Any] = super().clean() or {}
        for name in SLOTS:
            if given.get(name) is not None and given[name] <= self.at:
                self.add_error(name, str(PAST))
        if not self.errors and not self.slots():
            self.add_error("first", str(ASKED))
        return given

    def slots(self) -> tuple[datetime, ...]:
        """The times, in Seoul."""
        told = (self.cleaned_data.get(name) for name in SLOTS)
        return tuple(one.astimezone(SEOUL) for one in told if one is not None)

    def told(self, organisation_id: int | None) -> Proposing:
        """As the service takes it, for whom somebody speaks."""
        given = self.cleaned_data
        return Proposing(
            slots=self.slots(),
            place=given["place"],
            message=given["message"],
            organisation_id=organisation_id,
        )
