"""Whose account shall keep the house."""

from django import forms

from dure.kernel.ui.labels import label


class Keeper(forms.Form):
    """An account that is here already, by its address."""

    email = forms.EmailField(
        label=label("맡길 사람의 이메일", "E-mail address of whoever shall keep it"),
        help_text=label(
            "이미 두레에 계정이 있는 사람이에요.", "They have an account in this house already."
        ),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off", "spellcheck": "false"}),
    )
