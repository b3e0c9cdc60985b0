"""Writing somebody on a roll: whose seat, who sits there, by which paper, since when."""

from collections.abc import Sequence
from typing import Any

from django import forms

from dure.agenda.rules.meeting_kinds import ROLLS
from dure.agenda.types.rolls import SeatDraft
from dure.ground.organisations.types import OrganisationCard
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label
from dure.kernel.words import Words

Choices = Sequence[tuple[OrganisationCard, tuple[tuple[int, str], ...]]]


class SeatForm(forms.Form):
    """One seat. A founder is an organisation; of a delegate or a director the person is named as well."""

    whose = forms.ChoiceField(label=label("누구의 자리인가요?", "Whose seat?"))
    proof = forms.CharField(
        label=label("근거", "By which paper"),
        help_text=label(
            "예: 설립동의서 원본 3월 2일자, 2026년 정기총회에서 선출",
            "Such as: consent of 2 March, elected at the general meeting of 2026",
        ),
        max_length=200,
    )
    since = DayField(
        label=label("언제부터", "Since"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    is_head = forms.BooleanField(label=label("이사장이에요", "Chairs the board"), required=False)

    def __init__(self, *args: Any, roll: str, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roll = roll
        self.fields["whose"].choices = list(_seats(roll, choices))  # type: ignore[attr-defined]
        if roll != "directors":
            del self.fields["is_head"]

    def told(self) -> SeatDraft:
        """The seat as it is written down."""
        said = self.cleaned_data
        organisation, _, account = said["whose"].partition("-")
        return SeatDraft(
            roll=self.roll,
            organisation_id=int(organisation),
            account_id=int(account) if account else None,
            proof=said["proof"],
            since=said["since"],
            is_head=said.get("is_head", False),
        )


def _seats(roll: str, choices: Choices) -> Any:
    assert roll in ROLLS  # noqa: S101 - the view asks for those only
    for card, people in choices:
        if roll == "founders":
            yield str(card.id), card.name
        for key, name in people:
            yield (
                f"{card.id}-{key}",
                Words(f"{card.name.ko} · {name}", f"{card.name.en} · {name}"),
            )
