"""Calling a meeting: what for, when, where, who chairs, and when the members were told."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from dure.agenda.rules.meeting_kinds import GENERAL, KINDS
from dure.agenda.types.deciding import MeetingCard, MeetingDraft
from dure.kernel.clock import SEOUL
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label
from dure.kernel.words import Words


class MeetingForm(forms.Form):
    """A meeting as it is called; the page says which kind it is."""

    kind = forms.ChoiceField(
        choices=[(code, code) for code in KINDS], required=False, widget=forms.HiddenInput
    )
    title_ko = forms.CharField(label=label("이름 (한국어)", "Name in Korean"), max_length=160)
    title_en = forms.CharField(
        label=label("이름 (영어)", "Name in English"), max_length=200, required=False
    )
    purpose_ko = forms.CharField(
        label=label("회의 목적과 안건", "Purpose and business"),
        max_length=8000,
        widget=forms.Textarea({"rows": 4}),
    )
    place = forms.CharField(label=label("어디에서", "Where"), max_length=160)
    starts_at = forms.DateTimeField(
        label=label("언제", "When"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    notified_on = DayField(
        label=label("참여기관에 알린 날", "The day the members were told"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    chair = forms.ChoiceField(label=label("의장", "Chair"))
    again_of = forms.ChoiceField(
        label=label("다시 소집하는 회의", "Called again after"), required=False
    )
    expels = forms.BooleanField(
        label=label("회원 제명을 다뤄요", "A member's expulsion is decided"), required=False
    )
    urgent_reason = forms.CharField(
        label=label("긴급한 까닭", "Why it is urgent"),
        help_text=label(
            "통지 기간이 짧을 때만 적어요. 정관이 허락해야 해요.",
            "Only where the notice is short, and the bylaws allow it.",
        ),
        max_length=300,
        required=False,
    )

    def __init__(
        self, *args: Any, chairs: Mapping[int, str], adjourned: Sequence[MeetingCard], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(key), name) for key, name in chairs.items()]
        former: list[Any] = [("", Words("처음 소집해요", "Called for the first time"))]
        former += [(one.public_id, one.title) for one in adjourned]
        self.fields["chair"].choices = people  # type: ignore[attr-defined]
        self.fields["again_of"].choices = former  # type: ignore[attr-defined]

    def told(self) -> MeetingDraft:
        """The meeting as it is called."""
        said = self.cleaned_data
        starts_at = said["starts_at"]
        if starts_at.tzinfo is None:
            starts_at = starts_at.replace(tzinfo=SEOUL)
        return MeetingDraft(
            title=Words(said["title_ko"], said["title_en"]),
            purpose=Words(said["purpose_ko"], ""),
            place=said["place"],
            notified_on=said["notified_on"],
            starts_at=starts_at,
            chair_id=int(said["chair"]),
            kind=said["kind"] or GENERAL.code,
            expels=said["expels"],
            urgent_reason=said["urgent_reason"],
            again_of=said["again_of"],
        )
