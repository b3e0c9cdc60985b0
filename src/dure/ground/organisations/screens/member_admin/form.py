"""Who speaks for a member, and when it leaves."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from dure.ground.access.queries import accounts_of, grants_in
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label

Named = Sequence[tuple[str, str]]


class SpeakForm(forms.Form):
    """One person, as the delegate or as the alternate."""

    account = forms.TypedChoiceField(label=label("누가", "Who"), coerce=int)
    kind = forms.ChoiceField(
        label=label("무엇으로", "As what"),
        choices=[
            ("delegate", label("대의원", "Delegate")),
            ("alternate", label("교체 대의원", "Alternate")),
        ],
    )

    def __init__(self, *given: Any, people: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["account"].choices = people  # type: ignore[attr-defined]

    def wish(self) -> dict[str, Any]:
        """As the service takes it."""
        told = self.cleaned_data
        return {"account_id": told["account"], "alternate": told["kind"] == "alternate"}


class LeaveForm(forms.Form):
    """The first day without it."""

    left_on = DayField(
        label=label("떠나는 날", "Leaves on"),
        help_text=label("적지 않으면 오늘이에요.", "Empty: today."),
        required=False,
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )


def speakers(initiative_id: int, organisation_id: int, on: date) -> list[tuple[str, str]]:
    """Who could speak for a member: its people, and whoever holds a role for it."""
    known = {one.id: one.name or one.email for one in accounts_of(organisation_id, on)}
    for grant in grants_in(initiative_id, on):
        if grant.organisation_id == organisation_id:
            known.setdefault(grant.account_id, grant.account_name)
    return sorted(((str(each), name) for each, name in known.items()), key=lambda pair: pair[1])
