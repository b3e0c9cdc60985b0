"""Opening a kitchen: whose it is, where it stands, when it cooks, how much it can."""

from collections.abc import Sequence
from typing import Any

from django import forms

from dure.kernel.ui.labels import label
from dure.kernel.words import Words
from dure.programmes.care_meals.types.diners import KitchenDraft

CLOCK, NUMERIC = {"type": "time"}, {"inputmode": "numeric"}
DEGREES = {"inputmode": "decimal", "placeholder": "35.1234"}


class KitchenForm(forms.Form):
    """What is told of a kitchen."""

    organisation = forms.ChoiceField(label=label("어느 기관이 맡나요", "Who runs it"))
    name_ko = forms.CharField(label=label("주방 이름", "Name in Korean"), max_length=120)
    name_en = forms.CharField(
        label=label("영어 이름", "Name in English"), max_length=120, required=False
    )
    place_code = forms.CharField(label=label("지역 코드", "Place (code)"), max_length=20)
    opens = forms.TimeField(
        label=label("여는 시각", "Opens"), widget=forms.TimeInput(CLOCK, format="%H:%M")
    )
    closes = forms.TimeField(
        label=label("닫는 시각", "Closes"), widget=forms.TimeInput(CLOCK, format="%H:%M")
    )
    capacity = forms.IntegerField(
        label=label("하루에 몇 식까지", "Meals a day, at most"),
        min_value=0,
        max_value=100_000,
        required=False,
        widget=forms.TextInput(NUMERIC),
    )
    latitude = forms.FloatField(
        label=label("위도", "Latitude"), required=False, widget=forms.TextInput(DEGREES)
    )
    longitude = forms.FloatField(
        label=label("경도", "Longitude"), required=False, widget=forms.TextInput(DEGREES)
    )
    licence = forms.CharField(
        label=label("집단급식소 신고", "Notification as a group kitchen"),
        max_length=200,
        required=False,
    )

    def __init__(
        self, *args: Any, organisations: Sequence[tuple[int, Words]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = organisations  # type: ignore[attr-defined]

    def draft(self, initiative_id: int) -> KitchenDraft:
        """As the service takes it."""
        said = self.cleaned_data
        return KitchenDraft(
            initiative_id=initiative_id,
            organisation_id=int(said["organisation"]),
            name=Words(said["name_ko"], said["name_en"]),
            place_code=said["place_code"].strip(),
            opens=said["opens"],
            closes=said["closes"],
            capacity=said["capacity"] or 0,
            latitude=said["latitude"],
            longitude=said["longitude"],
            licence=said["licence"],
        )
