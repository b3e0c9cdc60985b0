"""What a form says of a box that cannot be so: in the voice of the house, in every room.

The sentences that come with forms speak like no other page here. A box may still say something of its own.
"""

from typing import Any

from django import forms
from django.utils.functional import lazy

from dure.kernel.words import Words

# Forms fill their sentences in with `%`; a Words does not know that, what is spoken of it does.
_spoken: Any = lazy(str, str)


def _say(ko: str, en: str) -> Any:
    return _spoken(Words(ko, en))


_LONG = _say(
    "너무 길어요. %(limit_value)s자까지 적을 수 있어요. 지금은 %(show_value)s자예요.",
    "This is too long: %(limit_value)s letters at most, and now it has %(show_value)s.",
)
_CHOICE = {
    "invalid_choice": _say("여기에서 고를 수 없는 것이에요.", "This cannot be chosen here."),
    "invalid_list": _say("여기에서 고를 수 없는 것이에요.", "This cannot be chosen here."),
}
_DAY = _say(
    "날짜를 읽을 수 없어요. 2026-11-27처럼 적어 주세요.",
    "This is no date. Please write it like 2026-11-27.",
)
_TIME = _say(
    "시각을 읽을 수 없어요. 14:30처럼 적어 주세요.",
    "This is no time of day. Please write it like 14:30.",
)
_NUMBER = _say("숫자로 적어 주세요.", "Please write a number.")
_WHOLE = _say("소수점 없는 숫자로 적어 주세요.", "Please write a whole number.")
_FILE = _say("파일이 오지 않았어요. 다시 골라 주세요.", "No file came. Please choose it again.")
SAYS: dict[type[forms.Field], dict[str, Any]] = {
    forms.Field: {
        "required": _say("비어 있어요.", "This is empty."),
        "max_length": _LONG,
        "min_length": _say(
            "너무 짧아요. %(limit_value)s자 이상 적어 주세요.",
            "This is too short: %(limit_value)s letters at least.",
        ),
        "max_value": _say(
            "%(limit_value)s까지 적을 수 있어요.", "This may be %(limit_value)s at most."
        ),
        "min_value": _say(
            "%(limit_value)s부터 적을 수 있어요.", "This has to be %(limit_value)s or more."
        ),
        "null_characters_not_allowed": _say(
            "보이지 않는 글자가 들어 있어요. 다시 적어 주세요.",
            "There is a sign in it that cannot be seen. Please write it again.",
        ),
    },
    forms.IntegerField: {"invalid": _WHOLE},
    forms.FloatField: {"invalid": _NUMBER},
    forms.DecimalField: {"invalid": _NUMBER},
    forms.DateField: {"invalid": _DAY},
    forms.DateTimeField: {"invalid": _DAY},
    forms.TimeField: {"invalid": _TIME},
    forms.EmailField: {
        "invalid": _say(
            "이메일 주소가 아니에요. name@example.org처럼 적어 주세요.",
            "This is no e-mail address. Please write it like name@example.org.",
        )
    },
    forms.URLField: {
        "invalid": _say(
            "웹 주소가 아니에요. https://example.org처럼 적어 주세요.",
            "This is no web address. Please write it like https://example.org.",
        )
    },
    forms.ChoiceField: _CHOICE,
    forms.MultipleChoiceField: _CHOICE,
    forms.ModelChoiceField: _CHOICE,
    forms.FileField: {
        "invalid": _FILE,
        "missing": _FILE,
        "empty": _say("빈 파일이에요.", "The file is empty."),
    },
}


def speak_in_house_words() -> None:
    """Every form from now on."""
    for kind, says in SAYS.items():
        kind.default_error_messages = {**vars(kind).get("default_error_messages", {}), **says}
