"""Invite somebody to a role, or give one to somebody who is already here."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from dure.ground.access.queries import roles_to_give
from dure.ground.access.types import RolesHere
from dure.ground.journal.types import Actor
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.resident_number import refuse_resident_number
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label
from dure.kernel.words import Words

Choices = list[tuple[str, Any]]
CHOOSE = Words("골라 주세요", "Please choose")  # a role is never given by leaving a list as it is
ALL = Words("공동사업 전체", "The whole initiative")


class Place(forms.Form):
    """Which role, and for which organisation."""

    role = forms.ChoiceField(label=label("역할", "Role"))
    organisation = forms.ChoiceField(label=label("어디에서", "Where"), required=False)

    def __init__(self, *given: Any, roles: Choices, organisations: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        self.fields["organisation"].choices = organisations  # type: ignore[attr-defined]

    def where(self) -> dict[str, Any]:
        """Role and organisation as the services take them."""
        chosen = self.cleaned_data["organisation"]
        return {
            "role": self.cleaned_data["role"],
            "organisation_id": int(chosen) if chosen else None,
        }


class InviteForm(Place):
    """Somebody with an address gets a letter."""

    email = forms.EmailField(
        label=label("이메일", "E-mail address"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    language = forms.ChoiceField(
        label=label("편지의 언어", "Language of the letter"),
        choices=[("ko", "한국어"), ("en", "English")],
    )
    field_order = ("email", "role", "organisation", "language")

    def clean_email(self) -> str:
        """No resident number hides in an address."""
        email: str = self.cleaned_data["email"]
        try:
            refuse_resident_number(email=email)
        except Refused as refused:
            raise forms.ValidationError(str(words_of(refused))) from refused
        return email


class GiveForm(Place):
    """Somebody who is here already gets a role at once."""

    account = forms.TypedChoiceField(label=label("누구에게", "To whom"), coerce=int)
    until = DayField(
        label=label("끝나는 날", "Until"),
        help_text=label("적지 않으면 끝내는 날까지예요.", "Empty: until somebody ends it."),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    field_order = ("account", "role", "organisation", "until")

    def __init__(self, *given: Any, people: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["account"].choices = people  # type: ignore[attr-defined]


def choices_of(
    actor: Actor, initiative_id: int, here: RolesHere, members: Mapping[int, Words]
) -> dict[str, Choices]:
    """The roles and places somebody may choose from: no more than they hold themselves."""
    own = {reach.organisation_id for reach in actor.reaches}
    open_to = {each: name for each, name in members.items() if here.for_all or each in own}
    roles = roles_to_give(actor, initiative_id=initiative_id, organisation_ids=open_to)
    whole: Choices = [("", ALL)] if here.for_all else []
    return {
        "roles": [("", CHOOSE), *((role.code, role.name) for role in roles)],
        "organisations": whole + _sorted(open_to.items()),
    }


def _sorted(named: Iterable[tuple[int, Words]]) -> Choices:
    return [(str(each), name) for each, name in sorted(named, key=lambda pair: pair[1].ko)]
