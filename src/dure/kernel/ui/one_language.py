"""Forms whose texts may be told in one language, which then stands for both."""

from collections.abc import Sequence
from typing import Any

from django import forms

from dure.kernel.ui.labels import label

ONE_NEEDED = label("한국어나 영어로 적어 주세요.", "Please write it in Korean or in English.")
EMPTY_KO = label("비워 두면 영어로 적은 것을 그대로 써요.", "Empty: the English is taken.")
EMPTY_EN = label("비워 두면 한국어로 적은 것을 그대로 써요.", "Empty: the Korean is taken.")


class OneLanguage(forms.Form):
    """Of each text in `either` (`name` is `name_ko` and `name_en`) one language is enough.

    Somebody who writes one language only should not be made to invent the other; whoever reads the
    other sees the name as it is, and it can be written later.
    """

    either: Sequence[str] = ()

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for stem in self.either:
            for which, empty in (("ko", EMPTY_KO), ("en", EMPTY_EN)):
                field = self.fields[f"{stem}_{which}"]
                field.required = False
                field.widget.is_required = False
                field.help_text = field.help_text or empty

    def clean(self) -> dict[str, Any]:
        """Each text stands in both languages, or its absence is said at the first."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        for stem in self.either:
            ko, en = f"{stem}_ko", f"{stem}_en"
            told[ko], told[en] = (
                told.get(ko) or told.get(en, ""),
                told.get(en) or told.get(ko, ""),
            )
            if not told[ko] and not self.has_error(ko) and not self.has_error(en):
                self.add_error(ko, ONE_NEEDED)
        return told
