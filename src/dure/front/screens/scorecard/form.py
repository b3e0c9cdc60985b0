"""What the scorecard is narrowed to; read from the address, so that a view can be passed on."""

from datetime import date, timedelta

from django import forms

from dure.engines.measure import parse_period
from dure.kernel.words import Words
from dure.measurement.types.scorecard import Choice, ScorecardChoices

ALL = Words("전체", "All")


def _any_of(label: Words) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False)  # type: ignore[arg-type]


class Narrowing(forms.Form):
    """Theme, place, organisation and period; each may stay empty. What is not offered is ignored."""

    theme = _any_of(Words("주제", "Theme"))
    place = _any_of(Words("지역", "Place"))
    organisation = _any_of(Words("기관", "Organisation"))
    period = _any_of(Words("기간", "Period"))

    def offering(self, choices: ScorecardChoices, themes: list[Choice]) -> "Narrowing":
        """The same form with what can be chosen."""
        newest = Words("가장 새로운 값", "Newest")
        for name, offered, none in (
            ("theme", themes, ALL),
            ("place", choices.places, ALL),
            ("organisation", choices.organisations, ALL),
            ("period", choices.periods, newest),
        ):
            field = self.fields[name]
            field.choices = [("", none), *((one.code, one.words) for one in offered)]  # type: ignore[attr-defined]
        return self

    def chosen(self, name: str) -> str:
        """What was chosen there; nothing where it is not on offer."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")

    def day(self, today: date) -> date:
        """The day on which the scorecard is read: the last one of the chosen period."""
        period = self.chosen("period")
        if not period:
            return today
        return min(today, parse_period(period).ends_before - timedelta(days=1))
