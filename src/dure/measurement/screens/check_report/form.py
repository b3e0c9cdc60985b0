"""What is written when a report goes back: a comment; after the lock also until when."""

from django import forms

from dure.kernel.errors import Refused
from dure.measurement.screens.inside import asked


class ReturnForm(forms.Form):
    """Ask for more."""

    comment = forms.CharField(
        label=asked("무엇을 보완하면 되나요?", "What should be completed?"),
        widget=forms.Textarea({"rows": 4}),
        help_text=asked("보고 담당자가 그대로 읽어요.", "The reporter reads exactly this."),
    )


class ReopenForm(forms.Form):
    """Reopen after the lock."""

    until = forms.DateField(
        label=asked("언제까지 쓸 수 있나요?", "Until when?"),
        widget=forms.DateInput({"type": "date"}),
        help_text=asked(
            "이날까지 쓸 수 있고, 지나면 저절로 닫혀요.",
            "This day included; it closes by itself afterwards.",
        ),
    )
    reason = forms.CharField(
        label=asked("다시 여는 까닭", "Reason"), widget=forms.Textarea({"rows": 3})
    )

    def refuse(self) -> None:
        """A day that cannot be read, or no reason."""
        raise Refused("measurement.reason_needed")
