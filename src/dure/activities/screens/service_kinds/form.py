"""Defining a kind of service: a code, a name in both languages, the unit it is counted in."""

from django import forms

from dure.activities.types import UNITS, KindDraft
from dure.kernel.ui.labels import label
from dure.kernel.words import Words

OFFERED = tuple((unit, label(unit, english)) for unit, english in UNITS.items())


class KindForm(forms.Form):
    """What may be done for somebody, and how it is counted."""

    name_ko = forms.CharField(label=label("이름 (한국어)", "Name in Korean"), max_length=80)
    name_en = forms.CharField(label=label("이름 (영어)", "Name in English"), max_length=80)
    unit = forms.ChoiceField(label=label("무엇으로 세나요?", "Counted in"), choices=OFFERED)
    personal = forms.BooleanField(
        label=label("누가 받았는지 적어요", "It says who received it"), required=False, initial=True
    )
    code = forms.CharField(
        label=label("코드", "Code"),
        max_length=60,
        help_text=label(
            "영문 소문자, 예: care_meals.lunch", "lower-case letters, as in care_meals.lunch"
        ),
    )

    def told(self) -> KindDraft:
        """As the service takes it."""
        given = self.cleaned_data
        return KindDraft(
            code=given["code"],
            name=Words(given["name_ko"], given["name_en"]),
            unit=given["unit"],
            programme=given["code"].partition(".")[0] if "." in given["code"] else "",
            personal=given["personal"],
        )
