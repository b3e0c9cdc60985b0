"""Registering a person: names in parts, a birthday as far as it is known, codes from lists."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from dure.ground.people.rules.attributes import attributes
from dure.ground.people.types import NewPerson
from dure.ground.places.queries import place_written
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.ui.labels import label
from dure.kernel.words import Words

SEXES = (
    ("", Words("모르거나 말하지 않음", "unknown or not said")),
    ("f", Words("여성", "female")),
    ("m", Words("남성", "male")),
    ("x", Words("그 밖", "other")),
)
NOT_SAID = ("", Words("말하지 않음", "not said"))
NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}


def text(ko: str, en: str, *, hint: Any = None, longest: int = 60) -> forms.CharField:
    """A line of text that may be left empty."""
    return forms.CharField(
        label=label(ko, en),
        required=False,
        max_length=longest,
        help_text=hint or "",
        widget=forms.TextInput({"autocomplete": "off"}),
    )


def part(ko: str, en: str, *, most: int) -> forms.IntegerField:
    """One part of a birthday; empty where it is not known."""
    field = forms.IntegerField(
        label=label(ko, en), required=False, min_value=1, max_value=most, widget=forms.TextInput
    )
    field.widget.attrs.update(NUMERIC)
    return field


class PersonForm(forms.Form):
    """Everything that may be told about a person; nothing but some name is needed."""

    family_name = text("성", "Family name")
    given_name = text(
        "이름",
        "Given name",
        hint=label(
            "성과 이름을 나눌 수 없으면 여기에 모두 적어 주세요.",
            "If the name has no parts, write all of it here.",
        ),
    )
    other_name = text(
        "다른 이름·표기",
        "Other name or spelling",
        hint=label(
            "여권 이름, 한글 표기, 전에 쓰던 이름", "as in a passport, in Hangul, a former one"
        ),
    )
    birth_year = part("태어난 해", "Year of birth", most=2100)
    birth_month = part("달", "Month", most=12)
    birth_day = part("날", "Day", most=31)
    sex = forms.ChoiceField(label=label("성별", "Sex"), required=False, choices=SEXES)
    own_number = text("기관 관리번호", "Your own number", longest=40)
    phone = text("전화", "Phone", longest=40)
    address = text("주소", "Address", longest=200)
    place = text(
        "사는 지역",
        "Where the person lives",
        hint=label("시군구나 읍면동 이름, 또는 코드", "a town or district by name, or its code"),
        longest=80,
    )
    note = forms.CharField(
        label=label("서비스에 필요한 메모", "A note for the service"),
        required=False,
        max_length=2000,
        help_text=label(
            "암호로 바꿔 보관해요. 주민등록번호는 어디에도 적을 수 없어요.",
            "Kept sealed. Resident registration numbers can be written nowhere.",
        ),
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["place"].widget.attrs["list"] = "places"
        for each in attributes():
            self.fields[f"is_{each.code}"] = forms.ChoiceField(
                label=label(each.name.ko, each.name.en),
                required=False,
                choices=(NOT_SAID, *each.choices),
            )

    def clean(self) -> dict[str, Any]:
        """The birthday is one; the place is one."""
        told = super().clean() or {}
        try:
            told["birth_date"] = _born(told)
        except ValueError:
            self.add_error("birth_day", str(Words("그런 날은 없어요.", "There is no such day.")))
        try:
            told["place_code"] = place_written(told.get("place") or "", self.today)
        except Refused as refused:
            self.add_error("place", str(words_of(refused)))
        return told

    def told(self) -> NewPerson:
        """What was told, as the service takes it."""
        texts = ("family_name", "given_name", "other_name", "own_number", "phone", "address")
        return NewPerson(
            **{name: self.cleaned_data[name] for name in texts},
            **{name: self.cleaned_data[name] for name in ("birth_year", "birth_month", "sex")},
            note=self.cleaned_data["note"],
            birth_date=self.cleaned_data["birth_date"],
            place_code=self.cleaned_data["place_code"],
            attributes=_codes(self.cleaned_data),
        )


def _born(told: Mapping[str, Any]) -> date | None:
    year, month, day = (told.get(f"birth_{name}") for name in ("year", "month", "day"))
    if day is None:
        return None
    if year is None or month is None:
        raise ValueError("a day without its month and year")
    return date(year, month, day)


def _codes(told: Mapping[str, Any]) -> dict[str, str]:
    given = {each.code: told.get(f"is_{each.code}") for each in attributes()}
    return {code: value for code, value in given.items() if value}
