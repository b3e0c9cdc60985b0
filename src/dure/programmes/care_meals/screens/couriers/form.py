"""A courier: how they go, how much, when, and from where."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label
from dure.kernel.words import Words
from dure.programmes.care_meals.types.couriers import CourierDraft
from dure.programmes.care_meals.types.day import MODES, CourierCard
from dure.programmes.care_meals.types.diners import KitchenCard

WEEKDAYS: Mapping[int, Words] = {
    1: Words("월", "Mon"),
    2: Words("화", "Tue"),
    3: Words("수", "Wed"),
    4: Words("목", "Thu"),
    5: Words("금", "Fri"),
    6: Words("토", "Sat"),
    7: Words("일", "Sun"),
}
NUMERIC = {"inputmode": "numeric"}
CLOCK = {"type": "time"}


class CourierForm(forms.Form):
    """What is told of a courier."""

    name = forms.CharField(label=label("이름", "Name"), max_length=60)
    phone = forms.CharField(label=label("전화", "Phone"), max_length=30, required=False)
    mode = forms.ChoiceField(label=label("어떻게 가나요", "How they go"))
    load = forms.IntegerField(
        label=label("한 번에 나르는 양(인분)", "Portions at once"), widget=forms.TextInput(NUMERIC)
    )
    shift_from = forms.TimeField(
        label=label("근무 시작", "Shift begins"), widget=forms.TimeInput(CLOCK, format="%H:%M")
    )
    shift_until = forms.TimeField(
        label=label("근무 끝", "Shift ends"), widget=forms.TimeInput(CLOCK, format="%H:%M")
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=label("나오는 요일", "Weekdays"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    kitchen = forms.ChoiceField(label=label("나가는 주방", "Kitchen"), required=False)
    most_trips = forms.IntegerField(
        label=label("하루에 몇 번까지", "Most trips a day"),
        required=False,
        widget=forms.TextInput(NUMERIC),
    )
    speed_kmh = forms.FloatField(
        label=label("속도(시속 km)", "Speed in km/h"),
        help_text=label("비워 두면 보통 속도로 셈해요.", "Left empty, the usual speed is taken."),
        required=False,
        widget=forms.TextInput({"inputmode": "decimal"}),
    )
    since = DayField(
        label=label("언제부터", "Since"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, kitchens: Sequence[KitchenCard], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kitchens = {one.public_id: one for one in kitchens}
        several: list[Any] = [("", Words("어느 주방이든", "Any of ours"))]
        several += [(one.public_id, one.name) for one in kitchens]
        self.fields["kitchen"].choices = several  # type: ignore[attr-defined]
        self.fields["mode"].choices = list(MODES.items())  # type: ignore[attr-defined]
        self.fields["weekdays"].choices = list(WEEKDAYS.items())  # type: ignore[attr-defined]

    def told(self, home: KitchenCard, known: CourierCard | None = None) -> CourierDraft:
        """As the services take it; what the form does not ask of a known courier stays."""
        said = self.cleaned_data
        kitchen = self.kitchens.get(said["kitchen"])
        return CourierDraft(
            initiative_id=home.initiative_id,
            organisation_id=home.organisation_id,
            name=said["name"],
            phone=said["phone"],
            mode=said["mode"],
            load=said["load"],
            shift=(said["shift_from"], said["shift_until"]),
            weekdays=tuple(said["weekdays"]),
            kitchen_id=kitchen.id if kitchen else None,
            most_trips=said["most_trips"],
            speed_kmh=said["speed_kmh"],
            since=said["since"],
            rest=known.rest if known else None,
            start=known.start if known else None,
            end=known.end if known else None,
            worker_key=known.worker_key if known else None,
        )


def first_values(card: CourierCard, kitchens: Sequence[KitchenCard]) -> dict[str, Any]:
    """The form as it stands for a known courier."""
    home = next((one.public_id for one in kitchens if one.id == card.kitchen_id), "")
    return {
        "name": card.name,
        "phone": card.phone,
        "mode": card.mode,
        "load": card.load,
        "shift_from": card.shift[0],
        "shift_until": card.shift[1],
        "weekdays": list(card.weekdays),
        "kitchen": home,
        "most_trips": card.most_trips,
        "speed_kmh": card.speed_kmh,
        "since": card.since,
    }
