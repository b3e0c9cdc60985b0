"""The first form of a house: who begins it, and what is asked of every initiative."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from dure.ground.organisations.screens.start_initiative.form import InitiativeForm
from dure.ground.organisations.types import FirstPerson
from dure.kernel.ui.labels import label

ADDRESS = {"autocomplete": "username", "inputmode": "email", "spellcheck": "false"}


class BeginForm(InitiativeForm):
    """The first account, with a password: it opens the house also where no mail arrives."""

    name = forms.CharField(
        label=label("이름", "Your name"),
        max_length=80,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=label("이메일", "E-mail address"),
        max_length=254,
        widget=forms.EmailInput(ADDRESS),
    )
    password = forms.CharField(
        label=label("비밀번호", "Password"),
        help_text=label(
            "열 자 이상이에요. 낱말 여러 개를 이어 쓰면 외우기 쉬워요.",
            "Ten letters or more. Several words in a row are easy to remember.",
        ),
        max_length=128,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.order_fields(("name", "email", "password"))  # as they stand on the page
        self.fields["backbone_type"].required = True  # no other organisation is known yet

    def clean_password(self) -> str:
        """Long enough, and not one of those that everybody tries first."""
        word: str = self.cleaned_data["password"]
        validate_password(word)
        return word

    def person(self, language: str) -> FirstPerson:
        """Who begins, as the service takes it."""
        told: dict[str, Any] = self.cleaned_data
        return FirstPerson(told["name"], told["email"], told["password"], language)
