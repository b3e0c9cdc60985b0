"""What one chooses about one's notices."""

from datetime import time

from django import forms

from dure.kernel.ui.labels import label
from dure.kernel.words import Words

CHANNELS = {
    "": Words("보통대로 (메일, 급하면 문자)", "As usual (mail; texts when urgent)"),
    "mail": Words("메일", "Mail"),
    "alimtalk": Words("카카오톡 알림톡", "KakaoTalk"),
    "sms": Words("문자", "Text message"),
    "push": Words("이 브라우저", "This browser"),
    "hook": Words("내 웹훅", "My webhook"),
    "service": Words("다른 서비스 (Slack 등)", "Another service (Slack and others)"),
}
DIGESTS = {
    "daily": Words("날마다 아침에", "Every morning"),
    "weekly": Words("한 주에 한 번", "Once a week"),
    "never": Words("받지 않기", "Never"),
}
DAYS = [
    Words("월요일", "Monday"),
    Words("화요일", "Tuesday"),
    Words("수요일", "Wednesday"),
    Words("목요일", "Thursday"),
    Words("금요일", "Friday"),
    Words("토요일", "Saturday"),
    Words("일요일", "Sunday"),
]


class OwnManner(forms.Form):
    """By what first, when not, how often together."""

    first = forms.ChoiceField(label=label("먼저 받을 곳", "Where first"), required=False)
    quiet_from = forms.TimeField(
        label=label("쉬는 시간: 부터", "Quiet from"),
        initial=time(21),
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )
    quiet_until = forms.TimeField(
        label=label("쉬는 시간: 까지", "Quiet until"),
        initial=time(8),
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        help_text=label(
            "이 사이에는 휴대전화가 울리지 않아요. 위기 알림만 바로 와요.",
            "Your phone does not ring between these hours. Only alerts come at once.",
        ),
    )
    digest = forms.ChoiceField(
        label=label("모아보기", "Digest"),
        choices=list(DIGESTS.items()),
    )
    digest_day = forms.ChoiceField(
        label=label("모아보기 요일", "Day of the digest"),
        choices=[(number, words) for number, words in enumerate(DAYS)],
        required=False,
    )

    def clean_digest_day(self) -> int:
        """A number; Monday where nothing was chosen."""
        return int(self.cleaned_data["digest_day"] or 0)

    def __init__(self, *given: object, channels: frozenset[str], **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        there = [(code, words) for code, words in CHANNELS.items() if not code or code in channels]
        self.fields["first"].choices = there  # type: ignore[attr-defined]
