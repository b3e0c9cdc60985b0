"""Naming a guardian, or somebody who helps to decide: two small forms."""

from datetime import date
from typing import Any

from django import forms

from dure.ground.people.rules.supporting import COURT_KINDS, EVIDENCE, GUARDIAN_KINDS, HELPS_WITH
from dure.ground.people.services import NewGuardian, NewSupporter
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label


def a_day(ko: str, en: str, *, required: bool = True) -> DayField:
    """A day chosen from the device's own calendar."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return DayField(label=label(ko, en), required=required, widget=widget)


class GuardianForm(forms.Form):
    """One of the four kinds of the law; a court's guardian with the kind of order and its limits."""

    kind = forms.ChoiceField(
        label=label("어떤 보호자인가요?", "What kind of guardian?"),
        choices=tuple(GUARDIAN_KINDS.items()),
        widget=forms.RadioSelect,
    )
    court_kind = forms.ChoiceField(
        label=label("후견의 종류", "Kind of guardianship"),
        required=False,
        choices=tuple(COURT_KINDS.items()),
        help_text=label("법원이 선임한 경우에만 골라요.", "Only where a court appointed."),
    )
    name = forms.CharField(label=label("이름", "Name"), max_length=60)
    phone = forms.CharField(label=label("전화", "Phone"), required=False, max_length=40)
    limits = forms.CharField(
        label=label("도울 수 있는 일과 그 한계", "What the order covers, and what not"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )
    evidence = forms.ChoiceField(
        label=label("확인한 서류", "Paper that was shown"),
        required=False,
        choices=tuple(EVIDENCE.items()),
    )
    since = a_day("언제부터", "Since")
    until = a_day("언제까지", "Until", required=False)

    def told(self) -> NewGuardian:
        """As the service takes it."""
        return NewGuardian(**self.cleaned_data)


class SupporterForm(forms.Form):
    """Who helps, with what; the person chooses them and goes on deciding."""

    name = forms.CharField(label=label("이름", "Name"), max_length=60)
    relation = forms.CharField(
        label=label("어떤 사이인가요?", "Who are they to the person?"),
        required=False,
        max_length=60,
    )
    phone = forms.CharField(label=label("전화", "Phone"), required=False, max_length=40)
    helps_with = forms.MultipleChoiceField(
        label=label("무엇을 돕나요?", "Helps with"),
        required=False,
        choices=tuple(HELPS_WITH.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    chosen_by_person = forms.BooleanField(
        label=label("본인이 고른 사람이에요", "Chosen by the person"), required=False, initial=True
    )
    since = a_day("언제부터", "Since")

    def told(self) -> NewSupporter:
        """As the service takes it."""
        given = dict(self.cleaned_data)
        return NewSupporter(**given | {"helps_with": tuple(given["helps_with"])})


FORMS: dict[str, Any] = {"guardian": GuardianForm, "supporter": SupporterForm}


def form_for(who: str, posted: Any, today: date) -> Any:
    """The form of a guardian or of a supporter."""
    return FORMS[who](posted, initial={"since": today})
