"""Saying what waits for what, and announcing a delay."""

from collections.abc import Sequence
from typing import Any

from django import forms

from dure.kernel.ui.labels import label
from dure.kernel.words import Words

Choices = Sequence[tuple[str, Words]]


class LinkForm(forms.Form):
    """Which of our activities waits for which other?"""

    after = forms.ChoiceField(label=label("우리 활동", "Our activity"))
    before = forms.ChoiceField(label=label("무엇을 기다리나요?", "What does it wait for?"))
    what = forms.CharField(
        label=label("무엇이 있어야 하나요?", "What is needed?"), required=False, max_length=200
    )
    slack_days = forms.IntegerField(
        label=label("며칠까지 늦어도 괜찮나요?", "How many days late does no harm?"),
        initial=0,
        min_value=0,
        max_value=3650,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, ours: Choices, everybody: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["after"].choices = ours  # type: ignore[attr-defined]
        self.fields["before"].choices = everybody  # type: ignore[attr-defined]


class DelayForm(forms.Form):
    """Which of our activities comes late, by how much, why?"""

    service = forms.ChoiceField(label=label("어느 활동이 늦어지나요?", "Which activity is late?"))
    days = forms.IntegerField(
        label=label("며칠 늦어지나요?", "How many days late?"),
        min_value=1,
        max_value=3650,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    reason = forms.CharField(
        label=label("까닭", "Why"),
        required=False,
        max_length=500,
        help_text=label("이름은 적지 마세요.", "Please name nobody."),
    )

    def __init__(self, *args: Any, ours: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = ours  # type: ignore[attr-defined]
