"""Writing down one consent: one purpose, named items, a recipient where one is needed, an end."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from dure.ground.consent.queries import (
    GIVER_WORDS,
    ITEMS,
    METHOD_WORDS,
    SENSITIVE,
    PurposeTerms,
)
from dure.ground.consent.types import NewConsent
from dure.ground.files.types import NewFile
from dure.ground.organisations.types import OrganisationCard
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label
from dure.kernel.words import Words

KEPT = (
    ("0", Words("끝나면 바로 지워요", "deleted at the end")),
    ("12", Words("끝난 뒤 1년", "1 year after the end")),
    ("36", Words("끝난 뒤 3년", "3 years after the end")),
    ("60", Words("끝난 뒤 5년", "5 years after the end")),
)
ACCEPTED = ".pdf,.jpg,.jpeg,.png,.webp"


class ConsentForm(forms.Form):
    """The five things a person is told, how they said yes, and who helped."""

    items = forms.MultipleChoiceField(
        label=label("어떤 정보를 쓰나요?", "Which data?"), widget=forms.CheckboxSelectMultiple
    )
    recipient = forms.ChoiceField(
        label=label("누구에게 주나요?", "Who receives them?"), required=False
    )
    given_by = forms.ChoiceField(
        label=label("누가 동의했나요?", "Who agreed?"),
        choices=tuple(GIVER_WORDS.items()),
        widget=forms.RadioSelect,
        initial="self",
        help_text=label(
            "어른은 본인이 정해요. 만 14세 미만은 보호자가 동의해요.",
            "An adult decides for herself. Under 14 the guardian has to agree.",
        ),
    )
    supported_by = forms.CharField(
        label=label("누가 도왔나요?", "Who helped?"),
        required=False,
        max_length=80,
        help_text=label("도움을 받아 동의한 때만 적어요.", "Only where there was support."),
    )
    method = forms.ChoiceField(
        label=label("어떻게 동의했나요?", "How?"), choices=tuple(METHOD_WORDS.items())
    )
    given_on = DayField(
        label=label("동의한 날", "On which day?"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    expires_on = DayField(
        label=label("언제까지", "Until"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=label(
            "비워 두면 이 목적에서 가장 긴 기간까지예요.", "Left empty: the longest term there is."
        ),
    )
    keep_months = forms.ChoiceField(
        label=label("언제까지 보관하나요?", "How long is it kept?"), choices=KEPT, initial="36"
    )
    easy_read = forms.BooleanField(
        label=label("위의 쉬운 글로 설명했어요", "Explained with the easy text above"),
        required=False,
    )
    paper = forms.FileField(
        label=label("서명한 동의서", "The signed paper"),
        required=False,
        help_text=label(
            "사진이나 PDF. 찍은 곳과 시각은 지우고 보관해요.",
            "A photo or PDF. Where and when it was taken is removed.",
        ),
        widget=forms.ClearableFileInput({"accept": ACCEPTED}),
    )

    def __init__(
        self,
        *args: Any,
        terms: PurposeTerms,
        recipients: Sequence[OrganisationCard],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.terms = terms
        self.fields["given_on"].initial = today
        items = {**ITEMS, **SENSITIVE} if terms.sensitive else ITEMS
        self.fields["items"].choices = tuple(items.items())  # type: ignore[attr-defined]
        if terms.needs_recipient:
            offered = tuple((str(each.id), each.name) for each in recipients)
            self.fields["recipient"].choices = offered  # type: ignore[attr-defined]
            self.fields["recipient"].required = True
        else:
            del self.fields["recipient"]

    def told(self) -> NewConsent:
        """As the service takes it."""
        given = self.cleaned_data
        recipient = given.get("recipient")
        return NewConsent(
            purpose=self.terms.code,
            items=tuple(given["items"]),
            given_on=given["given_on"],
            method=given["method"],
            given_by=given["given_by"],
            recipient_id=int(recipient) if recipient else None,
            expires_on=given["expires_on"],
            easy_read=given["easy_read"],
            supported_by=given["supported_by"],
            keep_months=int(given["keep_months"]),
            paper=_paper(given["paper"]),
        )


def _paper(sent: Any) -> NewFile | None:
    return NewFile(name=sent.name, content=sent.read()) if sent else None
