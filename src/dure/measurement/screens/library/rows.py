"""The rows of the library, a definition in words, and the break a new definition would draw."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from django.forms import BoundField, Form
from django.forms.boundfield import BoundWidget

from dure.activities.queries import kind_cards
from dure.engines.charts import NOT_REPORTED, VALUE, About, Break, Datum, Drawing, Trend, draw_trend
from dure.engines.measure import of_day, parse_period
from dure.kernel.words import Words, spoken_language
from dure.measurement.queries import period_words
from dure.measurement.rules.cells_asked import count_asked, group_label
from dure.measurement.rules.definition_words import (
    DIRECTIONS,
    KINDS,
    LEVELS,
    PERIOD_KINDS,
    QUADRANTS,
    RULES,
    recipe_words,
)
from dure.measurement.rules.sections import theme_name
from dure.measurement.types.asked import Dimension
from dure.measurement.types.library import DefinitionPage, LibraryPage, LibraryRow, VersionCard
from dure.measurement.types.scorecard import IndicatorStory, Point

SPLIT = "×"
LISTS = ("", "silent", "unseen", "others")
REFERENCES = ("what_changed_ko", "what_changed_en", "valid_from")
FIRST = ("code", "level", "rba", "direction", "headline", "theme", "outcome_ko", "outcome_en")
WORDS = ("name_ko", "name_en", "definition_ko", "definition_en", "source_ko", "source_en")
COUNTING = (
    "kind",
    "unit_ko",
    "unit_en",
    "of_people",
    "numerator_ko",
    "numerator_en",
    "denominator_ko",
    "denominator_en",
    "factor",
    "decimals",
)
ADDING = ("period_kind", "time_rule", "place_rule", "lowest", "highest")


class FormParts:
    """The fields of a definition in the order in which one thinks of them."""

    def __init__(self, form: Form) -> None:
        self._form = form

    def _fields(self, names: Sequence[str]) -> list[BoundField]:
        return [self._form[name] for name in names if name in self._form.fields]

    def change(self) -> list[BoundField]:
        """What changed, and from when."""
        return self._fields(REFERENCES if "what_changed_ko" in self._form.fields else ())

    def first(self) -> list[BoundField]:
        """What stays for ever: code, level, direction."""
        return self._fields(FIRST)

    def words(self) -> list[BoundField]:
        """Names and meaning."""
        return self._fields(WORDS)

    def counting(self) -> list[BoundField]:
        """How it is counted."""
        return self._fields(COUNTING)

    def adding(self) -> list[BoundField]:
        """How often, and how it is added up."""
        return self._fields(ADDING)

    def singles(self) -> list[BoundWidget]:
        """The boxes of one way to split."""
        return [box for box in self._form["combinations"] if SPLIT not in box.data["value"]]

    def pairs(self) -> list[BoundWidget]:
        """The boxes of two ways crossed; there are many, so they are folded away."""
        return [box for box in self._form["combinations"] if SPLIT in box.data["value"]]

    def some_pair(self) -> bool:
        """Whether a crossing is chosen already."""
        return any(box.data["selected"] for box in self.pairs())

    def last(self) -> list[BoundField]:
        """The recipe, and the first day where it is not asked above."""
        new = "what_changed_ko" not in self._form.fields
        return self._fields(("computed_from", "valid_from") if new else ("computed_from",))


def shown_library(page: LibraryPage, theme: str, show: str) -> dict[str, object]:
    """The rows asked for, grouped by theme, with the lists one can choose."""
    show = show if show in LISTS else ""
    asked = [row for row in page.rows if row.is_asked]
    chosen = {
        "": asked,
        "silent": [row for row in asked if row.is_silent],
        "unseen": [row for row in asked if row.is_unseen],
        "others": [row for row in page.rows if not row.is_asked],
    }
    rows = [row for row in chosen[show] if theme in {"", row.card.theme}]
    return {
        "page": page,
        "rows": [_row(row) for row in rows],
        "themes": [
            (code, theme_name(code)) for code in sorted({row.card.theme for row in asked}) if code
        ],
        "theme": theme,
        "show": show,
        "counts": {name: len(each) for name, each in chosen.items()},
        "asked": len(asked),
        "silent": len(chosen["silent"]),
        "unseen": len(chosen["unseen"]),
        "others": len(chosen["others"]),
    }


def _row(row: LibraryRow) -> dict[str, object]:
    card = row.card
    area, own = Words("지역", "population"), Words("기관", "performance")
    return {
        "row": row,
        "card": card,
        "level": area if card.level == "population" else own,
        "quadrant": QUADRANTS.get(card.rba) if card.rba else None,
        "kind": _first_words(KINDS[card.version.kind]),
        "often": PERIOD_KINDS.get(card.version.period_kind, Words("", "")),
        "last": period_words(row.last_period) if row.last_period else None,
    }


def _first_words(words: Words) -> Words:
    return Words(words.ko.partition(":")[0], words.en.partition(":")[0])


def shown_definition(page: DefinitionPage) -> dict[str, object]:
    """One indicator in words, newest version first."""
    card = page.definition
    return {
        "page": page,
        "indicator": card,
        "newest": card.versions[0].version,
        "versions": [_version(each, page.ways) for each in card.versions],
        "level": LEVELS.get(card.level, Words(card.level, card.level)),
        "quadrant": QUADRANTS.get(card.rba, QUADRANTS[""]),
        "direction": DIRECTIONS.get(card.direction, Words("", "")),
        "recipe": recipe_words(page.recipe, {one.code: one.name for one in kind_cards()}),
        "living": [each for each in page.assignments if each.in_force],
        "ended": [each for each in page.assignments if not each.in_force],
    }


def _version(each: VersionCard, ways: Sequence[Dimension]) -> dict[str, object]:
    version, known = each.version, {way.code: way for way in ways}
    last = each.valid_to - timedelta(days=1) if each.valid_to else None
    return {
        "card": each,
        "version": version,
        "last_day": last,
        "kind": KINDS.get(version.kind, Words(version.kind, version.kind)),
        "often": PERIOD_KINDS.get(version.period_kind, Words("", "")),
        "time": RULES.get(version.time_rule, RULES[""]),
        "place": RULES.get(version.place_rule, RULES[""]),
        "groups": [group_label(group, known) for group in version.combinations],
        "cells": count_asked(version, known),
    }


def broken_curve(story: IndicatorStory, page: DefinitionPage, day: date) -> Drawing | None:
    """The curve of everybody with the breaks there are, and the one that this day would make."""
    points = story.row.points
    if not points:
        return None
    language = spoken_language()
    told = Words("새 정의", "new definition").in_language(language)
    breaks = (*_breaks(points, story), Break(_first_period(points, day), told))
    known = {point.period for point in points}
    ahead = () if breaks[-1].code in known else (_gap(breaks[-1].code),)
    about = About(
        title=story.row.name.in_language(language),
        unit=story.row.unit.in_language(language),
        decimals=story.row.decimals,
        language=language,
    )
    drawn = tuple(_datum(point) for point in points)
    return draw_trend(Trend(about=about, points=(*drawn, *ahead), breaks=breaks))


def _breaks(points: Sequence[Point], story: IndicatorStory) -> tuple[Break, ...]:
    said = {each.version: str(each.what_changed) for each in story.versions}
    return tuple(
        Break(after.period, said.get(after.version) or "·")
        for before, after in pairwise(points)
        if after.version != before.version
    )


def _first_period(points: Sequence[Point], day: date) -> str:
    """The first period that begins on or after the day: the one reported by the new definition."""
    kind = parse_period(points[0].period).kind
    period = of_day(day, kind)
    return (period if period.starts_on >= day else period.next).code


def _gap(period: str) -> Datum:
    return Datum(period, str(period_words(period)), NOT_REPORTED)


def _datum(point: Point) -> Datum:
    value = point.figure.value
    state = VALUE if value is not None else NOT_REPORTED
    return Datum(point.period, str(point.words), state, None if value is None else float(value))
