"""What somebody says of a pair."""

from django import forms

from dure.measurement.screens.inside import asked

CHOICES = (
    ("same", asked("같은 사람", "The same person")),
    ("different", asked("다른 사람", "Different people")),
    ("unsure", asked("모르겠어요", "Not sure")),
)


class VerdictForm(forms.Form):
    """Same, different or not sure, and why."""

    verdict = forms.ChoiceField(
        label=asked("두 기록은", "The two records are"), choices=CHOICES, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=asked("왜 그렇게 보았나요", "Why"),
        help_text=asked(
            "한 줄이면 돼요. 이름은 적지 마세요.", "One line will do. Please write no names."
        ),
        max_length=300,
        widget=forms.TextInput({"autocomplete": "off", "enterkeyhint": "done"}),
    )
