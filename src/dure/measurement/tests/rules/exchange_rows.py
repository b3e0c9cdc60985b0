"""Rows of the public dataset for the stories about exchange formats."""

from datetime import UTC, date, datetime

from dure.kernel.words import Words
from dure.measurement.rules.descriptors import COLUMNS, Dataset
from dure.measurement.types.numbers import Definition

GARAM = Dataset(
    slug="halmae",
    title=Words("할매손밥상 공표 지표", "Grandmothers' table: published numbers"),
    about=Words("가람군의 어르신 밥상", "Meals in Garam county"),
    publisher=Words("가람군 두레센터", "Garam Dure centre"),
    licence="KOGL-1",
    issued=datetime(2026, 4, 10, tzinfo=UTC),
    modified=datetime(2026, 4, 10, tzinfo=UTC),
    keywords=(),
    address="https://dure.example/i/halmae/data",
)
MEALS = Definition(
    code="meals",
    version=1,
    name=Words("제공 식수", "Meals served"),
    definition=Words("문 앞에서 건넨 끼니", "Meals handed over at a door"),
    unit=Words("식", "meals"),
    kind="sum",
    numerator=Words("", ""),
    denominator=Words("", ""),
    source=Words("", ""),
    valid_from=date(2026, 1, 1),
    what_changed=Words("", ""),
)
MEMBERS = {"sonmat": Words("손맛협동조합", "Sonmat Cooperative")}


def row(**told: str) -> dict[str, str]:
    """One published row: 90 meals of Sonmat in March 2026, but for what is told."""
    blank = dict.fromkeys((name for name, _, _ in COLUMNS), "")
    usual = {
        "address": "a1",
        "indicator": "meals",
        "indicator_name_ko": "제공 식수",
        "period": "2026-03",
        "organisation": "sonmat",
        "status": "published",
        "value": "90",
        "unit_ko": "식",
        "unit_en": "meals",
        "method": "exact",
        "definition_version": "1",
    }
    return {**blank, **usual, **told}
