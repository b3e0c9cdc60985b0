"""What a drawing promises: it tells itself in words, repeats itself exactly, and never leaks."""

import re
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines import charts
from dure.engines.charts import (
    About,
    AreaMap,
    Bars,
    Break,
    ChartFault,
    Datum,
    Forecast,
    Share,
    Trend,
)

ELDERS = About("이용 어르신 실인원", "명")
IN_ENGLISH = About("Elders served", "people", language="en")
YEAR = (
    Datum("2026-01", "1월", value=190.0),
    Datum("2026-02", "2월", "hidden"),
    Datum("2026-03", "3월", "not_reported"),
    Datum("2026-04", "4월", value=0.0),
    Datum("2026-05", "5월", value=214.0),
)
SQUARES = {
    "features": [
        {
            "properties": {"code": code},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[x, 35], [x + 1, 35], [x + 1, 36], [x, 36], [x, 35]]],
            },
        }
        for x, code in ((126, "가람읍"), (127, "솔내면"), (128, "윗말면"))
    ]
}


def drawings(about: About, several: tuple[Datum, ...]) -> list[charts.Drawing]:
    places = zip(("가람읍", "솔내면", "윗말면"), several, strict=False)
    named = tuple(Datum(code, code, datum.state, datum.value) for code, datum in places)
    return [
        charts.draw_trend(Trend(about, several)),
        charts.draw_bars(Bars(about, several)),
        charts.draw_share(Share(about, several)),
        charts.draw_map(AreaMap(about, named, charts.shapes_from(SQUARES))),
    ]


def test_the_sentence_says_first_last_direction_and_what_is_missing() -> None:
    told = charts.draw_trend(Trend(ELDERS, YEAR, target=260)).told
    assert told.startswith("처음(1월) 190명, 마지막(5월) 214명. 그 사이 24명 늘었어요. ")
    assert told.endswith("목표값 260명. 비공개 1개. 보고 없음 1개.")


def test_the_same_in_english() -> None:
    told = charts.draw_trend(Trend(IN_ENGLISH, YEAR)).told
    assert (
        told
        == "From 190 people (1월) to 214 people (5월), up by 24 people. 1 hidden. 1 not reported."
    )


def test_nothing_is_compared_across_a_change_of_definition() -> None:
    drawn = charts.draw_trend(Trend(ELDERS, YEAR, breaks=(Break("2026-04", "정의 2판"),)))
    assert "처음(4월) 0명, 마지막(5월) 214명" in drawn.told
    assert "정의가 바뀌었어요(정의 2판)" in drawn.told
    assert drawn.svg.count('class="ch-break"') == 1
    assert drawn.svg.count('class="ch-line"') == 1  # 1월 stands alone; 4월 and 5월 are joined


def test_a_forecast_is_dashed_and_gives_its_interval() -> None:
    ahead = (Forecast("2026-06", "6월", 220, 210, 230),)
    drawn = charts.draw_trend(Trend(ELDERS, YEAR, forecast=ahead))
    assert 'class="ch-ahead"' in drawn.svg
    assert drawn.rows[-1] == ("6월", "전망 220명 (210명 – 230명 사이)")


def test_zero_not_reported_and_hidden_are_three_things_in_the_table() -> None:
    rows = dict(charts.draw_trend(Trend(ELDERS, YEAR)).rows)
    assert (rows["4월"], rows["3월"], rows["2월"]) == ("0명", "보고 없음", "비공개")


def test_a_hidden_number_cannot_even_be_handed_in() -> None:
    with pytest.raises(ChartFault, match=r"charts\.value_does_not_fit_state"):
        Datum("2026-02", "2월", "hidden", 3.0)


