"""What to publish, and - where public numbers change - why."""

from typing import Any

from django import forms

from dure.engines.measure import parse_period
from dure.kernel.errors import Refused
from dure.measurement.rules.restating import CAUSES
from dure.measurement.screens.inside import asked


class PeriodsForm(forms.Form):
    """From which period to which."""

    first = forms.CharField(
        label=asked("어느 기간부터", "From which period"),
        max_length=8,
        help_text=asked(
            "달은 2026-07, 분기는 2026-Q3, 해는 2026처럼 적어요.",
            "A month is 2026-07, a quarter 2026-Q3, a year 2026.",
        ),
    )
    last = forms.CharField(label=asked("어느 기간까지", "To which period"), max_length=8)
    as_of = forms.DateField(
        label=asked("지역은 이날 기준으로 묶어요", "Areas as they are on"),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        help_text=asked(
            "행정구역이 바뀌었으면 이날의 구역으로 더해요.",
            "Where areas changed, numbers are added up by the areas of this day.",
        ),
    )

    def wish(self) -> dict[str, str]:
        """For the worker. Refused when a period cannot be read or they are in the wrong order."""
        given = self.cleaned_data
        first, last = (_period(given[name]) for name in ("first", "last"))
        if parse_period(last).ends_before < parse_period(first).ends_before:
            raise Refused("measurement.periods_out_of_order", first=first, last=last)
        return {"first": first, "last": last, "as_of": given["as_of"].isoformat()}


def _period(written: str) -> str:
    try:
        return parse_period(written.strip()).code
    except ValueError:
        raise Refused("measurement.no_such_period", period=written.strip()) from None


class PublishForm(forms.Form):
    """The title, and the cause of what changes."""

    title_ko = forms.CharField(label=asked("이름(한국어)", "Title in Korean"), max_length=160)
    title_en = forms.CharField(label=asked("이름(영어)", "Title in English"), max_length=160)
    cause = forms.ChoiceField(
        label=asked("이미 공표한 수가 달라지는 까닭", "Why public numbers change"),
        choices=list(CAUSES.items()),
        required=False,
    )
    cause_ko = forms.CharField(
        label=asked("까닭을 풀어 쓰면(한국어)", "The cause in Korean"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=asked(
            "달라진 숫자 옆에 그대로 공개돼요.",
            "Published as it stands beside each changed number.",
        ),
    )
    cause_en = forms.CharField(
        label=asked("까닭을 풀어 쓰면(영어)", "The cause in English"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *given: Any, changes: int = 0, **more: Any) -> None:
        super().__init__(*given, **more)
        for name in ("cause", "cause_ko"):
            self.fields[name].required = bool(changes)
        if not changes:
            for name in ("cause", "cause_ko", "cause_en"):
                del self.fields[name]
