"""An organisation as a form: what it is, and how it takes part."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import validate_slug

from dure.ground.organisations.queries import organisation_types
from dure.ground.organisations.rules.new_initiative import LONGEST
from dure.ground.organisations.screens.address_from import address_from
from dure.ground.organisations.screens.place_field import PlaceField, shown_place
from dure.ground.organisations.types import PARTS, NewOrganisation, OrganisationCard
from dure.kernel.ids import public_id
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label
from dure.kernel.ui.one_language import OneLanguage
from dure.kernel.words import Words

DAY = {"type": "date"}
NUMBERS = {"inputmode": "numeric", "autocomplete": "off"}
Named = Sequence[tuple[str, Words]]


def _types() -> list[tuple[str, Any]]:
    kinds = sorted(organisation_types().values(), key=lambda kind: kind.name.ko)
    return [
        ("", label("골라 주세요", "Please choose")),
        *((kind.code, kind.name) for kind in kinds),
    ]


class FactsForm(OneLanguage, forms.Form):
    """What is known of an organisation; its name in one language is enough."""

    either = ("name",)
    name_ko = forms.CharField(label=label("이름 (한국어)", "Name in Korean"), max_length=120)
    name_en = forms.CharField(label=label("이름 (영어)", "Name in English"), max_length=160)
    type = forms.ChoiceField(label=label("유형", "Type"), choices=_types)
    place = PlaceField(
        label=label("지역", "Place"),
        help_text=label("이름이나 코드", "A name or a code"),
        required=False,
        max_length=80,
    )
    business_number = forms.CharField(
        label=label("사업자등록번호", "Business registration number"),
        required=False,
        max_length=20,
        widget=forms.TextInput(NUMBERS),
    )
    corporate_number = forms.CharField(
        label=label("법인등록번호", "Corporate registration number"),
        required=False,
        max_length=20,
        widget=forms.TextInput(NUMBERS),
    )
    parent = forms.TypedChoiceField(
        label=label("상위 기관", "Belongs under"), required=False, coerce=int, empty_value=None
    )
    about_ko = forms.CharField(
        label=label("어떤 곳인가요 (한국어)", "What it is, in Korean"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )
    about_en = forms.CharField(
        label=label("어떤 곳인가요 (영어)", "What it is, in English"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )
    valid_from = DayField(
        label=label("생긴 날", "Founded on"), widget=forms.DateInput(DAY, "%Y-%m-%d")
    )
    valid_to = DayField(
        label=label("없어진 날", "Dissolved on"),
        required=False,
        widget=forms.DateInput(DAY, "%Y-%m-%d"),
    )

    def __init__(self, *given: Any, parents: Named, slug: str = "", **named: Any) -> None:
        super().__init__(*given, **named)
        nothing = ("", Words("없음", "None"))
        self.fields["parent"].choices = [nothing, *parents]  # type: ignore[attr-defined]
        self.address = slug

    def facts(self) -> NewOrganisation:
        """All of it, as the services take it."""
        told = self.cleaned_data
        return NewOrganisation(
            slug=told.get("slug") or self.address,
            name=Words(told["name_ko"], told["name_en"]),
            type=told["type"],
            valid_from=told["valid_from"],
            valid_to=told["valid_to"],
            place_code=told["place"],
            about=Words(told["about_ko"], told["about_en"]),
            business_number=told["business_number"],
            corporate_number=told["corporate_number"],
            parent_id=told["parent"],
        )


class Joining(forms.Form):
    """How and since when an organisation takes part."""

    part = forms.ChoiceField(label=label("맡는 몫", "Takes part as"), choices=tuple(PARTS.items()))
    joined_on = DayField(
        label=label("함께한 날", "Joined on"),
        help_text=label("적지 않으면 오늘이에요.", "Empty: today."),
        required=False,
        widget=forms.DateInput(DAY, "%Y-%m-%d"),
    )

    def joining(self) -> dict[str, Any]:
        """Part and day as the services take them."""
        return {"part": self.cleaned_data["part"], "joined_on": self.cleaned_data["joined_on"]}


class RegisterForm(FactsForm, Joining):
    """A new organisation, and how it takes part."""

    slug = forms.CharField(
        label=label("주소에 쓰는 이름", "Name in addresses"),
        help_text=label(
            "영문 소문자와 숫자, 줄표. 적지 않으면 이름으로 지어요. 바꿀 수 없어요.",
            "Small letters, digits, dashes. Empty: made from the name. It stays.",
        ),
        required=False,
        max_length=LONGEST,
        validators=[validate_slug],
        widget=forms.TextInput({"autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ("name_ko", "name_en", "type", "valid_from", "place", "business_number", "slug")

    def clean_slug(self) -> str:
        """Addresses are small; without one it is the name, or a code that stays."""
        ko, en = (self.cleaned_data.get(f"name_{each}", "") for each in ("ko", "en"))
        written = str(self.cleaned_data["slug"]) or address_from(Words(ko, en), LONGEST)
        return written.lower()[:LONGEST].strip("-") or public_id()


class WelcomeForm(Joining):
    """An organisation that the house knows already."""

    organisation = forms.TypedChoiceField(label=label("기관", "Organisation"), coerce=int)
    field_order = ("organisation", "part", "joined_on")

    def __init__(self, *given: Any, organisations: Named, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["organisation"].choices = organisations  # type: ignore[attr-defined]


def facts_now(card: OrganisationCard) -> dict[str, Any]:
    """What the form shows before anything is changed."""
    return {
        "name_ko": card.name.ko,
        "name_en": card.name.en,
        "type": card.type,
        "place": shown_place(card.place_code),
        "business_number": card.business_number,
        "corporate_number": card.corporate_number,
        "parent": card.parent_id or "",
        "about_ko": card.about.ko,
        "about_en": card.about.en,
        "valid_from": card.valid_from,
        "valid_to": card.valid_to,
    }
