"""Telling where a published number was used."""

from typing import Any

from django import forms

from dure.measurement.rules.using import KINDS
from dure.measurement.screens.inside import asked
from dure.measurement.types.usage import NewUse


class UseForm(forms.Form):
    """In what, under which title, where it can be seen, and when."""

    kind = forms.ChoiceField(label=asked("어디에 썼나요", "Used in"))
    title = forms.CharField(
        label=asked("제목", "Title"),
        max_length=160,
        help_text=asked("예: 2026년 의회 업무보고", "For example: report to the council, 2026"),
    )
    link = forms.CharField(
        label=asked("볼 수 있는 주소", "Where it can be seen"),
        max_length=300,
        required=False,
        widget=forms.TextInput({"inputmode": "url"}),
        help_text=asked("https://로 시작해요.", "It begins with https://."),
    )
    used_on = forms.DateField(
        label=asked("쓴 날", "On which day"),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["kind"].choices = list(KINDS.items())  # type: ignore[attr-defined]

    def use(self) -> NewUse:
        """What was told."""
        given = self.cleaned_data
        return NewUse(
            kind=given["kind"],
            title=given["title"],
            link=given["link"].strip(),
            used_on=given["used_on"],
        )
