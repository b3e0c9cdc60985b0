"""Saying a need: how many, of whom, from where it is known, counted on which day."""

from datetime import date
from typing import Any

from django import forms

from dure.activities.rules.groups import EVERYBODY, groups
from dure.activities.types import NeedTold
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label
from dure.kernel.words import Words


class NeedForm(forms.Form):
    """How many need it here?"""

    group = forms.ChoiceField(label=label("누가", "Who"), required=False)
    amount = forms.IntegerField(
        label=label("몇 명이 필요로 하나요?", "How many need it?"),
        required=False,
        min_value=0,
        max_value=99_999_999,
        help_text=label("0도 답이에요.", "Zero is an answer, too."),
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    not_here = forms.BooleanField(
        label=label("이 지역에는 해당 없음", "Does not apply to this place"), required=False
    )
    source = forms.CharField(
        label=label("어디에서 알았나요?", "Where is it known from?"), max_length=200
    )
    counted_on = DayField(
        label=label("언제의 숫자인가요?", "Of which day?"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, posted: Any, *, today: date) -> None:
        super().__init__(posted, initial={"counted_on": today})
        choices = [("", EVERYBODY), *((one.code, one.name) for one in groups().values())]
        self.fields["group"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A count, or that it does not apply."""
        given: dict[str, Any] = super().clean() or {}
        told = given.get("amount") is not None
        if "amount" not in self.errors and told == bool(given.get("not_here")):
            asked = Words(
                "인원을 적거나 ‘해당 없음’을 골라 주세요.",
                "Please give a number, or choose “does not apply”.",
            )
            self.add_error("amount", str(asked))
        return given

    def told(self, place: str, kind: str) -> NeedTold:
        """As the service takes it."""
        given = self.cleaned_data
        return NeedTold(
            place_code=place,
            kind=kind,
            group=given["group"],
            count=given["amount"],
            state="not_applicable" if given["not_here"] else "value",
            source=given["source"],
            counted_on=given["counted_on"],
        )
