"""Working out needs: which series, for which kind and group, how many percent."""

from decimal import Decimal
from typing import Any

from django import forms

from dure.activities.queries import EVERYBODY, groups, kind_cards
from dure.kernel.words import Words
from dure.measurement.screens.inside import asked
from dure.measurement.services.needs_from_series import SeriesNeed


class SeriesForm(forms.Form):
    """How many of them need it?"""

    series = forms.ChoiceField(label=asked("어느 통계에서", "From which series"))
    percent = forms.DecimalField(
        label=asked("그 가운데 몇 퍼센트가 필요로 하나요?", "How many percent of them need it?"),
        min_value=Decimal("0.01"),
        max_value=100,
        max_digits=5,
        decimal_places=2,
        initial=100,
        widget=forms.TextInput({"inputmode": "decimal"}),
    )
    kind = forms.ChoiceField(label=asked("무엇이 필요한가요?", "What do they need?"))
    group = forms.ChoiceField(label=asked("누가", "Who"), required=False)

    def __init__(self, posted: Any, *, series: dict[str, Words]) -> None:
        super().__init__(posted)
        shown = [
            (code, Words(f"{code} {name.ko}", f"{code} {name.en}")) for code, name in series.items()
        ]
        self.fields["series"].choices = shown  # type: ignore[attr-defined]
        kinds = [(card.code, card.name) for card in kind_cards()]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        people = [("", EVERYBODY), *((one.code, one.name) for one in groups().values())]
        self.fields["group"].choices = people  # type: ignore[attr-defined]

    def told(self) -> SeriesNeed:
        """As the service takes it."""
        given = self.cleaned_data
        return SeriesNeed(
            series=given["series"],
            kind=given["kind"],
            group=given["group"],
            percent=given["percent"],
        )
