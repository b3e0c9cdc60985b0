"""What a release leaves out is said in one line, in both languages."""

import pytest

from dure.kernel.words import Words
from dure.measurement.rules.held_words import ALL_OF_IT, held_words

NAMES = {"sex": Words("성별", "sex"), "age": Words("나이", "age")}


@pytest.mark.parametrize(
    ("kept", "ko", "en"),
    [
        ({}, ALL_OF_IT.ko, ALL_OF_IT.en),
        ({"periods": ["2026-08"]}, "2026년 8월의 모든 수", "every number of August 2026"),
        (
            {"periods": ["2026-Q3", "2026-H2"], "splits": ["sex", "age"]},
            "2026년 3분기, 2026년 하반기의 수 가운데 성별, 나이 구분",
            "split by: sex, age",
        ),
        ({"periods": ["2026-08"], "splits": ["way"]}, "2026년 8월의 수 가운데 way 구분", "way"),
    ],
)
def test_periods_and_ways_of_splitting_are_named(kept: dict[str, list[str]], ko: str, en: str):
    said = held_words(kept, NAMES)

    assert said.ko == ko
    assert en in said.en
