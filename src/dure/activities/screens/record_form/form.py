"""Writing down by hand what was done where there is no sheet."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms

from dure.activities.types import KindCard, ServiceFact
from dure.ground.organisations.types import OrganisationCard
from dure.ground.people.queries import people_by_own_number
from dure.ground.places.queries import place_written
from dure.kernel.clock import SEOUL
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label
from dure.kernel.words import Words

NUMERIC = {"inputmode": "decimal", "autocomplete": "off"}


class RecordForm(forms.Form):
    """One thing done. The token of the form makes it one thing however often it is sent."""

    token = forms.RegexField(regex=r"[a-z0-9]{8,12}", widget=forms.HiddenInput)
    organisation = forms.ChoiceField(label=label("어느 기관이 했나요?", "Which organisation?"))
    kind = forms.ChoiceField(label=label("무엇을 했나요?", "What was done?"))
    day = DayField(
        label=label("날", "Day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    clock = forms.TimeField(
        label=label("시각", "Time"), widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    quantity = forms.DecimalField(
        label=label("얼마나", "How much"),
        max_digits=14,
        decimal_places=2,
        widget=forms.TextInput(NUMERIC),
    )
    person_number = forms.CharField(
        label=label("누구에게 (관리번호)", "For whom (your own number)"),
        required=False,
        max_length=40,
        help_text=label("이름을 밝히지 않으면 비워 두세요.", "Leave it empty for people unnamed."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    head_count = forms.IntegerField(
        label=label("이름 없이 몇 명", "How many unnamed"),
        required=False,
        min_value=0,
        widget=forms.TextInput(NUMERIC),
    )
    place = forms.CharField(
        label=label("어디에서", "Where"),
        max_length=80,
        widget=forms.TextInput({"list": "places", "autocomplete": "off"}),
    )

    def __init__(
        self,
        *args: Any,
        organisations: Sequence[OrganisationCard],
        kinds: Sequence[KindCard],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        homes = tuple((str(each.id), each.name) for each in organisations)
        self.fields["organisation"].choices = homes  # type: ignore[attr-defined]
        offered = tuple((each.code, _with_unit(each)) for each in kinds)
        self.fields["kind"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The place is one; the number is somebody's."""
        told = super().clean() or {}
        if told.get("day") is None:
            return told
        try:
            told["place_code"] = place_written(told.get("place") or "", told["day"])
        except Refused as refused:
            self.add_error("place", str(words_of(refused)))
        if told.get("person_number") and told.get("organisation"):
            known = people_by_own_number(int(told["organisation"]))
            told["person_id"] = known.get(told["person_number"])
            if told["person_id"] is None:
                self.add_error("person_number", str(words_of(Refused("activities.unknown_person"))))
        return told

    def fact(self, initiative_id: int, worker_id: int | None) -> ServiceFact:
        """As the service takes it."""
        given = self.cleaned_data
        return ServiceFact(
            initiative_id=initiative_id,
            organisation_id=int(given["organisation"]),
            kind=given["kind"],
            occurred_at=datetime.combine(given["day"], given["clock"], tzinfo=SEOUL),
            place_code=given["place_code"],
            source=f"hand:{given['token']}",
            quantity=Decimal(given["quantity"]),
            person_id=given.get("person_id"),
            head_count=given["head_count"],
            worker_id=worker_id,
        )


def _with_unit(kind: KindCard) -> Words:
    unit = kind.unit_words
    return Words(f"{kind.name.ko} ({unit.ko})", f"{kind.name.en} ({unit.en})")