@settings(max_examples=30, deadline=None)
@given(st.floats(min_value=5, max_value=9000), st.floats(min_value=5, max_value=9000))
def test_what_is_hidden_leaves_no_trace_of_its_size(one: float, other: float) -> None:
    """박순례's village is hidden beside 솔내면: nothing in the drawing depends on a number of hers.

    The hidden mark has the same place and size whatever the shown numbers are, and shares are not given.
    """
    several = (
        Datum("a", "가람읍", value=one),
        Datum("b", "솔내면", value=other),
        Datum("c", "윗말면", "hidden"),
    )
    for drawn in drawings(ELDERS, several):
        assert "비공개" in drawn.told
        assert drawn.rows[2][1] == "비공개"
    share = charts.draw_share(Share(ELDERS, several))
    assert "%" not in share.svg + share.told + "".join(map("".join, share.rows))
    marks = re.findall(
        r'<rect class="ch-hatched"[^>]*>', charts.draw_bars(Bars(ELDERS, several)).svg
    )
    assert [re.search(r' width="([\d.]+)"', mark)[1] for mark in marks] == ["30.0"]


def test_the_same_specification_gives_the_same_drawing() -> None:
    first = [asdict(drawn) for drawn in drawings(ELDERS, YEAR)]
    for draw in (charts.draw_trend, charts.draw_bars, charts.draw_share, charts.draw_map):
        draw.cache_clear()
    assert [asdict(drawn) for drawn in drawings(ELDERS, YEAR)] == first


def test_two_drawings_on_one_page_share_no_id() -> None:
    ids = [re.findall(r' id="([^"]+)"', d.svg + d.small) for d in drawings(ELDERS, YEAR)]
    flat = [one for several in ids for one in several]
    assert len(flat) == len(set(flat))


def test_every_drawing_has_a_title_and_a_description_and_stays_small() -> None:
    for drawn in drawings(ELDERS, YEAR):
        for sheet in (drawn.svg, drawn.small):
            assert '<title id="' in sheet
            assert drawn.told in sheet
            assert len(sheet) < 12_000


def test_writing_is_escaped() -> None:
    drawn = charts.draw_bars(Bars(About("<b>제목", "명"), (Datum("a", "<script>", value=3.0),)))
    assert "<script>" not in drawn.svg
    assert "<b>" not in drawn.svg


def test_links_lead_only_to_our_own_pages() -> None:
    bars = Bars(
        ELDERS,
        (
            Datum("a", "가람", value=3.0, href="/places/a/"),
            Datum("b", "솔내", value=3.0, href="javascript:x"),
        ),
    )
    drawn = charts.draw_bars(bars).svg
    assert '<a href="/places/a/">' in drawn
    assert "javascript" not in drawn


@pytest.mark.parametrize(
    ("several", "code"),
    [
        ((), "charts.nothing_to_draw"),
        ((YEAR[0], YEAR[0]), "charts.code_twice"),
        ((Datum("a", "가", value=float("inf")),), "charts.not_a_number"),
    ],
)
def test_what_cannot_be_drawn_honestly_is_refused(several: tuple[Datum, ...], code: str) -> None:
    with pytest.raises(ChartFault) as refused:
        charts.draw_trend(Trend(ELDERS, several))
    assert refused.value.code == code


def test_a_spark_keeps_its_gaps() -> None:
    assert charts.draw_spark((1, 2, None, 3, 4)).count("M") == 2
    assert charts.draw_spark((1, None)) == ""


def test_an_estimate_says_its_range_in_the_sentence_the_table_and_the_title() -> None:
    around = Datum("2026-06", "6월", value=260.0, low=217.0, high=310.0)
    unknown = Datum("2026-06", "6월", value=30.0, low=0.0, high=46.0)
    told = "260명 (실제는 217–310 사이)"
    for drawn in (
        charts.draw_trend(Trend(ELDERS, (*YEAR, around))),
        charts.draw_bars(Bars(ELDERS, (*YEAR, around))),
    ):
        assert told in drawn.told
        assert ("6월", told) in drawn.rows
        assert told in drawn.svg
    assert "30명 (많아야 46)" in charts.draw_trend(Trend(ELDERS, (unknown,))).told
    exact = Datum("2026-06", "6월", value=260.0, low=260.0, high=260.0)
    assert charts.draw_bars(Bars(ELDERS, (exact,))).told == "6월 260명."
