"""A dish with its recipe, as somebody types it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from dure.kernel.ui.labels import label
from dure.kernel.words import Words
from dure.programmes.care_meals.rules.allergens import allergens_on
from dure.programmes.care_meals.rules.needs import diets_on, texture_name, textures_on
from dure.programmes.care_meals.rules.recipes import written
from dure.programmes.care_meals.types.dishes import (
    COURSES,
    KEEPS,
    SEASONS,
    DishCard,
    DishDraft,
)


class DishForm(forms.Form):
    """Name, course, recipe, pot; textures, diets and allergens as ticks."""

    name_ko = forms.CharField(label=label("이름", "Name in Korean"), max_length=80)
    name_en = forms.CharField(
        label=label("이름 (영어)", "Name in English"), max_length=80, required=False
    )
    course = forms.ChoiceField(label=label("자리", "Course"))
    keeps = forms.ChoiceField(label=label("내는 온도", "Served"))
    recipe = forms.CharField(
        label=label("1인분 재료", "Ingredients of one portion"),
        help_text=label(
            "한 줄에 하나씩: 이름 양 단위. 손질 손실은 ×1.2, 포장은 /1800, 알레르기는 [5, 6]이나 [없음].",
            "One a line: name, amount, unit. Loss ×1.2, package /1800, allergens [5, 6], or [none].",
        ),
        max_length=6000,
        widget=forms.Textarea({"rows": 9, "class": "recipe", "spellcheck": "false"}),
    )
    method = forms.CharField(
        label=label("조리법", "Method"),
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    pot = forms.CharField(
        label=label("한 솥에 몇 인분", "Portions in one pot"),
        required=False,
        max_length=6,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    textures = forms.MultipleChoiceField(label=label("할 수 있는 굳기", "Textures"))
    diets = forms.MultipleChoiceField(label=label("맞는 식사", "Suits"), required=False)
    further = forms.MultipleChoiceField(
        label=label("재료 밖의 알레르기", "Further allergens"), required=False
    )
    seasons = forms.MultipleChoiceField(label=label("철", "Seasons"), required=False)

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ticks: dict[str, Iterable[tuple[str, Words]]] = {
            "course": COURSES.items(),
            "keeps": KEEPS.items(),
            "textures": [(str(level), texture_name(level, day)) for level in textures_on(day)],
            "diets": [(code, one.name) for code, one in diets_on(day).items()],
            "further": [
                (code, Words(f"{one.number} {one.name.ko}", f"{one.number} {one.name.en}"))
                for code, one in allergens_on(day).items()
            ],
            "seasons": SEASONS.items(),
        }
        for name, choices in ticks.items():
            field: Any = self.fields[name]
            field.choices = list(choices)
            if name not in ("course", "keeps"):
                field.widget = forms.CheckboxSelectMultiple(choices=field.choices)

    def clean_pot(self) -> int | None:
        """A whole number, or nothing."""
        told = str(self.cleaned_data["pot"]).strip()
        if not told:
            return None
        if not told.removeprefix("-").isdecimal():
            said = label("몇 인분인지 숫자로 적어 주세요.", "Write the portions as a number.")
            raise forms.ValidationError(said)
        return int(told)

    def told(self) -> DishDraft:
        """The dish as it is told."""
        said = self.cleaned_data
        return DishDraft(
            name=Words(said["name_ko"], said["name_en"]),
            course=said["course"],
            recipe=said["recipe"],
            pot=said["pot"],
            textures=tuple(int(one) for one in said["textures"]),
            diets=tuple(said["diets"]),
            further=tuple(said["further"]),
            keeps=said["keeps"],
            seasons=tuple(said["seasons"]),
            method=said["method"],
        )


def as_typed(card: DishCard, day: date) -> dict[str, Any]:
    """What stands in the form when a dish is opened."""
    return {
        "name_ko": card.name.ko,
        "name_en": card.name.en if card.name.en != card.name.ko else "",
        "course": card.course,
        "keeps": card.keeps,
        "recipe": written(card.lines, day),
        "method": card.method,
        "pot": card.pot or "",
        "textures": [str(one) for one in card.textures],
        "diets": list(card.diets),
        "further": list(card.further),
        "seasons": list(card.seasons),
    }
