"""What the bylaws say about deciding."""

from typing import Any

from django import forms

from dure.agenda.rules.meeting_law import BASES, WEIGHTINGS
from dure.agenda.types.deciding import BylawsDraft
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label
from dure.kernel.words import Words


class BylawsForm(forms.Form):
    """From a day on."""

    since = DayField(
        label=label("언제부터", "Since"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    basis = forms.ChoiceField(label=label("조직의 형태", "What kind of organisation"))
    weighting = forms.ChoiceField(label=label("의결권", "Votes"), required=False)
    weight_cap = forms.CharField(
        label=label("한 곳의 의결권 한도", "Most votes of one member"),
        help_text=label("예: 1/5. 비우면 한도가 없어요.", "Such as 1/5; empty: no limit."),
        max_length=20,
        required=False,
    )
    citation_ko = forms.CharField(
        label=label("정관·규약 조항 (한국어)", "Article, in Korean"), max_length=120
    )
    citation_en = forms.CharField(
        label=label("정관·규약 조항 (영어)", "Article, in English"), max_length=160, required=False
    )
    quorum = forms.CharField(
        label=label("정족수", "Quorum"),
        help_text=label(
            "협동조합과 연합회는 법을 따라요.", "Cooperatives and federations follow the act."
        ),
        max_length=20,
        initial="1/2",
    )
    majority = forms.CharField(
        label=label("의결 기준", "Share to carry"), max_length=20, initial="1/2"
    )
    notice_days = forms.IntegerField(
        label=label("총회 통지 (일)", "Notice of a meeting, in days"),
        min_value=0,
        max_value=90,
        initial=7,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    urgent_days = forms.IntegerField(
        label=label("긴급 소집 통지 (일)", "Urgent notice, in days"),
        help_text=label("정관에 없으면 비워 두세요.", "Leave it empty where the bylaws have none."),
        min_value=0,
        max_value=30,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    board_notice_days = forms.IntegerField(
        label=label("이사회 통지 (일)", "Notice of a board, in days"),
        help_text=label("법은 정관에 맡겼어요.", "The act leaves it to the bylaws."),
        min_value=0,
        max_value=90,
        initial=7,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    takes_proxies = forms.BooleanField(label=label("대리 허용", "Proxies"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["basis"].choices = list(BASES.items())  # type: ignore[attr-defined]
        self.fields["weighting"].choices = list(WEIGHTINGS.items())  # type: ignore[attr-defined]

    def told(self) -> BylawsDraft:
        """What they say."""
        said = dict(self.cleaned_data)
        said.pop("since")
        if said["board_notice_days"] is None:
            said.pop("board_notice_days")
        cited = Words(said.pop("citation_ko"), said.pop("citation_en"))
        return BylawsDraft(citation=cited, **said)
