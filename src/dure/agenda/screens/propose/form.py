"""Putting a proposal: what about, in which words, and why."""

from collections.abc import Sequence
from typing import Any

from django import forms

from dure.agenda.queries import AmendmentAsked
from dure.agenda.rules.meeting_law import SUBJECTS
from dure.agenda.types import AgendaCard
from dure.agenda.types.deciding import ProposalDraft
from dure.ground.organisations.types import OrganisationCard
from dure.kernel.ui.labels import label
from dure.kernel.words import Words

FROM_AMENDMENT = ("title_ko", "text_ko", "reason_ko")


def _text(ko: str, en: str, *, rows: int, required: bool = True) -> forms.CharField:
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label(ko, en), max_length=20000, required=required, widget=widget)


class ProposalForm(forms.Form):
    """A proposal in both languages; English may follow later."""

    subject = forms.ChoiceField(label=label("무엇에 관한 안건인가요?", "What is it about?"))
    agenda = forms.ChoiceField(
        label=label("어느 판을 확정하나요?", "Which version of the agenda?"), required=False
    )
    amendment = forms.ChoiceField(
        label=label("어느 수정안을 정하나요?", "Which amendment?"),
        help_text=label(
            "고르면 제목·내용·까닭은 비워 두어도 수정안의 글을 그대로 올려요. 의결되면 초안에 적혀요.",
            "Title, text and reason may stay empty: those of the amendment are put. Carried, it is written"
            " into the draft.",
        ),
        required=False,
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
        amendments: Sequence[AmendmentAsked],
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
        self._amendments = {str(each.card.id): each for each in amendments}
        asked: list[Any] = [("", Words("수정안이 아니에요", "No amendment"))]
        asked += [(key, _amendment(each)) for key, each in self._amendments.items()]
        self.fields["amendment"].choices = asked  # type: ignore[attr-defined]
        if self.data.get("amendment") in self._amendments:
            for name in FROM_AMENDMENT:
                self.fields[name].required = False

    def told(self) -> ProposalDraft:
        """The proposal as it is put."""
        said = self.cleaned_data
        asked = self._amendments.get(said["amendment"])
        title, text, reason = words_of_amendment(asked) if asked else ("", "", "")
        return ProposalDraft(
            subject=said["subject"],
            title=_filled(said["title_ko"], said["title_en"], title),
            text=_filled(said["text_ko"], said["text_en"], text),
            reason=_filled(said["reason_ko"], said["reason_en"], reason),
            amendment_id=asked.card.id if asked else None,
            organisation_id=int(said["organisation"]) or None,
            agenda_id=int(said["agenda"]) if said["agenda"] else None,
        )


def words_of_amendment(asked: AmendmentAsked) -> tuple[Words, Words, Words]:
    """Title, text and reason of a proposal that puts an amendment as it stands."""
    wording, reason = asked.card.wording, asked.card.reason
    title = Words(f"‘{asked.clause.ko}’ 수정안"[:160], f"Amendment to “{asked.clause.en}”"[:200])
    text = Words(
        f"{wording.title.ko}\n\n{wording.text.ko}".strip(),
        f"{wording.title.en}\n\n{wording.text.en}".strip(),
    )
    return title, text, Words(reason, "")


def _filled(ko: str, en: str, instead: Words | str) -> Words:
    if ko.strip() or not isinstance(instead, Words):
        return Words(ko, en)
    return Words(instead.ko, en or instead.en)


def _amendment(asked: AmendmentAsked) -> Words:
    by = asked.card.organisation if asked.card.organisation.ko else None
    who = Words(asked.card.proposed_by, asked.card.proposed_by) if by is None else by
    return Words(f"{asked.clause.ko} · {who.ko}", f"{asked.clause.en} · {who.en}")


def _version(card: AgendaCard) -> Words:
    return Words(f"제{card.number}판 · {card.title.ko}", f"Version {card.number} · {card.title.en}")
