"""What is announced."""

from collections.abc import Mapping
from typing import Any

from django import forms

from dure.communication.types import NewAnnouncement
from dure.kernel.ui.labels import label
from dure.kernel.words import Words


class AnnouncementForm(forms.Form):
    """An announcement: Korean first, English where somebody reads it; for all or for some kinds."""

    title_ko = forms.CharField(label=label("제목", "Title"), max_length=200)
    text_ko = forms.CharField(
        label=label("내용", "Words"), max_length=8000, widget=forms.Textarea({"rows": 7})
    )
    title_en = forms.CharField(
        label=label("제목 (영어)", "Title in English"), max_length=200, required=False
    )
    text_en = forms.CharField(
        label=label("내용 (영어)", "Words in English"),
        max_length=8000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    kinds = forms.MultipleChoiceField(
        label=label("누구에게", "To whom"),
        help_text=label("고르지 않으면 모든 참여기관이에요.", "Nothing chosen: to all members."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, kinds: Mapping[str, Words], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices = list(kinds.items())  # type: ignore[attr-defined]

    def told(self) -> NewAnnouncement:
        """The announcement as it was written."""
        said = self.cleaned_data
        return NewAnnouncement(
            title=Words(said["title_ko"], said["title_en"]),
            text=Words(said["text_ko"], said["text_en"]),
            kinds=tuple(said["kinds"]),
        )
