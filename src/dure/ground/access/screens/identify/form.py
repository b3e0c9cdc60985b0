"""The password once more."""

from typing import Any

from allauth.account.forms import ReauthenticateForm

from dure.kernel.words import Words


class PasswordAgain(ReauthenticateForm):  # type: ignore[misc]
    """Before something that matters."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["password"].label = Words("비밀번호", "Password")
        self.fields["password"].widget.attrs = {"autocomplete": "current-password"}
