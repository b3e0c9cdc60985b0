"""What 이하늘 wrote wrongly is told in the voice of the house, whichever box it stands in."""

import pytest
from django import forms

from dure.kernel.words import speaking

FILLED = {
    "email": ("골목 끝집", "이메일 주소가 아니에요.", "This is no e-mail address."),
    "day": ("그저께", "날짜를 읽을 수 없어요.", "This is no date."),
    "meals": ("세 끼", "소수점 없는 숫자로", "a whole number"),
    "share": ("절반", "숫자로 적어 주세요.", "Please write a number."),
    "name": ("가" * 6, "5자까지 적을 수 있어요. 지금은 6자예요.", "5 letters at most"),
    "people": ("-1", "0부터 적을 수 있어요.", "0 or more"),
    "way": ("배", "여기에서 고를 수 없는", "cannot be chosen"),
    "page": ("우리 집", "웹 주소가 아니에요.", "no web address"),
    "empty": ("", "비어 있어요.", "This is empty."),
}


class Asked(forms.Form):
    email = forms.EmailField()
    day = forms.DateField()
    meals = forms.IntegerField()
    share = forms.DecimalField()
    name = forms.CharField(max_length=5)
    people = forms.IntegerField(min_value=0)
    way = forms.ChoiceField(choices=[("foot", "걸어서")])
    page = forms.URLField(assume_scheme="https")
    empty = forms.CharField()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_box_speaks_like_the_house(language: str) -> None:
    form = Asked({name: wrong for name, (wrong, _, _) in FILLED.items()})

    with speaking(language):
        told = {name: str(errors) for name, errors in form.errors.items()}

    for name, (_, ko, en) in FILLED.items():
        assert (ko if language == "ko" else en) in told[name], name
    assert not any(end in "".join(told.values()) for end in ("하세요", "니다", "필수"))
