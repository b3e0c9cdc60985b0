"""Describing a service for the register: where else, for whom, when, in which unit, for which strategy."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from dure.activities.rules.groups import groups
from dure.activities.rules.weekly import read_weekly, written
from dure.activities.types import UNITS, LineTold, RegisterLine, unit_words
from dure.ground.places.queries import as_people_write, place_written
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.ui.labels import label
from dure.kernel.words import Words

SHARE = re.compile(r"^(?P<place>.+?)\s*[:：=]\s*(?P<share>\d{1,8})\s*$")


class LineForm(forms.Form):
    """Where, for whom, when?"""

    areas = forms.CharField(
        label=label("어디에서 하나요?", "Where?"),
        max_length=4000,
        required=False,
        help_text=label(
            "한 줄에 한 곳. 몫을 나눴으면 ‘새들면: 6’처럼 적어 주세요.",
            "One place a line. Where the capacity is divided: “Saedeul-myeon: 6”.",
        ),
        widget=forms.Textarea({"rows": 3}),
    )
    groups = forms.MultipleChoiceField(
        label=label("누구를 위해서 (고르지 않으면 누구나)", "For whom (nobody chosen: everybody)"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    weekly = forms.CharField(
        label=label("매주 언제", "When in the week"),
        max_length=600,
        required=False,
        help_text=label(
            "예: 월·수 10:00-12:00; 금 14-16", "for example: Mon Wed 10:00-12:00; Fri 14-16"
        ),
    )
    unit = forms.ChoiceField(label=label("정원을 세는 단위", "Unit of the capacity"))
    strategy = forms.ChoiceField(
        label=label("공동의제의 어느 조항을 위해서", "For which clause of the agenda"),
        required=False,
    )

    def __init__(
        self, *args: Any, clauses: Sequence[tuple[str, Words]], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        told = [(one.code, one.name) for one in groups().values()]
        self.fields["groups"].choices = told  # type: ignore[attr-defined]
        units = [(unit, unit_words(unit)) for unit in UNITS]
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
        none = ("", Words("아직 정하지 않음", "none yet"))
        self.fields["strategy"].choices = [none, *clauses]  # type: ignore[attr-defined]

    def clean_areas(self) -> dict[str, int | None]:
        """Place codes with their shares; the first line that is not understood is named."""
        found: dict[str, int | None] = {}
        for written_line in self.cleaned_data["areas"].splitlines():
            if not written_line.strip():
                continue
            shared = SHARE.match(written_line.strip())
            name = shared["place"] if shared else written_line.strip()
            try:
                code = place_written(name, self.today)
            except Refused as refused:
                raise forms.ValidationError(str(words_of(refused))) from None
            found[code] = int(shared["share"]) if shared else None
        return found

    def clean_weekly(self) -> Any:
        """The times; refused in the words of the room where they cannot be read."""
        text = self.cleaned_data["weekly"]
        times = read_weekly(text)
        if times is None:
            raise forms.ValidationError(
                str(words_of(Refused("activities.bad_weekly", written=text[:60])))
            )
        return times

    def told(self) -> LineTold:
        """As the service takes it."""
        given = self.cleaned_data
        return LineTold(
            areas=given["areas"],
            groups=tuple(given["groups"]),
            weekly=given["weekly"],
            unit=given["unit"],
            strategy=given["strategy"],
        )


def as_written(line: RegisterLine, today: date) -> dict[str, Any]:
    """What stands, as the form shows it: places by their names, by code where two have one name."""
    called = as_people_write(line.areas, today)
    shown = (
        f"{called[code]}: {share}" if share is not None else called[code]
        for code, share in line.areas.items()
    )
    return {
        "areas": "\n".join(shown),
        "groups": list(line.groups),
        "weekly": written(line.weekly),
        "unit": line.unit,
        "strategy": line.strategy,
    }
