"""What to publish, and - where public numbers change - why."""

from collections.abc import Sequence
from typing import Any

from django import forms

from dure.engines.measure import parse_period
from dure.kernel.errors import Refused
from dure.measurement.queries import period_words
from dure.measurement.rules.restating import CAUSES
from dure.measurement.screens.inside import asked

NOT_OFFERED = asked(
    "이 기간에는 아직 승인한 보고가 없어요. 목록에서 골라 주세요.",
    "No report of this period is approved yet. Please choose one of the list.",
)
KINDS = (
    ("month", asked("달", "Months")),
    ("quarter", asked("분기", "Quarters")),
    ("half", asked("반기", "Half-years")),
    ("year", asked("해", "Years")),
)


def period_choices(periods: Sequence[str]) -> list[tuple[Any, list[tuple[str, Any]]]]:
    """The periods in words, one group a length, in the order they come in."""
    grouped: dict[str, list[tuple[str, Any]]] = {kind: [] for kind, _ in KINDS}
    for code in periods:
        grouped[parse_period(code).kind].append((code, period_words(code)))
    return [(name, grouped[kind]) for kind, name in KINDS if grouped[kind]]


class PeriodsForm(forms.Form):
    """From which period to which."""

    first = forms.ChoiceField(
        label=asked("어느 기간부터", "From which period"),
        help_text=asked(
            "승인한 보고가 있는 기간이에요. 아직 공표하지 않은 기간을 골라 두었어요.",
            "Periods with approved reports. Those not published yet are chosen already.",
        ),
    )
    last = forms.ChoiceField(
        label=asked("어느 기간까지", "Until which period"),
    )
    as_of = forms.DateField(
        label=asked("지역은 이날 기준으로 묶어요", "Areas as they are on"),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        help_text=asked(
            "행정구역이 바뀌었으면 이날의 구역으로 더해요.",
            "Where areas changed, numbers are added up by the areas of this day.",
        ),
    )

    def __init__(self, *given: Any, periods: Sequence[str], **more: Any) -> None:
        super().__init__(*given, **more)
        for name in ("first", "last"):
            self.fields[name].choices = period_choices(periods)  # type: ignore[attr-defined]
            self.fields[name].error_messages["invalid_choice"] = str(NOT_OFFERED)

    def wish(self) -> dict[str, str]:
        """For the worker. Refused when the periods are in the wrong order."""
        given = self.cleaned_data
        first, last = given["first"], given["last"]
        if parse_period(last).ends_before < parse_period(first).ends_before:
            raise Refused(
                "measurement.periods_out_of_order",
                first=str(period_words(first)),
                last=str(period_words(last)),
            )
        return {"first": first, "last": last, "as_of": given["as_of"].isoformat()}


class PublishForm(forms.Form):
    """The title, and the cause of what changes."""

    title_ko = forms.CharField(label=asked("이름 (한국어)", "Title in Korean"), max_length=160)
    title_en = forms.CharField(label=asked("이름 (영어)", "Title in English"), max_length=160)
    cause = forms.ChoiceField(
        label=asked("이미 공표한 수가 달라지는 까닭", "Why public numbers change"),
        choices=list(CAUSES.items()),
        required=False,
    )
    cause_ko = forms.CharField(
        label=asked("까닭을 풀어 쓰면 (한국어)", "The cause in Korean"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=asked(
            "달라진 숫자 옆에 그대로 공개돼요.",
            "Published as it stands beside each changed number.",
        ),
    )
    cause_en = forms.CharField(
        label=asked("까닭을 풀어 쓰면 (영어)", "The cause in English"),
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
