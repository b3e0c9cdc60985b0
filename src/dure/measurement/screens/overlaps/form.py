"""A sketch that was made at the member's side."""

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from dure.kernel.errors import Refused
from dure.kernel.words import Words, spoken_language
from dure.measurement.screens.inside import asked

EVERYBODY = Words("이용하는 사람 모두", "Everybody we serve")
LARGEST = 1_200_000  # bytes; a sketch has seventeen thousand, and each of its categories


class SketchForm(forms.Form):
    """Whose, of which period, and the file."""

    organisation = forms.TypedChoiceField(
        label=asked("어느 기관", "Which organisation"), coerce=int
    )
    period = forms.CharField(
        label=asked("어느 기간", "Which period"),
        help_text=asked("2026, 2026-H1, 2026-Q3, 2026-09처럼", "Such as 2026, 2026-H1 or 2026-09"),
        max_length=8,
    )
    indicator = forms.ChoiceField(
        label=asked("누구의 밑그림인가요", "Whose sketch is it"),
        help_text=asked(
            "지표를 고르면 공표할 때 그 실인원을 어림해요.",
            "With an indicator, releases estimate its people.",
        ),
        required=False,
    )
    sketch = forms.FileField(
        label=asked("밑그림 파일", "The sketch"),
        help_text=asked(
            "기관 컴퓨터에서 ‘dure sketch’ 명령으로 만든 파일이에요. 사람 정보는 들어 있지 않아요. "
            "성별이나 연령대별로도 어림하려면 ‘--by sex’처럼 덧붙여 만들어요.",
            "Made by “dure sketch” on your own computer. There is no person in it. "
            "With “--by sex” the categories are estimated too.",
        ),
    )

    def __init__(self, *given: Any, own: Any, people: Any = (), **more: Any) -> None:
        super().__init__(*given, **more)
        choices = {"organisation": own, "indicator": [("", EVERYBODY), *people]}
        for field, listed in choices.items():
            said = [(key, name.in_language(spoken_language())) for key, name in listed]
            self.fields[field].choices = said  # type: ignore[attr-defined]

    def told(self) -> Mapping[str, object]:
        """What the file says; refused with `measurement.no_sketch` when it is none."""
        return read_sketch(self.cleaned_data["sketch"])


def read_sketch(file: UploadedFile[bytes]) -> Mapping[str, object]:
    """The content of a sketch file."""
    if (file.size or 0) > LARGEST:
        raise Refused("measurement.no_sketch")
    try:
        told = json.loads(file.read())
    except ValueError:
        raise Refused("measurement.no_sketch") from None
    if not isinstance(told, dict):
        raise Refused("measurement.no_sketch")
    return told
