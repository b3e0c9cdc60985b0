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


def test_answers_to_a_motion_are_things_and_no_places():
    about = replace(ABOUT["ko"], unit="표", of_places=False)
    bars = (Datum("1", "찬성", value=20.0), Datum("2", "반대", value=3.0))
    said = "2개의 수가 있어요. 가장 큰 것은 찬성(20표), 가장 작은 것은 반대(3표)예요."
    assert draw_bars(Bars(about, bars)).told == said
    alike = (Datum("1", "찬성", value=3.0), Datum("2", "반대", value=3.0))
    assert draw_bars(Bars(about, alike)).told == "2개가 모두 3표예요."
