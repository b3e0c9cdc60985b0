"""Name and language of one's own account."""

from django import forms

from dure.kernel.ui.labels import label


class Own(forms.Form):
    """What others see of oneself, and how one is spoken to."""

    name = forms.CharField(
        label=label("이름", "Name"),
        max_length=80,
        help_text=label("함께 일하는 사람들에게 보여요.", "The people you work with see it."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=label("언어", "Language"),
        choices=[("ko", "한국어"), ("en", "English")],
        help_text=label("화면과 편지의 언어예요.", "For pages and letters."),
    )
