"""Why somebody from outside opens a row: the purpose, and the reason in words."""

from django import forms

from dure.ground.consent.queries import purposes
from dure.kernel.ui.labels import label

OWN = "service"  # what an organisation does for its own people


class WhyForm(forms.Form):
    """Breaking the glass: which purpose, and why now."""

    purpose = forms.ChoiceField(label=label("무엇을 하려고 보나요?", "What for?"))
    reason = forms.CharField(
        label=label("까닭", "Why"),
        max_length=200,
        help_text=label(
            "열람 기록에 남고, 이 분이 물으면 보여 드려요.",
            "It stays in the access log, and is shown to this person on request.",
        ),
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        offered = tuple((code, terms.name) for code, terms in purposes().items() if code != OWN)
        self.fields["purpose"].choices = offered  # type: ignore[attr-defined]
