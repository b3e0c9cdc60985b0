"""Needs worked out from a series: counted people times a share, with the source that says so."""

from decimal import Decimal

import pytest

from dure.activities.queries import needs_of
from dure.activities.tests.who_story import EUP, GARAM, MYEON, register
from dure.ground.tests.browser import browser_of, page
from dure.ground.tests.story import NOW, TODAY
from dure.kernel.errors import Refused
from dure.measurement.models import Indicator, IndicatorVersion, PopulationValue
from dure.measurement.services.needs_from_series import SeriesNeed, needs_from_series

pytestmark = pytest.mark.django_db


def series(code="P20", unit="명", **values):
    row = Indicator.objects.create(code=code, level="population")
    IndicatorVersion.objects.create(
        indicator=row,
        number=1,
        name_ko="65세 이상 인구",
        name_en="People of 65 and over",
        unit_ko=unit,
        unit_en="people",
        valid_from=TODAY,
        kind="count",
    )
    for place, value in values.items():
        for period, more in (("2024", 100), ("2025", 0)):
            PopulationValue.objects.create(
                indicator=row,
                place_code=place.removeprefix("p"),
                period=period,
                value=Decimal(value) + more,
                source="국가데이터처",
                loaded_at=NOW,
            )


@pytest.fixture
def here():
    made = register()
    series(**{f"p{EUP}": 1204, f"p{MYEON}": 0, "p1100000000": 9999})
    return made


def work_out(here, actor=None, **asked):
    given = {"series": "P20", "kind": "care.bath", "group": "elders", "percent": Decimal(5)}
    return needs_from_series(
        actor or here.table.village.director,
        initiative_id=here.initiative_id,
        asked=SeriesNeed(**(given | asked)),
        at=NOW,
    )


def test_the_latest_figures_of_our_places_times_the_share_are_the_needs(here):
    assert work_out(here) == (2, 0)
    found = {
        one.place_code: one for one in needs_of(here.kitchen_head, here.initiative_id, on=TODAY)
    }
    assert {place: one.count for place, one in found.items()} == {EUP: 60, MYEON: 0}
    assert found[EUP].source == "P20 65세 이상 인구 2025 × 5% (국가데이터처)"
    assert GARAM not in found
    assert work_out(here) == (0, 2)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"series": "P99"}, "measurement.no_such_series"),
        ({"percent": Decimal(0)}, "measurement.bad_percent"),
        ({"percent": Decimal("100.1")}, "measurement.bad_percent"),
        ({"kind": "care.karaoke"}, "activities.unknown_kind"),
        ({"group": "martians"}, "activities.unknown_group"),
    ],
)
def test_what_cannot_be_worked_out_is_refused(here, asked, code):
    with pytest.raises(Refused) as refused:
        work_out(here, **asked)
    assert refused.value.code == code


def test_a_share_of_people_is_no_count_of_people(here):
    series("P21", unit="%", **{f"p{EUP}": 20})
    with pytest.raises(Refused):
        work_out(here, series="P21")


def test_whoever_does_not_plan_for_all_works_nothing_out(here):
    for actor in (here.kitchen_head, here.table.village.funder, here.stranger):
        with pytest.raises(Refused):
            work_out(here, actor)
    assert browser_of(here.kitchen_head).get("/in/halmae/who/from-series/").status_code == 403


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_page_works_it_out_and_the_matrix_shows_it(here, language):
    client = browser_of(here.table.village.director, language=language)
    assert "P20" in page(client, "/in/halmae/who/from-series/")
    given = {"series": "P20", "percent": "5", "kind": "care.bath", "group": "elders"}
    answer = client.post("/in/halmae/who/from-series/", given, follow=True)
    assert "/ 60" in answer.content.decode().replace("\n", "")
    wrong = client.post("/in/halmae/who/from-series/", given | {"percent": "150"})
    assert wrong.status_code == 422
