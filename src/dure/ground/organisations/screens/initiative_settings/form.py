"""The settings of an initiative, as a form."""

from typing import Any

from django import forms

from dure.ground.organisations.queries import LICENCES, PEOPLE_MODES, PHASES, PROTECTIONS, ZEROS
from dure.ground.organisations.screens.place_field import PlaceField, shown_place
from dure.ground.organisations.types import InitiativeCard, InitiativeSettings, ProtectionRules
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label
from dure.kernel.words import Words

DAY = forms.DateInput({"type": "date"}, "%Y-%m-%d")
LONG = {"rows": 3}
NUMBER = {"inputmode": "numeric"}
RULES_IN_NUMBERS = ("least_denominator", "dominance_n", "dominance_k", "p_percent")


def _options(named: dict[str, Words]) -> list[tuple[str, Any]]:
    return list(named.items())


def _share(ko: str, en: str, help_ko: str, help_en: str) -> forms.IntegerField:
    """A number that may stay empty: then the rule is not used."""
    return forms.IntegerField(
        label=label(ko, en),
        help_text=label(help_ko, help_en),
        required=False,
        min_value=0,
        max_value=9999,
        widget=forms.TextInput(NUMBER),
    )


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
        widget=forms.TextInput(NUMBER),
    )
    protection = forms.ChoiceField(
        label=label("작은 수를 지키는 방법", "How small groups are protected"),
        choices=_options(PROTECTIONS),
    )
    zeros = forms.ChoiceField(
        label=label("0의 공개", "Zeros"),
        help_text=label(
            "0이 그 집단에 관해 무언가를 알려 준다면 가리세요.",
            "Hide them where a zero would tell something about everybody in a group.",
        ),
        choices=_options(ZEROS),
    )
    least_denominator = _share(
        "비율의 가장 작은 모수",
        "Smallest denominator of a rate",
        "모수가 이보다 적은 비율은 가려요. 비워 두면 가장 작은 수의 두 배예요.",
        "A rate of fewer people is hidden. Left empty, it is twice the smallest group.",
    )
    dominance_n = _share(
        "금액: 가장 큰 기관의 수",
        "Amounts: how many of the largest organisations",
        "가장 큰 몇 곳이 아래 몫보다 많이 차지하는 금액은 가려요. 비워 두면 금액을 가리지 않아요.",
        "An amount is hidden where so many hold more than the percentage below. Left empty, none is.",
    )
    dominance_k = _share(
        "금액: 그 기관들의 몫 (%)",
        "Amounts: their share (%)",
        "이 규칙을 쓰면 한 기관만의 금액도 가려요.",
        "With this rule, an amount of one organisation alone is hidden as well.",
    )
    p_percent = _share(
        "금액: 가장 큰 몫을 어림하는 폭 (%)",
        "Amounts: how closely the largest share may be reckoned (%)",
        "두 번째로 큰 기관이 가장 큰 기관의 몫을 이 폭 안으로 알아낼 수 있는 금액은 가려요.",
        "An amount is hidden where the second largest organisation could reckon the largest so closely.",
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
            rules=_rules(told),
            ended_on=told["ended_on"],
        )


def _rules(told: dict[str, Any]) -> ProtectionRules:
    return ProtectionRules(
        zeros=told["zeros"], **{name: told[name] or 0 for name in RULES_IN_NUMBERS}
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
        "zeros": card.rules.zeros,
        **{name: getattr(card.rules, name) or None for name in RULES_IN_NUMBERS},
        "licence": card.licence,
        "people_mode": card.people_mode,
        "people_mode_basis": card.people_mode_basis,
    }
