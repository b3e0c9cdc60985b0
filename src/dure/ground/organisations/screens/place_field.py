"""A place in a form: its code, or its name where that is enough to know which."""

import re
from typing import Any

from django import forms

from dure.ground.places.queries import names, place_on, search
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.words import Words

CODE = re.compile(r"\(?(\d{5,10})\)?\s*$")
NONE = Words("그런 지역을 찾을 수 없어요: {text}", "No such place was found: {text}")
MANY = Words(
    "여러 곳이 있어요. 더 자세히 적어 주세요: {some}", "There are several. Please say more: {some}"
)
SHOWN = 5


class PlaceField(forms.CharField):
    """`강릉시`, `강원 강릉시` or `5115000000`; its clean value is the code, "" for none."""

    def clean(self, value: Any) -> str:
        """The code, or a sentence that says what is missing."""
        text = super().clean(value).strip()
        found = CODE.search(text)
        try:
            if found:
                return place_on(found.group(1), day_of(now())).code
        except Refused as refused:
            raise forms.ValidationError(str(words_of(refused))) from refused
        return _by_name(text) if text else ""


def shown_place(code: str) -> str:
    """A code as the field shows it: `강릉시 (5115000000)`; unknown codes stay as they are."""
    name = names([code], day_of(now())).get(code) if code else None
    return f"{name} ({code})" if name else code


def _by_name(text: str) -> str:
    fitting = search(text, day_of(now()), limit=SHOWN)
    exact = [
        place for place in fitting if text.rsplit(maxsplit=1)[-1] in {place.name.ko, place.name.en}
    ]
    chosen = exact or list(fitting)
    if not chosen:
        raise forms.ValidationError(str(NONE.filled(text=text)))
    if len(chosen) > 1:
        some = ", ".join(f"{place.name} ({place.code})" for place in chosen)
        raise forms.ValidationError(str(MANY.filled(some=some)))
    return chosen[0].code
