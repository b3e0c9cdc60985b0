"""Tiles: a county nobody has drawn is seen all the same, and hidden towns tell nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.charts import HIDDEN, NOT_REPORTED, About, ChartFault, Datum, Tiles, draw_tiles

ELDERS = About("이용 어르신", "명")
TOWNS = (
    Datum("garam", "가람읍", value=66.0, href="/n/a/"),
    Datum("saedeul", "새들면", value=28.0, href="/n/b/"),
    Datum("ansannae", "안산내면", HIDDEN, href="/n/c/"),
    Datum("muran", "물안면", NOT_REPORTED),
)
SQUARE = ((0, 0), (1, 0), (0, 1), (1, 1))


def test_every_town_has_its_name_its_number_and_its_link() -> None:
    drawn = draw_tiles(Tiles(ELDERS, TOWNS, SQUARE))

    for sheet in (drawn.svg, drawn.small):
        for said in ("가람읍", "66명", "새들면", "28명", 'href="/n/a/"', "비공개", "보고 없음"):
            assert said in sheet
    assert drawn.rows == (
        ("가람읍", "66명"),
        ("새들면", "28명"),
        ("안산내면", "비공개"),
        ("물안면", "보고 없음"),
    )
    assert drawn.told.startswith("2곳의 수가 있어요. 가장 큰 곳은 가람읍(66명)")


def test_a_long_name_is_written_smaller_or_shorter_but_never_cut_in_the_middle() -> None:
    towns = (Datum("soljae", "Soljae-myeon", value=12.0), Datum("garam", "Garam-eup", value=3.0))
    spots = ((0, 0), (4, 0))  # five columns, as the county has

    drawn = draw_tiles(Tiles(About("Elders", "people", language="en"), towns, spots))

    assert ">Soljae-myeon<" in drawn.svg
    assert ">Soljae<" in drawn.small
    assert ">12<" in drawn.small
    assert "…" not in drawn.svg + drawn.small
    assert drawn.rows[0][0] == "Soljae-myeon"


def test_the_larger_number_has_the_darker_tile_and_light_writing() -> None:
    drawn = draw_tiles(Tiles(ELDERS, TOWNS[:2], SQUARE[:2])).svg

    (first, second) = re.findall(r'<rect class="ch-area"[^>]*data-q="(\d)"', drawn)[:2]
    assert int(first) > int(second)


def test_a_town_that_did_not_report_is_not_drawn_like_a_hidden_one() -> None:
    drawn = draw_tiles(Tiles(ELDERS, TOWNS, SQUARE)).svg

    assert drawn.count("ch-hatched") == 2  # the tile and its key
    assert "ch-no-edge" in drawn


@pytest.mark.parametrize(
    "spots",
    [((0, 0), (0, 0), (0, 1), (1, 1)), ((0, 0), (1, 0), (0, 1)), ((0, 0), (1, 0), (-1, 1), (1, 1))],
)
def test_two_towns_on_one_place_are_refused(spots) -> None:
    with pytest.raises(ChartFault, match="spots_do_not_fit"):
        draw_tiles(Tiles(ELDERS, TOWNS, spots))


@given(
    st.lists(st.one_of(st.none(), st.floats(0, 1e9)), min_size=1, max_size=12),
    st.integers(1, 5),
    st.sampled_from(["ko", "en"]),
)
def test_no_tile_lies_outside_its_sheet(values, columns, language) -> None:
    about = About("수", "명" if language == "ko" else "people", language=language)
    towns = tuple(
        Datum(f"t{at}", f"긴 이름의 마을 {at}", HIDDEN if value is None else "value", value)
        for at, value in enumerate(values)
    )
    spots = tuple((at % columns, at // columns) for at in range(len(towns)))

    drawn = draw_tiles(Tiles(about, towns, spots))

    for sheet in (drawn.svg, drawn.small):
        width, height = map(float, re.findall(r'viewBox="0 0 (\d+) (\d+)"', sheet)[0])
        for x, y, w, h in re.findall(
            r'x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', sheet
        ):
            assert float(x) + float(w) <= width + 0.2
            assert float(y) + float(h) <= height + 0.2
