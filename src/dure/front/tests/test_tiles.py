"""Towns without boundaries: a tile each, laid out where known, and a county's own door shows them."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.charts import About, Datum
from dure.front.map import maps_of
from dure.front.tests.published import in_english, publish, text_of
from dure.front.tiles import places_of, tiles_of
from dure.measurement.models import Disaggregation, IndicatorVersion
from dure.measurement.tests.releases import County, county, reports

PEOPLE = About(title="이용 실인원", unit="명")


def test_known_towns_stand_at_their_places_and_new_ones_follow_below():
    assert places_of(["town=garam", "town=new", "town=soljae"]) == [(1, 1), (0, 2), (0, 0)]


@given(st.lists(st.text("abcdefgh=", min_size=1, max_size=6), unique=True, min_size=1, max_size=30))
def test_no_two_towns_share_a_tile(codes):
    assert len(set(places_of(codes))) == len(codes)


def test_two_towns_make_no_map_and_three_do():
    towns = [Datum(f"t{at}", f"마을{at}", value=9.0 + at) for at in range(3)]

    assert tiles_of(towns[:2], PEOPLE) is None
    assert "마을2" in tiles_of(towns, PEOPLE).svg


def test_places_below_a_county_are_tiles():
    towns = [Datum(f"990103{at}000", f"면{at}", value=7.0 + at) for at in range(4)]

    (drawn,) = maps_of(towns, PEOPLE)

    assert drawn.tiles
    assert drawn.name.ko == "읍·면·동"


def split_by_town() -> County:
    made = county()
    Disaggregation.objects.create(
        code="town",
        name_ko="읍·면",
        name_en="Town",
        categories=[
            {"code": code, "ko": ko, "en": en}
            for code, ko, en in (
                ("garam", "가람읍", "Garam-eup"),
                ("muran", "물안면", "Muran-myeon"),
                ("ansannae", "안산내면", "Ansannae-myeon"),
                ("dalmoe", "달뫼면", "Dalmoe-myeon"),
            )
        ],
    )
    IndicatorVersion.objects.update(disaggregations=["town"])
    cells = {"town=garam": 30, "town=muran": 20, "town=dalmoe": 11, "town=ansannae": 3}
    reports(made, "손맛", "2026-03", {"": 64, **cells})
    publish(made)
    return made


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "town", "hidden", "said"),
    [
        ("ko", "가람읍", "안산내면 비공개", "넓이와 모양에는 뜻이 없어요"),
        ("en", "Garam-eup", "Ansannae-myeon hidden", "size and shape mean nothing"),
    ],
)
def test_the_page_of_an_indicator_shows_its_towns_as_tiles(language, town, hidden, said):
    split_by_town()
    client = in_english(Client()) if language == "en" else Client()

    page = text_of(client, "/i/halmae/indicators/M01/")

    assert f'aria-label="{town} 30' in page
    assert f'aria-label="{hidden}"' in page
    assert said in page


@pytest.mark.django_db
def test_the_door_of_a_county_shows_where_its_people_live():
    split_by_town()

    page = text_of(Client(), "/i/halmae/")

    assert "가람읍" in page
    assert "안산내면 비공개" in page
