"""Offering a service: which organisation, what, where, for whom, for how many, since when."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from dure.activities.types import KindCard, ServiceDraft
from dure.ground.organisations.types import OrganisationCard
from dure.ground.places.queries import place_written
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label
from dure.kernel.words import Words


def a_day(ko: str, en: str, *, required: bool = True) -> DayField:
    """A day chosen from the device's own calendar."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return DayField(label=label(ko, en), required=required, widget=widget)


class ServiceForm(forms.Form):
    """Everything about a service that others want to know."""

    organisation = forms.ChoiceField(label=label("어느 기관이 하나요?", "Which organisation?"))
    kind = forms.ChoiceField(label=label("무엇을 하나요?", "What kind?"))
    name_ko = forms.CharField(label=label("이름 (한국어)", "Name in Korean"), max_length=120)
    name_en = forms.CharField(
        label=label("이름 (영어)", "Name in English"), required=False, max_length=120
    )
    group_ko = forms.CharField(
        label=label("누구를 위해서 (한국어)", "For whom, in Korean"), required=False, max_length=120
    )
    group_en = forms.CharField(
        label=label("누구를 위해서 (영어)", "For whom, in English"), required=False, max_length=120
    )
    place = forms.CharField(
        label=label("어디에서", "Where"),
        max_length=80,
        help_text=label("시군구나 읍면동 이름, 또는 코드", "a town or district, or its code"),
        widget=forms.TextInput({"list": "places", "autocomplete": "off"}),
    )
    capacity = forms.IntegerField(
        label=label("정원", "Places"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=label(
            "적으면 그 뒤에 온 분은 차례를 기다려요. 비워 두면 모두 함께해요.",
            "With a number, who comes after it waits in order. Left empty: everybody may come.",
        ),
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    starts_on = a_day("시작하는 날", "First day")
    ends_before = a_day(
        "끝나는 날 (이날부터는 안 해요)", "Ends (no more from this day)", required=False
    )

    def __init__(
        self,
        *args: Any,
        organisations: Sequence[OrganisationCard],
        kinds: Sequence[KindCard],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        homes = tuple((str(each.id), each.name) for each in organisations)
        self.fields["organisation"].choices = homes  # type: ignore[attr-defined]
        offered = tuple((each.code, each.name) for each in kinds)
        self.fields["kind"].choices = offered  # type: ignore[attr-defined]

    def clean_place(self) -> str:
        """The code of the one place that is meant."""
        written: str = self.cleaned_data["place"]
        if self.fields["place"].disabled:  # what stands may be a code of before
            return written
        try:
            return place_written(written, self.today)
        except Refused as refused:
            raise forms.ValidationError(str(words_of(refused))) from None

    def told(self, initiative_id: int) -> ServiceDraft:
        """As the service takes it; a name in one language serves for both."""
        given = self.cleaned_data
        return ServiceDraft(
            initiative_id=initiative_id,
            organisation_id=int(given["organisation"]),
            kind=given["kind"],
            name=Words(given["name_ko"], given["name_en"] or given["name_ko"]),
            group=Words(given["group_ko"], given["group_en"] or given["group_ko"]),
            place_code=given["place"],
            starts_on=given["starts_on"],
            ends_before=given["ends_before"],
            capacity=given["capacity"],
        )
