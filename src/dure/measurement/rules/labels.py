"""Labels: how periods and cells are said in both languages."""

from collections.abc import Mapping
from functools import lru_cache

from dure.engines.measure import cell_values, parse_period
from dure.kernel.words import Words

BY_TOWN = "town"  # the way of splitting whose categories are towns, drawn as a map of tiles
EVERYBODY = Words("전체", "Everyone")
WHOLE_INITIATIVE = Words("공동사업 전체", "The whole initiative")
CategoryNames = Mapping[str, Mapping[str, Words]]  # dimension → category → words


@lru_cache(maxsize=2048)
def period_words(period: str) -> Words:
    """`2026-Q3` as 2026년 3분기 / Q3 2026."""
    parsed = parse_period(period)
    return Words(parsed.label_ko, parsed.label_en)


def cell_words(cell: str, categories: CategoryNames) -> Words:
    """`age=65-74&sex=f` as 65–74세 · 여성; the empty cell is everyone."""
    said = [
        categories.get(dimension, {}).get(value, Words(value, value))
        for dimension, value in cell_values(cell)
    ]
    if not said:
        return EVERYBODY
    return Words(" · ".join(one.ko for one in said), " · ".join(one.en for one in said))


METHODS = {
    "exact": Words("보고된 값 그대로 셈했어요", "Worked out exactly from the reported values"),
    "distinct": Words("실인원: 한 사람을 한 번만 셌어요", "Unduplicated: each person counted once"),
    "estimate": Words("추정값: 범위와 함께 읽어 주세요", "An estimate: read it with its range"),
    "rounded": Words(
        "반올림: 작은 집단을 지키려고 합계에 맞추어 반올림했어요",
        "Rounded so that sums still hold, to protect small groups",
    ),
    "sum": Words(
        "기관별 실인원의 합: 여러 곳을 이용한 분이 겹칠 수 있어요",
        "A sum of organisations' people: somebody served by two may be in it twice",
    ),
}


def method_words(method: str) -> Words:
    """How a number was counted, in a sentence; nothing for a number that is not there."""
    return METHODS.get(method, Words("", ""))
