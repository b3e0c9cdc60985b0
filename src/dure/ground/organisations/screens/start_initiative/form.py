"""An initiative as it starts: its name, its name in addresses, the day, and the backbone that serves it."""

from typing import Any

from django import forms

from dure.ground.organisations.queries import (
    OrganisationKey,
    known_organisations,
    organisation_types,
)
from dure.ground.organisations.rules.new_initiative import LONGEST, is_address
from dure.ground.organisations.screens.address_from import address_from
from dure.ground.organisations.types import NewInitiative, NewOrganisation
from dure.kernel.clock import day_of, now
from dure.kernel.errors import Refused
from dure.kernel.refusals import words_of
from dure.kernel.ui.days import DayField
from dure.kernel.ui.labels import label
from dure.kernel.words import Words

ONE_NAME = label(
    "이름을 한국어나 영어로 적어 주세요.", "Please give a name, in Korean or in English."
)
TYPE_NEEDED = label("기관의 유형을 골라 주세요.", "Please choose the type of the organisation.")
NOT_YET = label(
    "오늘이나 그 전의 날을 적어 주세요. 준비를 시작한 날도 괜찮아요.",
    "Please give today or an earlier day; the day the preparations began will do.",
)
LETTERS = label(
    "영문 소문자와 숫자, 줄표로 적어 주세요.",
    "Small letters, digits and dashes, please.",
)
TAKEN_FROM = label("비워 두면 영어 이름을 그대로 써요.", "Empty: the English name is taken.")
FROM_KOREAN = label("비워 두면 한국어 이름을 그대로 써요.", "Empty: the Korean name is taken.")


def _types() -> list[tuple[str, Any]]:
    kinds = sorted(organisation_types().values(), key=lambda kind: kind.name.ko)
    return [("", label("골라 주세요", "Please choose")), *((one.code, one.name) for one in kinds)]


class InitiativeForm(forms.Form):
    """What is asked of every initiative that starts."""

    name_ko = forms.CharField(
        label=label("이름 (한국어)", "Name in Korean"),
        help_text=TAKEN_FROM,
        required=False,
        max_length=120,
    )
    name_en = forms.CharField(
        label=label("이름 (영어)", "Name in English"),
        help_text=FROM_KOREAN,
        required=False,
        max_length=120,
    )
    slug = forms.CharField(
        label=label("주소에 쓰는 짧은 이름", "Short name in addresses"),
        help_text=label(
            "영문 소문자와 숫자, 줄표. 비워 두면 이름으로 지어요. 나중에 바꿀 수 없어요.",
            "Small letters, digits, dashes. Empty: made from the name. It stays.",
        ),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput({"autocapitalize": "none", "spellcheck": "false"}),
    )
    started_on = DayField(
        label=label("시작하는 날", "It begins on"),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
    )
    backbone_ko = forms.CharField(
        label=label("기관 이름 (한국어)", "Its name in Korean"),
        help_text=TAKEN_FROM,
        required=False,
        max_length=120,
    )
    backbone_en = forms.CharField(
        label=label("기관 이름 (영어)", "Its name in English"),
        help_text=FROM_KOREAN,
        required=False,
        max_length=120,
    )
    backbone_type = forms.ChoiceField(label=label("유형", "Type"), choices=_types, required=False)

    def clean_slug(self) -> str:
        """As it was written, or made from the English name, or from the Korean one."""
        written = str(self.cleaned_data["slug"]).strip().lower()
        name = _either(self.cleaned_data, "name") or Words("", "")
        made = address_from(name, LONGEST)
        if not written and not self._is_named():
            return ""  # the missing name is said already
        if not is_address(written or made):
            raise forms.ValidationError(LETTERS)
        return written or made

    def _is_named(self) -> bool:
        return bool(_either(self.cleaned_data, "name"))

    def clean_started_on(self) -> Any:
        """An initiative that has not begun stands on no page yet."""
        day = self.cleaned_data["started_on"]
        if day > day_of(now()):
            raise forms.ValidationError(NOT_YET)
        return day

    def clean(self) -> dict[str, Any]:
        """One language of each name is enough."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not _either(told, "name"):
            self.add_error("name_ko", ONE_NAME)
        if self.registers():
            self._check_backbone(told)
        return told

    def registers(self) -> bool:
        """True where the backbone is told, and not chosen from those the house knows."""
        return True

    def _check_backbone(self, told: dict[str, Any]) -> None:
        name = _either(told, "backbone")
        if not name:
            self.add_error("backbone_ko", ONE_NAME)
        elif known(name) is not None:
            refused = Refused("organisations.known_already", name=name)
            self.add_error("backbone_ko", str(words_of(refused)))
        if not told.get("backbone_type") and not self.has_error("backbone_type"):
            self.add_error("backbone_type", TYPE_NEEDED)

    def initiative(self, backbone_id: int = 0) -> NewInitiative:
        """The initiative, as the services take it."""
        told = self.cleaned_data
        name = _either(told, "name") or Words("", "")
        return NewInitiative(told["slug"], name, told["started_on"], backbone_id)

    def backbone(self) -> NewOrganisation:
        """The organisation, as the services take it; valid as long as it is known to be at work."""
        told = self.cleaned_data
        name = _either(told, "backbone") or Words("", "")
        day = told["started_on"]
        address = address_from(name, LONGEST)
        return NewOrganisation(address, name, told["backbone_type"], day)

    def taken_over(self) -> bool:
        """True when a name was told in one language and stands in both."""
        told = self.cleaned_data
        pairs = ["name", *(["backbone"] if self.registers() else [])]
        return any(bool(told[f"{one}_ko"]) != bool(told[f"{one}_en"]) for one in pairs)


def _either(told: dict[str, Any], name: str) -> Words | None:
    """Both names; where one is missing the other stands for it."""
    ko, en = (str(told.get(f"{name}_{each}", "")).strip() for each in ("ko", "en"))
    return Words(ko or en, en or ko) if ko or en else None


def known(name: Words) -> OrganisationKey | None:
    """The organisation that goes by this name already."""
    return next((one for one in known_organisations() if one.name_ko == name.ko), None)


class FurtherForm(InitiativeForm):
    """A further initiative: its backbone may be an organisation that the house knows."""

    organisation = forms.TypedChoiceField(
        label=label("백본 조직", "The backbone organisation"),
        required=False,
        coerce=int,
        empty_value=None,
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        rows = [(one.id, Words(one.name_ko, one.name_en)) for one in known_organisations()]
        new = ("", label("새 기관을 아래에 적을게요", "A new one, told below"))
        self.fields["organisation"].choices = [new, *rows]  # type: ignore[attr-defined]

    def registers(self) -> bool:
        """Only where none is chosen."""
        return self.cleaned_data.get("organisation") is None and not self.has_error("organisation")
