"""The case files of drawings hold: ticks, and the sentences for those who cannot see."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from dure.engines.charts import (
    About,
    Bars,
    Datum,
    Share,
    Trend,
    draw_bars,
    draw_share,
    draw_trend,
)
from dure.engines.charts.scale import decimals_of, ticks
from dure.engines.charts.words import plain

CASES = Path(__file__).parent.parent / "cases"
ABOUT = {"ko": About("이용 실인원", "명"), "en": About("People", "people", language="en")}


def cases(name: str) -> list[dict]:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8"))


def data(values: list[float | str]) -> tuple[Datum, ...]:
    """One datum a month: a number is a value, a word is a state."""
    return tuple(
        Datum(f"2026-{at:02}", f"{at}월", value)
        if isinstance(value, str)
        else Datum(f"2026-{at:02}", f"{at}월", value=float(value))
        for at, value in enumerate(values, start=1)
    )


@pytest.mark.parametrize("case", cases("ticks"), ids=lambda case: case["name"])
def test_ticks_are_written_so_that_each_is_what_it_says(case):
    steps = ticks(case["low"], case["high"])
    assert [plain(step, decimals_of(steps)) for step in steps] == case["written"]


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("case", cases("told"), ids=lambda case: case["name"])
def test_a_drawing_tells_itself(case, language):
    about = replace(ABOUT[language], unit=case.get("unit", ABOUT[language].unit))
    if "trend" in case:
        told = draw_trend(Trend(about, data(case["trend"]))).told
    elif "bars" in case:
        told = draw_bars(Bars(about, data(case["bars"]))).told
    else:
        told = draw_share(Share(about, data(case["share"]))).told
    assert told == case[language]
