"""Correcting a record: what was right instead, and why; or that it never happened."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms

from dure.activities.rules.reasons import CHOSEN_BY_PEOPLE, REASONS
from dure.activities.types import Correction, LedgerLine
from dure.ground.places.queries import place_written
from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label

NUMERIC = {"inputmode": "decimal", "autocomplete": "off"}


class CorrectionForm(forms.Form):
    """The right values stand beside those of the line; nothing is overwritten."""

    void = forms.BooleanField(
        label=label("하지 않은 일이에요. 없던 일로 할게요.", "It did not happen. Take it back."),
        required=False,
    )
    quantity = forms.DecimalField(
        label=label("얼마나", "How much"),
        required=False,
        max_digits=14,
        decimal_places=2,
        widget=forms.TextInput(NUMERIC),
    )
    head_count = forms.IntegerField(
        label=label("이름 없이 몇 명", "How many unnamed"),
        required=False,
        min_value=0,
        widget=forms.TextInput(NUMERIC),
    )
    day = DayField(
        label=label("날", "Day"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    clock = forms.TimeField(
        label=label("시각", "Time"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )
    place = forms.CharField(label=label("어디에서", "Where"), required=False, max_length=80)
    code = forms.ChoiceField(
        label=label("왜 고치나요?", "Why?"),
        choices=tuple((each, REASONS[each]) for each in CHOSEN_BY_PEOPLE),
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=label("덧붙일 말", "In your own words"),
        required=False,
        max_length=300,
        help_text=label("이름은 적지 않아도 돼요.", "No names are needed."),
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, line: LedgerLine, **kwargs: Any) -> None:
        self.line, self.when = line, line.occurred_at.astimezone(SEOUL)
        kwargs["initial"] = {
            "quantity": f"{line.quantity.normalize():f}",
            "head_count": line.head_count,
            "day": self.when.date(),
            "clock": self.when.time().replace(second=0, microsecond=0),
            "place": line.place_code,
        }
        super().__init__(*args, **kwargs)
        if line.head_count is None:
            del self.fields["head_count"]

    def clean(self) -> dict[str, Any]:
        """The place is one on that day."""
        told = super().clean() or {}
        try:
            written = told.get("place") or self.line.place_code
            if written != self.line.place_code:
                written = place_written(written, told.get("day") or self.when.date())
            told["place_code"] = written
        except Refused as refused:
            self.add_error("place", str(words_of(refused)))
        return told

    def correction(self) -> Correction:
        """Only what is different."""
        given, line = self.cleaned_data, self.line
        if given["void"]:
            return Correction(void=True)
        return Correction(
            quantity=_other(given["quantity"], line.quantity),
            head_count=_other(given.get("head_count"), line.head_count),
            occurred_at=self._moment(given["day"], given["clock"]),
            place_code=_other(given["place_code"], line.place_code),
        )

    def _moment(self, day: date | None, clock: time | None) -> datetime | None:
        minute = self.when.replace(second=0, microsecond=0)
        told = datetime.combine(day or minute.date(), clock or minute.time(), tzinfo=SEOUL)
        return None if told == minute else told


def _other(told: Any, stands: Decimal | int | str | None) -> Any:
    return None if told in (None, stands) else told
