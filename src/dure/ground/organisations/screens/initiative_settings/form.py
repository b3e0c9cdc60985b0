"""The settings of an initiative, as a form."""

from typing import Any

from django import forms

from dure.ground.organisations.queries import LICENCES, PEOPLE_MODES, PHASES, PROTECTIONS
from dure.ground.organisations.screens.place_field import PlaceField, shown_place
from dure.ground.organisations.types import InitiativeCard, InitiativeSettings
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label
from dure.kernel.words import Words

DAY = forms.DateInput({"type": "date"}, "%Y-%m-%d")
LONG = {"rows": 3}


def _options(named: dict[str, Words]) -> list[tuple[str, Any]]:
    return list(named.items())


class SettingsForm(forms.Form):
    """What it is called, what it is for, how it publishes."""

    name_ko = forms.CharField(label=label("이름 (한국어)", "Name in Korean"), max_length=120)
    name_en = forms.CharField(label=label("이름 (영어)", "Name in English"), max_length=120)
    about_ko = forms.CharField(
        label=label("무엇을 위한 일인가요 (한국어)", "What it is for, in Korean"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(LONG),
    )
    about_en = forms.CharField(
        label=label("무엇을 위한 일인가요 (영어)", "What it is for, in English"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(LONG),
    )
    phase = forms.ChoiceField(label=label("단계", "Phase"), choices=_options(PHASES))
    place = PlaceField(
        label=label("지역", "Place"),
        help_text=label("이름이나 코드", "A name or a code"),
        required=False,
        max_length=80,
    )
    ended_on = DayField(label=label("끝나는 날", "Ends on"), required=False, widget=DAY)
    min_cell = forms.IntegerField(
        label=label("공개하는 가장 작은 수", "Smallest group shown in public"),
        help_text=label(
            "이보다 적은 사람 수는 가려요. 다음 공개부터 바뀌어요.",
            "Smaller counts of people are hidden. It changes with the next release.",
        ),
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    protection = forms.ChoiceField(
        label=label("작은 수를 지키는 방법", "How small groups are protected"),
        choices=_options(PROTECTIONS),
    )
    licence = forms.ChoiceField(
        label=label("공개자료의 이용 조건", "Licence of the open data"), choices=_options(LICENCES)
    )
    people_mode = forms.ChoiceField(
        label=label("여러 기관을 오간 사람", "People who go to several organisations"),
        choices=_options(PEOPLE_MODES),
    )
    people_mode_basis = forms.CharField(
        label=label("그 법적 근거", "The legal ground for it"),
        help_text=label(
            "더하기만 한다면 비워 두세요.", "Leave it empty where numbers are only added up."
        ),
        required=False,
        max_length=1000,
        widget=forms.Textarea(LONG),
    )

    def settings(self) -> InitiativeSettings:
        """The whole of it, as the service takes it."""
        told = self.cleaned_data
        return InitiativeSettings(
            name=Words(told["name_ko"], told["name_en"]),
            about=Words(told["about_ko"], told["about_en"]),
            phase=told["phase"],
            place_code=told["place"],
            min_cell=told["min_cell"],
            licence=told["licence"],
            people_mode=told["people_mode"],
            people_mode_basis=told["people_mode_basis"],
            protection=told["protection"],
            ended_on=told["ended_on"],
        )


def settings_now(card: InitiativeCard) -> dict[str, Any]:
    """What the form shows before anything is changed."""
    return {
        "name_ko": card.name.ko,
        "name_en": card.name.en,
        "about_ko": card.about.ko,
        "about_en": card.about.en,
        "phase": card.phase,
        "place": shown_place(card.place_code),
        "ended_on": card.ended_on,
        "min_cell": card.min_cell,
        "protection": card.protection,
        "licence": card.licence,
        "people_mode": card.people_mode,
        "people_mode_basis": card.people_mode_basis,
    }
