"""Opening a ballot: how, in a meeting or until when, on which choices."""

from collections.abc import Sequence
from typing import Any

from django import forms

from dure.agenda.rules.voting_methods import METHODS
from dure.agenda.types.deciding import BallotDraft, MeetingCard, OptionDraft
from dure.kernel.clock import SEOUL
from dure.kernel.ui.labels import label
from dure.kernel.words import Words


class BallotForm(forms.Form):
    """How the members vote."""

    method = forms.ChoiceField(label=label("어떻게 투표하나요?", "How do members vote?"))
    meeting = forms.ChoiceField(label=label("어디에서 투표하나요?", "Where?"), required=False)
    closes_at = forms.DateTimeField(
        label=label("언제까지 (총회가 아니면)", "Until when, outside a meeting"),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    is_secret = forms.BooleanField(label=label("비밀투표", "A secret ballot"), required=False)
    options = forms.CharField(
        label=label("선택지 (한 줄에 하나)", "Choices, one a line"),
        help_text=label(
            "찬반이 아니면 적어요. 예산을 나눌 때는 줄 끝에 금액: 놀이터 고치기 = 12000000",
            "For anything but yes or no. With a budget the cost ends the line: Playground = 12000000",
        ),
        required=False,
        max_length=12000,
        widget=forms.Textarea({"rows": 5}),
    )
    seats = forms.IntegerField(
        label=label("몇을 뽑나요?", "How many are chosen?"),
        required=False,
        min_value=1,
        max_value=60,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    budget = forms.IntegerField(
        label=label("예산 (원)", "Budget in won"),
        required=False,
        min_value=1,
        max_value=10**13,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, meetings: Sequence[MeetingCard], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [(code, each.name) for code, each in METHODS.items()]
        places: list[Any] = [("", Words("총회 없이 기간을 두고", "Without a meeting, for a time"))]
        places += [(each.public_id, each.title) for each in meetings]
        self.fields["method"].choices = ways  # type: ignore[attr-defined]
        self.fields["meeting"].choices = places  # type: ignore[attr-defined]

    def told(self) -> BallotDraft:
        """The ballot as it is opened."""
        said = self.cleaned_data
        until = said["closes_at"]
        if until is not None and until.tzinfo is None:
            until = until.replace(tzinfo=SEOUL)
        return BallotDraft(
            method=said["method"],
            is_secret=said["is_secret"],
            meeting=said["meeting"],
            closes_at=until,
            seats=said["seats"] or 1,
            budget=said["budget"] or 0,
            options=tuple(_option(line) for line in said["options"].splitlines() if line.strip()),
        )


def _option(line: str) -> OptionDraft:
    name, _, cost = line.rpartition("=")
    bare = cost.replace(",", "").replace("원", "").strip()
    if name.strip() and bare.isdecimal() and len(bare) < 14:
        return OptionDraft(name=Words(name.strip(), ""), cost=int(bare))
    return OptionDraft(name=Words(line.strip(), ""))
