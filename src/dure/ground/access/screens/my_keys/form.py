"""A new key for a program."""

from django import forms

from dure.kernel.ui.labels import label

DAYS = [
    ("30", label("30일", "30 days")),
    ("90", label("90일", "90 days")),
    ("180", label("180일", "180 days")),
    ("365", label("1년", "one year")),
]


class NewKey(forms.Form):
    """What it is for, how long, and whether it may write."""

    name = forms.CharField(
        label=label("무엇에 쓰나요", "What is it for"),
        max_length=80,
        help_text=label("예: 달마다 실적을 올리는 프로그램", "For example: the monthly upload"),
    )
    days = forms.TypedChoiceField(
        label=label("얼마 동안", "For how long"), choices=DAYS, coerce=int, initial="90"
    )
    may_write = forms.BooleanField(
        label=label("적기도 할 수 있어요", "It may also write"),
        required=False,
        help_text=label("고르지 않으면 읽기만 해요.", "Otherwise it only reads."),
    )
