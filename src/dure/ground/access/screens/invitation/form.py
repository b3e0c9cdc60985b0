"""Who has no account yet says what to be called and in which language."""

from django import forms

from dure.kernel.ui.labels import label


class NewAccount(forms.Form):
    """The little that an account needs."""

    name = forms.CharField(
        label=label("이름", "Name"),
        max_length=80,
        help_text=label("함께 일하는 사람들에게 보여요.", "The people you work with see it."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=label("언어", "Language"), choices=[("ko", "한국어"), ("en", "English")]
    )
