"""The two ways in: a code by mail, or a password. Wording is ours, the checks are the library's."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, LoginForm, RequestLoginCodeForm

from dure.kernel.words import Words

EMAIL = Words("이메일", "E-mail address")


def _address(field: Any) -> None:
    field.label = EMAIL
    field.widget.attrs = {"autocomplete": "username", "inputmode": "email", "spellcheck": "false"}


class CodeByMail(RequestLoginCodeForm):  # type: ignore[misc]
    """The main way: an address; the code follows by mail."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        _address(self.fields["email"])


class Password(LoginForm):  # type: ignore[misc]
    """The other way: an address and its password."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        _address(self.fields["login"])
        word = self.fields["password"]
        word.label, word.help_text = Words("비밀번호", "Password"), ""
        word.widget.attrs = {"autocomplete": "current-password"}


class Code(ConfirmLoginCodeForm):  # type: ignore[misc]
    """The six figures from the mail."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        six_figures(
            self.fields["code"],
            Words("메일로 받은 숫자 여섯 자리", "The six figures from the mail"),
        )


def six_figures(field: Any, label: Words) -> None:
    """A box for a code: large, numbers only, and phones offer the code themselves."""
    field.label = label
    field.widget.attrs = {
        "autocomplete": "one-time-code",
        "inputmode": "numeric",
        "class": "code-box",
        "autofocus": True,
    }
