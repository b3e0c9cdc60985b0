"""Where another definition begins, every curve breaks: line, table, and the line of a word's size (B22)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.charts import NOT_REPORTED, About, Break, Datum, Trend, draw_spark, draw_trend

VALUES = st.lists(st.one_of(st.none(), st.floats(-1e6, 1e6)), min_size=2, max_size=40)


def trend(label: str = "간식 포함", language: str = "ko", *, gap: bool = False) -> Trend:
    points = [Datum(f"2026-{month:02d}", f"{month}월", value=float(month)) for month in range(1, 7)]
    if gap:
        points[3] = Datum("2026-04", "4월", NOT_REPORTED)
    about = About("제공 식수", "식", language=language)
    return Trend(about=about, points=tuple(points), breaks=(Break("2026-04", label),))


def lines_of(svg: str) -> list[str]:
    return re.findall(r'<path d="([^"]+)" fill="none"', svg)


def test_the_table_says_where_the_new_definition_begins() -> None:
    rows = dict(draw_trend(trend()).rows)

    assert "4월 — 여기부터 새 정의: 간식 포함" in rows
    assert {"3월", "5월"} <= set(rows)


def test_the_table_says_it_in_english_too() -> None:
    names = [name for name, _ in draw_trend(trend("snacks count", "en")).rows]
    assert "4월 — new definition from here: snacks count" in names


def test_a_break_at_a_gap_is_not_lost() -> None:
    drawn = draw_trend(trend(gap=True))
    assert ("4월 — 여기부터 새 정의: 간식 포함", "보고 없음") in drawn.rows
    assert "간식 포함" in drawn.svg
    assert "간식 포함" in drawn.small


def test_the_sentence_and_both_sizes_say_it() -> None:
    drawn = draw_trend(trend())
    assert "정의가 바뀌었어요(간식 포함)" in drawn.told
    assert drawn.svg.count("간식 포함") >= 1


def test_the_small_line_ends_and_begins_anew() -> None:
    whole, broken = draw_spark([1, 2, 3, 4]), draw_spark([1, 2, 3, 4], breaks=(2,))

    (line,) = lines_of(whole)
    assert line.count("M") == 1
    assert "spark-break" not in whole
    (line,) = lines_of(broken)
    assert line.count("M") == 2
    assert broken.count("spark-break") == 1


def test_a_break_outside_of_the_curve_is_not_drawn() -> None:
    assert "spark-break" not in draw_spark([1, 2], breaks=(0, 2, 9))


@given(VALUES, st.sets(st.integers(0, 45), max_size=6))
def test_every_known_value_is_drawn_whatever_breaks(
    values: list[float | None], breaks: set[int]
) -> None:
    drawn = draw_spark(values, breaks=breaks)

    known = [value for value in values if value is not None]
    if len(known) < 2:
        assert drawn == ""
        return
    (line,) = lines_of(drawn)
    assert len(re.findall(r"[ML]", line)) == len(known)
    assert drawn.count("spark-break") == sum(0 < at < len(values) for at in breaks)


@given(VALUES)
def test_no_line_joins_two_definitions(values: list[float | None]) -> None:
    every = set(range(len(values)))
    drawn = draw_spark(values, breaks=every)
    assert "L" not in "".join(lines_of(drawn))


@pytest.mark.parametrize("values", [[], [1], [None, None], [None, 3, None]])
def test_one_value_is_no_line(values: list[float | None]) -> None:
    assert draw_spark(values, breaks=(1,)) == ""


def test_a_point_leads_to_its_number_and_so_does_its_row() -> None:
    points = tuple(
        Datum(f"2026-0{month}", f"{month}월", value=float(month), href=f"/n/a{month}/")
        for month in (1, 2, 3)
    )
    drawn = draw_trend(Trend(about=About("제공 식수", "식"), points=points))

    assert drawn.svg.count('<a href="/n/a') == 3
    assert [href for _, href in drawn.linked_rows] == ["/n/a1/", "/n/a2/", "/n/a3/"]


@pytest.mark.parametrize(
    "href", ["", "//evil.example/", "javascript:alert(1)", "https://x.example"]
)
def test_a_point_leads_nowhere_else(href: str) -> None:
    points = tuple(Datum(f"2026-0{at}", str(at), value=1.0, href=href) for at in (1, 2))
    drawn = draw_trend(Trend(about=About("수", "명"), points=points))

    assert "<a " not in drawn.svg
    assert {link for _, link in drawn.linked_rows} == {""}
