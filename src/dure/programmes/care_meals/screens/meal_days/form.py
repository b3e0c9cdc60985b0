"""Beginning a day: which kitchen, which date."""

from collections.abc import Sequence
from typing import Any

from django import forms

from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label
from dure.programmes.care_meals.types.diners import KitchenCard


class BeginForm(forms.Form):
    """A kitchen and a date."""

    kitchen = forms.ChoiceField(label=label("주방", "Kitchen"))
    on = DayField(
        label=label("날짜", "Date"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, kitchens: Sequence[KitchenCard], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kitchens = {one.public_id: one for one in kitchens}
        choices = [(one.public_id, one.name) for one in kitchens]
        self.fields["kitchen"].choices = choices  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """As the service takes it."""
        said = self.cleaned_data
        return {"kitchen_id": self.kitchens[said["kitchen"]].id, "on": said["on"]}
