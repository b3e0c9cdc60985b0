"""The figures of the app, at sign-in and again later; a recovery code is taken as well."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django.core.cache import cache

from dure.ground.access.rules.tokens import digest_of
from dure.ground.access.screens.sign_in.form import six_figures
from dure.kernel.words import Words

LABEL = Words("인증 앱의 숫자나 복구 코드", "Figures of the app, or a recovery code")

GOOD_FOR_S = 120  # longer than the app's figures count, with the half minute before and after


def take_once(account: Any, code: str) -> bool:
    """True the first time: figures that somebody read over a shoulder open nothing a second time."""
    return bool(cache.add(_kept(account, code), 1, timeout=GOOD_FOR_S))


class Figures(AuthenticateForm):  # type: ignore[misc]
    """At sign-in."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        six_figures(self.fields["code"], LABEL)

    def clean_code(self) -> str:
        """Right, and not used before."""
        _check_unused(self.user, self.cleaned_data["code"])
        code: str = super().clean_code()
        if not take_once(self.user, code):  # in another tab, in the same moment
            raise get_adapter().validation_error("used_figures")
        return code


class FiguresAgain(ReauthenticateForm):  # type: ignore[misc]
    """Later in the session, before something that matters."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        six_figures(self.fields["code"], LABEL)

    def clean_code(self) -> str:
        """Right, and not used before."""
        _check_unused(self.user, self.cleaned_data["code"])
        code: str = super().clean_code()
        if not take_once(self.user, code):  # in another tab, in the same moment
            raise get_adapter().validation_error("used_figures")
        return code


def _check_unused(account: Any, code: str) -> None:
    if cache.get(_kept(account, code)):
        raise get_adapter().validation_error("used_figures")


def _kept(account: Any, code: str) -> str:
    return f"dure.figures.{account.pk}.{digest_of(''.join(code.split()))}"
