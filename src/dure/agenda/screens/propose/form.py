"""Putting a proposal: what about, in which words, and why."""

from collections.abc import Sequence
from typing import Any

from django import forms

from dure.agenda.rules.meeting_law import SUBJECTS
from dure.agenda.types import AgendaCard
from dure.agenda.types.deciding import ProposalDraft
from dure.ground.organisations.types import OrganisationCard
from dure.kernel.ui.labels import label
from dure.kernel.words import Words


def _text(ko: str, en: str, *, rows: int, required: bool = True) -> forms.CharField:
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label(ko, en), max_length=20000, required=required, widget=widget)


class ProposalForm(forms.Form):
    """A proposal in both languages; English may follow later."""

    subject = forms.ChoiceField(label=label("무엇에 관한 안건인가요?", "What is it about?"))
    agenda = forms.ChoiceField(
        label=label("어느 판을 확정하나요?", "Which version of the agenda?"), required=False
    )
    organisation = forms.ChoiceField(label=label("누구의 안건인가요?", "Whose proposal?"))
    title_ko = forms.CharField(label=label("제목 (한국어)", "Title in Korean"), max_length=160)
    title_en = forms.CharField(
        label=label("제목 (영어)", "Title in English"), max_length=200, required=False
    )
    text_ko = _text("내용 (한국어)", "Text in Korean", rows=7)
    text_en = _text("내용 (영어)", "Text in English", rows=7, required=False)
    reason_ko = _text("까닭 (한국어)", "Reason in Korean", rows=4)
    reason_en = _text("까닭 (영어)", "Reason in English", rows=4, required=False)

    def __init__(
        self,
        *args: Any,
        organisations: Sequence[OrganisationCard],
        versions: Sequence[AgendaCard],
        for_all: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        whose: list[Any] = [(str(each.id), each.name) for each in organisations]
        if for_all:
            whose.insert(0, ("0", Words("공동사업", "The initiative itself")))
        none = ("", Words("판이 아니라 글로 정해요", "None: the text itself is decided"))
        chosen = [(str(each.id), _version(each)) for each in versions]
        self.fields["subject"].choices = list(SUBJECTS.items())  # type: ignore[attr-defined]
        self.fields["organisation"].choices = whose  # type: ignore[attr-defined]
        self.fields["agenda"].choices = [none, *chosen]  # type: ignore[attr-defined]

    def told(self) -> ProposalDraft:
        """The proposal as it is put."""
        said = self.cleaned_data
        return ProposalDraft(
            subject=said["subject"],
            title=Words(said["title_ko"], said["title_en"]),
            text=Words(said["text_ko"], said["text_en"]),
            reason=Words(said["reason_ko"], said["reason_en"]),
            organisation_id=int(said["organisation"]) or None,
            agenda_id=int(said["agenda"]) if said["agenda"] else None,
        )


def _version(card: AgendaCard) -> Words:
    return Words(f"{card.number}판 · {card.title.ko}", f"Version {card.number} · {card.title.en}")
