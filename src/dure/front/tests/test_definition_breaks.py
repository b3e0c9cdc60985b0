"""A new definition breaks every curve of its indicator, and nothing is compared across it (B22)."""

import csv
import io
from datetime import date

import pytest
from django.test import Client

from dure.front.forecasting import forecast_words
from dure.front.scoring import REDEFINED, score_line
from dure.front.tests.published import in_english, publish, signed_in, text_of
from dure.ground.tests.story import TODAY
from dure.measurement.models import IndicatorVersion, Observation, PublishedNumber
from dure.measurement.queries import indicator_story, scorecard
from dure.measurement.tests.releases import County, county, reports

pytestmark = pytest.mark.django_db
MONTHS = [f"2026-{month:02d}" for month in range(3, 11)]


def defined_anew(made: County, on: date) -> IndicatorVersion:
    """From that day on snacks count as well; what was reported from then on is by the new definition."""
    first = made.served.versions.get(number=1)
    second = IndicatorVersion.objects.get(pk=first.pk)
    second.pk, second.number, second.valid_from = None, 2, on
    second.what_changed_ko, second.what_changed_en = "간식도 세요.", "Snacks count."
    second.save()
    later = Observation.objects.within(indicator=made.served, period__gte=f"{on:%Y-%m}")
    later.update(version=second)
    return second


def curve(made: County, *, without: str = "") -> None:
    for at, month in enumerate(MONTHS):
        for name in ("손맛", "두손", "새참"):
            if month != without:
                reports(made, name, month, {"": 40 + at})


@pytest.fixture
def garam() -> County:
    """Eight months, the definition changed in August."""
    made = county()
    curve(made)
    defined_anew(made, date(2026, 8, 1))
    publish(made, "2026-03", "2026-10")
    return made


def total(period: str) -> PublishedNumber:
    here = {"organisation": None, "place_code": "", "cell": ""}
    return PublishedNumber.objects.get(period=period, **here)


@pytest.mark.parametrize(("language", "said"), [("ko", "간식도 세요."), ("en", "Snacks count.")])
def test_the_trend_says_what_changed_on_every_page(garam: County, language: str, said: str) -> None:
    reader, staff = Client(), signed_in(Client(), garam.village.director)
    pages = [
        (reader, f"/n/{total('2026-10').address}/"),
        (reader, "/i/halmae/indicators/M01/"),
        (staff, "/in/halmae/indicators/M01/"),
    ]
    for client, address in pages:
        page = text_of(in_english(client) if language == "en" else client, address)
        assert said in page, address
        assert ("여기부터 새 정의" if language == "ko" else "new definition from here") in page, (
            address
        )


def test_the_small_lines_break_on_the_door_and_the_scorecard(garam: County) -> None:
    assert "spark-break" in text_of(Client(), "/i/halmae/")
    staff = signed_in(Client(), garam.village.director)
    assert "spark-break" in text_of(staff, "/in/halmae/scorecard/")


def test_without_a_new_definition_nothing_breaks() -> None:
    made = county()
    curve(made, without="2026-05")
    publish(made, "2026-03", "2026-10")

    for address in ("/i/halmae/", "/i/halmae/indicators/M01/", f"/n/{total('2026-10').address}/"):
        page = text_of(Client(), address)
        assert "spark-break" not in page
        assert "여기부터 새 정의" not in page
    assert "spark-break" not in text_of(
        signed_in(Client(), made.village.director), "/in/halmae/scorecard/"
    )


def test_a_silent_month_before_the_change_is_not_taken_for_the_change() -> None:
    made = county()
    curve(made, without="2026-05")
    defined_anew(made, date(2026, 8, 1))

    (row,) = scorecard(made.village.director, initiative_id=made.village.initiative.pk, on=TODAY)
    versions = [(one.period, one.version) for one in row.points]
    assert ("2026-05", 1) in versions
    assert next(period for period, version in versions if version == 2) == "2026-08"


def test_the_first_month_of_a_new_definition_is_not_compared(garam: County) -> None:
    on = date(2026, 8, 20)
    (row,) = scorecard(garam.village.director, initiative_id=garam.village.initiative.pk, on=on)

    assert row.latest is not None
    assert (row.latest.period, row.latest.version) == ("2026-08", 2)
    line = score_line(row, "halmae")
    assert line.course == REDEFINED
    assert line.tone == "still"


def test_the_file_has_the_version_and_sdmx_its_own_word_for_a_break(garam: County) -> None:
    said = Client().get("/i/halmae/data/numbers.csv").getvalue().decode("utf-8-sig")
    rows = [r for r in csv.DictReader(io.StringIO(said)) if not r["organisation"] + r["place"]]
    own = {row["period"]: row["definition_version"] for row in rows}
    assert (own["2026-07"], own["2026-08"]) == ("1", "2")

    told = b"".join(Client().get("/i/halmae/data/sdmx.csv").streaming_content).decode()
    lines = list(csv.DictReader(io.StringIO(told)))
    broken = {
        line["TIME_PERIOD"] for line in lines if line["OBS_STATUS"] == "B" and line["FREQ"] == "M"
    }
    assert broken == {"2026-08"}


def test_a_year_that_holds_two_definitions_says_so(garam: County) -> None:
    year = _year()
    assert year is not None
    page = text_of(Client(), f"/n/{year.address}/")
    assert "이 기간 안에서 정의가 바뀌었어요" in page
    assert "제2판" in page
    month = text_of(Client(), f"/n/{total('2026-08').address}/")
    assert "이 기간 안에서" not in month


def _year() -> PublishedNumber | None:
    return PublishedNumber.objects.filter(
        period__in=["2026", "2026-Q3"], organisation=None, place_code="", cell="", value__gt=0
    ).first()


def test_the_forecast_is_drawn_from_one_definition_alone(garam: County) -> None:
    story = indicator_story(
        garam.village.director,
        initiative_id=garam.village.initiative.pk,
        code="M01",
        on=date(2026, 11, 2),
    )
    assert story.forecast.state == "too_short"
    assert story.forecast.used == 3
    assert "네 개는 있어야" in forecast_words(story).ko


def test_the_forecast_ends_where_a_coming_definition_begins() -> None:
    made = county()
    curve(made)
    second = defined_anew(made, date(2027, 1, 1))

    story = indicator_story(
        made.village.director,
        initiative_id=made.village.initiative.pk,
        code="M01",
        on=date(2026, 11, 2),
    )

    assert story.coming is not None
    assert story.coming.version == second.number
    assert {one.period.code for one in story.forecast.points} <= {"2026-11", "2026-12"}
    assert "새 정의로 세서" in forecast_words(story).ko
    page = text_of(signed_in(Client(), made.village.director), "/in/halmae/indicators/M01/")
    assert "2027" in page
    assert "새 정의로 세서" in page
