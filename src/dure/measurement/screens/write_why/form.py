"""The story behind a curve, in Korean and, where somebody has it, in English."""

from django import forms

from dure.kernel.words import Words


class WhyForm(forms.Form):
    """What happened, for which period."""

    period = forms.CharField(max_length=8)
    text_ko = forms.CharField(max_length=2000)
    text_en = forms.CharField(max_length=2000, required=False)

    @property
    def text(self) -> Words:
        """The story in both languages."""
        return Words(self.cleaned_data["text_ko"], self.cleaned_data["text_en"])
