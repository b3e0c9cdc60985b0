"""Writing down how an own indicator becomes a shared one."""

from collections.abc import Sequence
from typing import Any

from django import forms

from dure.kernel.words import Words
from dure.measurement.screens.inside import asked
from dure.measurement.types.library import NewConversion


class ConversionForm(forms.Form):
    """Own × factor = shared, and why."""

    organisation_id = forms.TypedChoiceField(label=asked("기관", "Organisation"), coerce=int)
    own_name = forms.CharField(
        label=asked("기관에서 부르는 이름", "What the organisation calls it"),
        max_length=160,
        help_text=asked(
            "가져오는 표에 적힌 그대로 적어 주세요.", "As it is written in the files you bring."
        ),
    )
    indicator = forms.ChoiceField(label=asked("공유 지표", "Shared indicator"))
    factor = forms.DecimalField(
        label=asked("곱하는 수", "Times"),
        max_digits=18,
        decimal_places=8,
        initial=1,
        widget=forms.TextInput({"inputmode": "decimal"}),
        help_text=asked(
            "반찬 한 세트가 세 끼면 3이에요.", "3 when one set of side dishes makes three meals."
        ),
    )
    reason_ko = forms.CharField(
        label=asked("왜 그렇게 바꾸나요 (한국어)", "Why, in Korean"),
        widget=forms.Textarea({"rows": 3}),
        help_text=asked("숫자의 근거로 남아요.", "It stays as a source of the number."),
    )
    reason_en = forms.CharField(
        label=asked("왜 그렇게 바꾸나요 (영어)", "Why, in English"),
        widget=forms.Textarea({"rows": 2}),
        required=False,
    )
    since = forms.DateField(
        label=asked("언제부터", "From which day"),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )

    def __init__(
        self,
        *given: Any,
        organisations: Sequence[tuple[int, Words]] = (),
        indicators: Sequence[tuple[str, Words]] = (),
        **more: Any,
    ) -> None:
        super().__init__(*given, **more)
        self.fields["organisation_id"].choices = list(organisations)  # type: ignore[attr-defined]
        self.fields["indicator"].choices = list(indicators)  # type: ignore[attr-defined]

    def conversion(self) -> NewConversion:
        """What was written down."""
        given = self.cleaned_data
        return NewConversion(
            own_name=given["own_name"],
            indicator=given["indicator"],
            factor=given["factor"],
            reason=Words(given["reason_ko"], given["reason_en"]),
            since=given["since"],
        )
