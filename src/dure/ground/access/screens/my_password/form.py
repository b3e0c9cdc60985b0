"""A new password; the old one is asked for unless figures from a fresh mail have just been given."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.password_validation import validate_password

from dure.kernel.ui.labels import label

HIDDEN = forms.PasswordInput


class NewPassword(forms.Form):
    """Old and new."""

    old = forms.CharField(
        label=label("지금 비밀번호", "Present password"),
        widget=HIDDEN({"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=label("새 비밀번호", "New password"),
        help_text=label(
            "열 자 이상이에요. 낱말 여러 개를 이어 쓰면 외우기 쉬워요.",
            "Ten letters or more. Several words in a row are easy to remember.",
        ),
        max_length=128,
        widget=HIDDEN({"autocomplete": "new-password"}),
    )

    def __init__(self, *given: Any, account: Any, knows_old: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        self.account = account
        if not knows_old:
            del self.fields["old"]

    def clean_old(self) -> str:
        """Wrong ones are counted, and lock the account for a while."""
        old: str = self.cleaned_data["old"]
        if not get_adapter().reauthenticate(self.account, old):
            raise get_adapter().validation_error("incorrect_password")
        return old

    def clean_new(self) -> str:
        """Long enough, and not one of those that everybody tries first."""
        new: str = self.cleaned_data["new"]
        validate_password(new, self.account)
        return new
