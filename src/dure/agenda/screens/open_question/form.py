"""What is asked, whom, until when, and how small a group may be shown."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from dure.agenda.types.hearing import GroupDraft, QuestionDraft
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label
from dure.kernel.words import Words

OTHERS: dict[str, Words] = {
    "lived": Words("당사자", "People with lived experience"),
    "family": Words("가족·보호자", "Families and carers"),
    "residents": Words("주민", "Residents"),
}


def _text(ko: str, en: str, *, required: bool = False, longest: int = 2000) -> forms.CharField:
    widget = forms.Textarea({"rows": 3})
    return forms.CharField(
        label=label(ko, en), required=required, max_length=longest, widget=widget
    )


class QuestionForm(forms.Form):
    """Everything that must be known before anybody is asked."""

    title_ko = forms.CharField(label=label("질문 (한국어)", "Question in Korean"), max_length=120)
    title_en = forms.CharField(
        label=label("질문 (영어)", "Question in English"), max_length=160, required=False
    )
    text_ko = _text("설명 (한국어)", "Text in Korean")
    text_en = _text("설명 (영어)", "Text in English")
    easy_ko = _text("쉬운 글 (한국어)", "Easy-read text in Korean")
    easy_en = _text("쉬운 글 (영어)", "Easy-read text in English")
    types = forms.MultipleChoiceField(
        label=label("참여기관", "Member organisations"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = forms.MultipleChoiceField(
        label=label("그리고", "And"),
        required=False,
        choices=tuple(OTHERS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    more = forms.CharField(
        label=label("다른 모임", "Other groups"),
        required=False,
        max_length=300,
        help_text=label("쉼표로 나누어 적어 주세요", "separated by commas"),
    )
    by_link = forms.BooleanField(
        label=label(
            "기관에 속하지 않은 모임은 계정 없이 링크로 답해요",
            "Groups outside the organisations answer by link, without an account",
        ),
        required=False,
    )
    anonymous = forms.BooleanField(
        label=label(
            "의견에 쓴 사람의 모임을 붙이지 않아요",
            "Statements do not say which group their writer belongs to",
        ),
        required=False,
    )
    smallest = forms.IntegerField(
        label=label("결과를 보일 가장 작은 모임", "Smallest group whose result is shown"),
        min_value=1,
        max_value=1000,
        help_text=label("이보다 적으면 가려요", "Smaller ones are hidden"),
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    closes_on = DayField(
        label=label("답을 받는 마지막 날", "Last day for answers"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    statements = _text("먼저 물을 의견", "Statements to begin with", longest=9000)

    def __init__(self, *args: Any, types: Sequence[tuple[str, Words]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.type_names = dict(types)
        self.fields["types"].choices = tuple(types)  # type: ignore[attr-defined]
        hint = label(
            "한 줄에 하나씩, 140자까지. 누구나 동의하거나 반대할 수 있는 문장이 좋아요.",
            "One a line, up to 140 letters; sentences that anybody can agree or disagree with.",
        )
        self.fields["statements"].help_text = hint

    def told(self, initiative_id: int) -> QuestionDraft:
        """As the service takes it; what was written in one language serves for both."""
        given = self.cleaned_data
        return QuestionDraft(
            initiative_id=initiative_id,
            title=self._both("title"),
            text=self._both("text"),
            easy=self._both("easy"),
            groups=tuple(self._groups()),
            smallest=given["smallest"],
            anonymous=given["anonymous"],
            by_link=given["by_link"],
            closes_on=given["closes_on"] or date.min,
        )

    def sentences(self) -> list[str]:
        """The statements to begin with."""
        return [one.strip() for one in self.cleaned_data["statements"].splitlines() if one.strip()]

    def _both(self, name: str) -> Words:
        ko, en = (self.cleaned_data[f"{name}_{language}"] for language in ("ko", "en"))
        return Words(ko, en or ko)

    def _groups(self) -> list[GroupDraft]:
        given = self.cleaned_data
        groups = [GroupDraft(self.type_names[code], "type", code) for code in given["types"]]
        groups += [GroupDraft(OTHERS[kind], kind) for kind in given["others"]]
        names = [name.strip()[:60] for name in given["more"].split(",") if name.strip()]
        return groups + [GroupDraft(Words(name, name), "other") for name in names]
