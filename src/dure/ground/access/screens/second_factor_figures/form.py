"""The figures of the app, at sign-in and again later; a recovery code is taken as well."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm

from dure.ground.access.screens.sign_in.form import six_figures
from dure.kernel.words import Words

LABEL = Words("인증 앱의 숫자나 복구 코드", "Figures of the app, or a recovery code")


class Figures(AuthenticateForm):  # type: ignore[misc]
    """At sign-in."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        six_figures(self.fields["code"], LABEL)


class FiguresAgain(ReauthenticateForm):  # type: ignore[misc]
    """Later in the session, before something that matters."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        six_figures(self.fields["code"], LABEL)
