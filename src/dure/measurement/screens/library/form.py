"""Writing a definition: a new indicator, or the next version of one; and a way to split numbers."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from typing import Any

import yaml
from django import forms

from dure.kernel.errors import Refused
from dure.kernel.plain_yaml import read_plain_yaml
from dure.kernel.ui.one_language import OneLanguage
from dure.kernel.words import Words
from dure.measurement.rules.definition_words import (
    DIRECTIONS,
    KINDS,
    LEVELS,
    PERIOD_KINDS,
    QUADRANTS,
    RULES,
)
from dure.measurement.screens.inside import asked
from dure.measurement.screens.library.rows import SPLIT
from dure.measurement.types.asked import AskedVersion, Dimension
from dure.measurement.types.library import NewDisaggregation, NewIndicator, NewVersion

PLAIN = (
    *("kind", "of_people", "decimals", "factor", "period_kind"),
    *("time_rule", "place_rule", "lowest", "highest"),
)


def _text(
    ko: str, en: str, *, rows: int = 0, needed: bool = True, hint: Any = ""
) -> forms.CharField:
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=asked(ko, en), required=needed, widget=widget, help_text=hint)


def _choice(
    ko: str, en: str, choices: dict[str, Words], *, needed: bool = True
) -> forms.ChoiceField:
    listed: Any = list(choices.items())
    return forms.ChoiceField(label=asked(ko, en), choices=listed, required=needed)


def _number(ko: str, en: str, hint: Any = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=asked(ko, en),
        required=False,
        widget=forms.TextInput({"inputmode": "decimal"}),
        help_text=hint,
    )


class VersionForm(OneLanguage, forms.Form):
    """One version of a definition, in both languages or in one that stands for both."""

    either: Sequence[str] = ("name", "definition", "unit")
    name_ko = _text("이름 (한국어)", "Name in Korean")
    name_en = _text("이름 (영어)", "Name in English")
    definition_ko = _text("무엇을 세나요 (한국어)", "What it counts, in Korean", rows=3)
    definition_en = _text("무엇을 세나요 (영어)", "What it counts, in English", rows=3)
    kind = _choice("셈법", "How it is counted", KINDS)
    unit_ko = _text("단위 (한국어)", "Unit in Korean")
    unit_en = _text("단위 (영어)", "Unit in English")
    of_people = forms.BooleanField(
        label=asked("사람 수예요", "It counts people"),
        required=False,
        help_text=asked("작은 수를 가려서 공개해요.", "Small counts are hidden when published."),
    )
    numerator_ko = _text("분자 (한국어)", "Numerator in Korean", needed=False)
    numerator_en = _text("분자 (영어)", "Numerator in English", needed=False)
    denominator_ko = _text("분모 (한국어)", "Denominator in Korean", needed=False)
    denominator_en = _text("분모 (영어)", "Denominator in English", needed=False)
    factor = forms.IntegerField(
        label=asked("곱하는 수", "Multiplied by"),
        initial=1,
        min_value=1,
        max_value=1_000_000,
        widget=forms.TextInput({"inputmode": "numeric"}),
        help_text=asked("백분율이면 100이에요.", "100 for a percentage."),
    )
    decimals = forms.IntegerField(
        label=asked("소수 자리", "Decimals"),
        initial=0,
        min_value=0,
        max_value=4,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    period_kind = _choice("얼마마다", "How often", PERIOD_KINDS)
    time_rule = _choice("여러 기간을 합칠 때", "Over time", RULES, needed=False)
    place_rule = _choice("여러 지역을 합칠 때", "Over places", RULES, needed=False)
    combinations = forms.MultipleChoiceField(
        label=asked("세부구분", "Split by"),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
        help_text=asked(
            "고른 만큼 칸이 늘어요. 꼭 쓰는 것만 골라 주세요.", "Each adds cells to fill in."
        ),
    )
    lowest = _number("가장 작은 값", "Never below")
    highest = _number("가장 큰 값", "Never above")
    source_ko = _text("자료 출처 (한국어)", "Source in Korean", needed=False)
    source_en = _text("자료 출처 (영어)", "Source in English", needed=False)
    computed_from = forms.CharField(
        label=asked("서비스 기록에서 산출하는 식(YAML)", "Computed from service records (YAML)"),
        required=False,
        widget=forms.Textarea({"rows": 4, "spellcheck": "false"}),
        help_text=asked(
            "예: kind: count, service: [meal]. 직접 적는 지표면 비워 두세요.",
            "For example kind: count, service: [meal]. Leave empty when people type it.",
        ),
    )
    valid_from = forms.DateField(
        label=asked("언제부터", "From which day"),
        widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
        help_text=asked(
            "이날 뒤에 시작하는 기간부터 이 정의로 보고해요.",
            "Periods that begin on or after this day are reported by this definition.",
        ),
    )

    def __init__(self, *given: Any, ways: Sequence[Dimension] = (), **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["combinations"].choices = groups_of(ways)  # type: ignore[attr-defined]

    def version(self) -> NewVersion:
        """The definition as it was written."""
        given = self.cleaned_data
        return NewVersion(
            name=_pair(given, "name"),
            definition=_pair(given, "definition"),
            kind=given["kind"],
            unit=_pair(given, "unit"),
            valid_from=given["valid_from"],
            of_people=given["of_people"],
            decimals=given["decimals"],
            factor=given["factor"],
            numerator=_pair(given, "numerator"),
            denominator=_pair(given, "denominator"),
            period_kind=given["period_kind"],
            time_rule=given["time_rule"],
            place_rule=given["place_rule"],
            combinations=tuple(tuple(each.split(SPLIT)) for each in given["combinations"]),
            lowest=given["lowest"],
            highest=given["highest"],
            computed_from=_recipe(given["computed_from"]),
            source=_pair(given, "source"),
            what_changed=_pair(given, "what_changed"),
        )


class RevisionForm(VersionForm):
    """The next version: what changed, and from which day."""

    either = (*VersionForm.either, "what_changed")
    what_changed_ko = _text(
        "무엇이 달라졌나요 (한국어)",
        "What changed, in Korean",
        rows=2,
        hint=asked("추이 그래프의 끊긴 자리에 적혀요.", "Written at the break in every trend."),
    )
    what_changed_en = _text("무엇이 달라졌나요 (영어)", "What changed, in English", rows=2)
    field_order = ("what_changed_ko", "what_changed_en", "valid_from")


class IndicatorForm(VersionForm):
    """A new indicator."""

    code = forms.SlugField(
        label=asked("코드", "Code"),
        max_length=30,
        help_text=asked(
            "한 번 정하면 바뀌지 않아요. 예: M13", "It never changes, for example M13."
        ),
    )
    level = _choice("수준", "Level", LEVELS)
    rba = _choice("성과관리 사분면", "Quadrant", QUADRANTS, needed=False)
    direction = _choice("방향", "Direction", DIRECTIONS)
    headline = forms.BooleanField(
        label=asked("핵심지표예요", "A headline indicator"), required=False
    )
    theme = forms.CharField(label=asked("주제", "Theme"), required=False, max_length=30)
    outcome_ko = _text(
        "어떤 결과를 위한 지표인가요 (한국어)", "The outcome it serves, in Korean", needed=False
    )
    outcome_en = _text(
        "어떤 결과를 위한 지표인가요 (영어)", "The outcome it serves, in English", needed=False
    )
    field_order = (
        "code",
        "level",
        "rba",
        "direction",
        "headline",
        "theme",
        "outcome_ko",
        "outcome_en",
    )

    def indicator(self) -> NewIndicator:
        """The indicator with its first definition."""
        given = self.cleaned_data
        return NewIndicator(
            code=given["code"],
            level=given["level"],
            version=self.version(),
            rba=given["rba"],
            direction=given["direction"],
            headline=given["headline"],
            theme=given["theme"],
            outcome=_pair(given, "outcome"),
        )


class SplitForm(forms.Form):
    """A way to split numbers, one category a line."""

    code = forms.SlugField(label=asked("코드", "Code"), max_length=30)
    name_ko = _text("이름 (한국어)", "Name in Korean")
    name_en = _text("이름 (영어)", "Name in English")
    categories = forms.CharField(
        label=asked("나눌 칸", "Categories"),
        widget=forms.Textarea({"rows": 6}),
        help_text=asked(
            "한 줄에 하나씩: 코드 | 한국어 | 영어", "One a line: code | Korean | English"
        ),
    )

    def way(self) -> NewDisaggregation:
        """The way to split as it was written; a line that is not complete is refused by the verb."""
        given = self.cleaned_data
        lines = [line.split("|") for line in given["categories"].splitlines() if line.strip()]
        return NewDisaggregation(
            code=given["code"],
            name=_pair(given, "name"),
            categories=tuple(
                (parts[0].strip(), Words(_nth(parts, 1), _nth(parts, 2))) for parts in lines
            ),
        )


def first_of(version: AskedVersion, source: Words, recipe: dict[str, Any]) -> dict[str, Any]:
    """The version in force, as the form of the next one begins."""
    pairs = ("name", "definition", "unit", "numerator", "denominator")
    first: dict[str, Any] = {}
    for name in pairs:
        words: Words = getattr(version, name)
        first |= {f"{name}_ko": words.ko, f"{name}_en": words.en}
    plain = (
        "kind",
        "of_people",
        "decimals",
        "factor",
        "period_kind",
        "time_rule",
        "place_rule",
        "lowest",
        "highest",
    )
    first |= {name: getattr(version, name) for name in plain}
    written = yaml.safe_dump(recipe, allow_unicode=True, sort_keys=False) if recipe else ""
    return first | {
        "combinations": [SPLIT.join(group) for group in version.combinations],
        "source_ko": source.ko,
        "source_en": source.en,
        "computed_from": written,
    }


def groups_of(ways: Sequence[Dimension]) -> list[tuple[str, Words]]:
    """Every single way to split, and every pair of two."""
    groups = [(way,) for way in ways] + list(combinations(ways, 2))
    return [
        (
            SPLIT.join(way.code for way in group),
            Words(" × ".join(w.name.ko for w in group), " × ".join(w.name.en for w in group)),
        )
        for group in groups
    ]


def next_start(version: AskedVersion, on: date) -> date:
    """A sensible day for the next version: the first of January or July to come."""
    half = date(on.year, 7, 1) if on.month < 7 else date(on.year + 1, 1, 1)
    return max(half, version.valid_from)


def _pair(given: dict[str, Any], name: str) -> Words:
    ko, en = given.get(f"{name}_ko", ""), given.get(f"{name}_en", "")
    return Words(ko.strip(), en.strip())


def _nth(parts: Sequence[str], index: int) -> str:
    return parts[index].strip() if index < len(parts) else ""


def _recipe(written: str) -> dict[str, Any]:
    if not written.strip():
        return {}
    try:
        found = read_plain_yaml(written)
    except yaml.YAMLError:
        raise Refused("measurement.bad_recipe") from None
    if not isinstance(found, dict):
        raise Refused("measurement.bad_recipe")
    return found
