"""A contract on processing, as a form."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from dure.ground.organisations.queries import ITEMS_ENTRUSTED
from dure.ground.organisations.types import MemberCard, NewEntrustment
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label
from dure.kernel.words import spoken_language

DAY = forms.DateInput({"type": "date"}, "%Y-%m-%d")


class EntrustmentForm(forms.Form):
    """Whose contract, its days, its purpose, its items, and whether names may be seen."""

    organisation = forms.TypedChoiceField(label=label("기관", "Member"), coerce=int)
    contracted_on = DayField(label=label("계약한 날", "Contracted on"), widget=DAY)
    starts_on = DayField(label=label("시작하는 날", "Starts on"), widget=DAY)
    ends_on = DayField(label=label("끝나는 날", "Last day"), widget=DAY)
    purpose = forms.CharField(
        label=label("위탁의 목적", "Purpose"),
        help_text=label("계약서에 적힌 대로", "As it stands in the contract"),
        max_length=300,
    )
    items = forms.MultipleChoiceField(
        label=label("맡기는 항목", "Items"),
        choices=list(ITEMS_ENTRUSTED.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    opens_names = forms.BooleanField(
        label=label(
            "비슷한 두 사람을 정할 때 이름을 열어 볼 수 있어요",
            "Names may be looked at to decide on a pair",
        ),
        required=False,
    )

    def __init__(self, *given: Any, members: Iterable[MemberCard], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["organisation"].choices = [  # type: ignore[attr-defined]
            (one.organisation.id, one.organisation.name.in_language(spoken_language()))
            for one in members
        ]

    def told(self) -> NewEntrustment:
        """The whole of it, as the service takes it."""
        told: dict[str, Any] = dict(self.cleaned_data)
        days: dict[str, date] = {
            name: told[name] for name in ("contracted_on", "starts_on", "ends_on")
        }
        return NewEntrustment(
            organisation_id=told["organisation"],
            purpose=told["purpose"],
            items=tuple(told["items"]),
            opens_names=told["opens_names"],
            **days,
        )
