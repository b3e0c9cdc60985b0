"""Drawings of hard material: long names, one point, all hidden, negative, huge, two hundred bars."""

import re
from itertools import pairwise

from dure.engines.charts import (
    HIDDEN,
    NOT_REPORTED,
    About,
    AreaMap,
    Bars,
    Datum,
    Forecast,
    Trend,
    draw_bars,
    draw_map,
    draw_trend,
    shapes_from,
)

PEOPLE = About(title="이용 실인원", unit="명")


def places_of(svg: str) -> list[tuple[float, float, str, str]]:
    """Every line of writing: x, y, anchor, text."""
    found = re.findall(
        r'<text [^>]*x="([-.\d]+)" y="([-.\d]+)"[^>]*text-anchor="(\w+)">([^<]*)', svg
    )
    return [(float(x), float(y), anchor, said) for x, y, anchor, said in found]


def span(place: tuple[float, float, str, str], size: float = 15) -> tuple[float, float]:
    x, _, anchor, said = place
    wide = sum(size * (0.94 if ord(letter) > 0x1100 else 0.56) for letter in said)
    left = x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
    return left, left + wide


def test_a_long_name_stays_on_the_sheet_and_is_told_whole():
    name = "가람군 어르신이 함께 짓고 함께 나누는 할매손밥상 사회적협동조합 연합회"

    drawing = draw_bars(Bars(PEOPLE, (Datum("a", name, value=3), Datum("b", "나", value=1))))

    for svg, width in ((drawing.svg, 720), (drawing.small, 350)):
        assert all(span(p)[0] >= 0 and span(p)[1] <= width for p in places_of(svg))
        assert f"<title>{name}</title>" in svg
    assert drawing.rows[0][0] == name


def test_a_number_of_sixteen_digits_stays_on_the_sheet():
    bars = (Datum("a", "가", value=10**15), Datum("b", "나", value=0))

    drawing = draw_bars(Bars(PEOPLE, bars))

    said = [p for p in places_of(drawing.svg) if p[3].startswith("1,000")]
    assert said
    assert all(span(place)[1] <= 720 for place in said)


def test_of_two_hundred_bars_forty_are_drawn_and_all_are_in_the_table():
    bars = tuple(Datum(f"o{n}", f"기관 {n}", value=200 - n) for n in range(200))

    drawing = draw_bars(Bars(PEOPLE, bars))

    assert drawing.svg.count('class="ch-bar"') == 40
    assert "그 밖에 160개는 표에 있어요" in drawing.svg
    assert len(drawing.rows) == 200


def test_below_zero_lies_left_of_zero():
    drawing = draw_bars(Bars(PEOPLE, (Datum("a", "가", value=-5), Datum("b", "나", value=5))))

    first, second = re.findall(r'class="ch-bar"[^>]*x="([\d.]+)"[^>]*width="([\d.]+)"', drawing.svg)
    assert float(first[0]) < float(second[0])
    assert "\N{MINUS SIGN}5명" in drawing.told


def test_all_hidden_draws_no_number_at_all():
    points = tuple(Datum(f"2026-0{n}", f"{n}월", HIDDEN) for n in range(1, 5))

    drawing = draw_trend(Trend(PEOPLE, points))

    assert 'class="ch-line"' not in drawing.svg
    assert drawing.told == "비공개 4개."


def test_one_point_is_a_dot_with_its_number():
    drawing = draw_trend(Trend(PEOPLE, (Datum("2026-01", "1월", value=7),)))

    assert "7명" in drawing.svg
    assert 'class="ch-line"' not in drawing.svg


def test_target_baseline_forecast_and_value_do_not_cover_each_other():
    points = tuple(Datum(f"2025-{n:02d}", f"{n}월", value=150 + n) for n in range(1, 13))
    ahead = tuple(Forecast(f"2026-0{n}", f"{n}월", 165, 158, 172) for n in range(1, 5))
    points += (Datum("2026-00", "끝", NOT_REPORTED),)

    drawing = draw_trend(Trend(PEOPLE, points, forecast=ahead, target=180, baseline=176))

    for svg in (drawing.svg, drawing.small):
        said = [p for p in places_of(svg) if p[3].startswith(("목표값", "기준값", "전망", "162명"))]
        assert len(said) == 4
        for at, one in enumerate(said):
            for other in said[at + 1 :]:
                (left, right), (start, end) = span(one, 13), span(other, 13)
                apart = right <= start or end <= left or abs(one[1] - other[1]) >= 12
                assert apart, (one, other)


def test_a_map_on_which_every_place_is_hidden_is_still_a_map():
    corners = [[127, 35], [128, 35], [128, 36], [127, 36], [127, 35]]
    square = {
        "properties": {"code": "52890310"},
        "geometry": {"type": "Polygon", "coordinates": [corners]},
    }
    areas = (Datum("52890310", "가람읍", HIDDEN),)

    drawing = draw_map(AreaMap(PEOPLE, areas, shapes_from({"features": [square]})))

    assert drawing.told == "비공개 1개."
    assert "가람읍 비공개" in drawing.svg


def test_long_names_of_periods_do_not_run_into_each_other():
    """Thirty-six months in English: the last name is moved in, and its neighbour gives way."""
    months = ("January", "February", "September")
    points = tuple(
        Datum(f"p{n}", f"{months[n % 3]} {2023 + n // 12}", "value", float(100 + n))
        for n in range(36)
    )

    for count in range(20, 37):
        svg = draw_trend(Trend(About("Elders", "people", language="en"), points[:count])).svg
        names = sorted(span(one, 13) for one in places_of(svg) if one[3][-4:].startswith("20"))
        assert len(names) > 2
        assert all(a[1] < b[0] for a, b in pairwise(names))
