"""A newcomer names a place by its name, asks from the beginning, and hears when nobody is asked."""

from datetime import date

import pytest

from dure.ground.organisations.models import Initiative
from dure.ground.places.models import Place
from dure.ground.places.queries.tree_on import forget_trees
from dure.ground.tests.story import Village, village
from dure.measurement.models import Assignment, ReportingRound
from dure.measurement.queries import rounds_missing
from dure.measurement.screens.assignments import view as assigning
from dure.measurement.screens.assignments.place import place_meant
from dure.measurement.screens.library import view as library
from dure.measurement.screens.rounds import view as rounds
from dure.measurement.services import assign_indicators
from dure.measurement.tests.factories import GARAM, IN_MARCH, assign, define
from dure.measurement.tests.screens.visiting import as_, at, text
from dure.measurement.types.library import NewAssignment

pytestmark = pytest.mark.django_db
MATRIX, ROUNDS = "/in/halmae/assignments/", "/in/halmae/rounds/"
TODAY = IN_MARCH.date()


@pytest.fixture(autouse=True)
def in_april(monkeypatch):
    at(monkeypatch, IN_MARCH, assigning, library, rounds)
    forget_trees()
    for code, ko, en in (
        (GARAM, "가람군", "Garam"),
        ("5200000001", "새들군", "Saedeul"),
        ("4100000001", "새들군", "Saedeul"),
    ):
        Place.objects.create(
            code=code, level="sigungu", name_ko=ko, name_en=en, valid_from=date(2020, 1, 1)
        )
    yield
    forget_trees()


@pytest.fixture
def garam() -> Village:
    made = village()
    define(made)
    return made


def asked_from(garam: Village, since: date) -> None:
    new = NewAssignment(
        indicator="M01", organisation_id=garam.kitchen.pk, place_code=GARAM, since=since
    )
    ask = {"initiative_id": garam.initiative.pk, "assignments": [new], "at": IN_MARCH}
    assign_indicators(garam.director, **ask)


def opening(period: str = "2026-03") -> dict[str, str]:
    days = {"opens_on": "2026-04-01", "due_on": "2026-04-10", "locks_on": "2026-04-20"}
    return {"period": period, **days}


@pytest.mark.parametrize(
    ("written", "code", "problem"),
    [
        ("가람군", GARAM, ""),
        (" garam ", GARAM, ""),
        (GARAM, GARAM, ""),
        ("4579000000", "4579000000", ""),  # an old code is still reported
        ("", "", ""),
        ("없는군", "", "‘없는군’ 지역을 찾지 못했어요."),
        ("새들군", "", "여러 곳이 있어요"),
    ],
)
def test_a_place_is_meant_by_code_or_by_a_name_that_is_clear(written, code, problem):
    meant = place_meant(written, TODAY)

    assert meant.code == code
    assert problem in (meant.problem.ko if meant.problem else "")
    assert bool(meant.problem) == bool(problem)


@pytest.mark.parametrize(
    ("language", "told"),
    [("ko", "먼저 지역을 골라 주세요"), ("en", "Choose the place first")],
)
def test_without_a_place_the_page_asks_for_one_and_shows_no_boxes(garam, language, told):
    page = text(as_(garam.director, language).get(MATRIX))

    assert told in page
    assert 'type="checkbox"' not in page
    assert "/in/halmae/settings/" in page


def test_the_place_named_opens_the_boxes_and_they_begin_with_the_initiative(garam):
    page = text(as_(garam.director).get(MATRIX, {"place_code": "가람군"}))

    assert f'value="{garam.kitchen.pk}:M01"' in page
    assert f'name="day" value="{garam.initiative.started_on}"' in page


def test_once_somebody_is_asked_what_is_new_begins_today(garam):
    assign(garam, garam.welfare)

    page = text(as_(garam.director).get(MATRIX))

    assert f'name="day" value="{TODAY}"' in page


def test_an_initiative_that_starts_tomorrow_is_not_asked_from_the_future(garam):
    Initiative.objects.update(started_on=date(2026, 6, 1))

    page = text(as_(garam.director).get(MATRIX, {"place_code": GARAM}))

    assert 'name="day" value="2026-01-01"' in page


def test_one_that_starts_today_is_asked_from_the_year_of_the_month_that_has_ended(garam):
    """한가람 writes nothing into any box of days; the round of last month asks all the same."""
    Initiative.objects.update(started_on=TODAY)

    page = text(as_(garam.director).get(MATRIX, {"place_code": GARAM}))

    assert 'name="day" value="2026-01-01"' in page
    assert 'name="earlier"' not in page


def test_who_was_asked_too_late_is_asked_from_an_earlier_day(garam):
    asked_from(garam, date(2026, 4, 2))
    director = as_(garam.director)
    director.post(f"{ROUNDS}open/", opening())
    box = f"{garam.kitchen.pk}:M01"
    ticked = {"place": GARAM, "day": "2026-03-01", "on": box, "was": box}

    director.post(MATRIX, ticked)
    assert ReportingRound.objects.get().reports.count() == 0
    page = text(director.post(MATRIX, {**ticked, "earlier": "on"}, follow=True))

    assert "이날부터 묻게 된 것 1" in page
    assert Assignment.objects.get().since == date(2026, 3, 1)
    assert ReportingRound.objects.get().reports.count() == 1


def test_a_later_day_takes_nothing_back(garam):
    asked_from(garam, date(2026, 3, 1))
    box = f"{garam.kitchen.pk}:M01"

    as_(garam.director).post(
        MATRIX, {"place": GARAM, "day": "2026-04-02", "on": box, "was": box, "earlier": "on"}
    )

    assert Assignment.objects.get().since == date(2026, 3, 1)


def test_an_unclear_place_is_said_at_the_field(garam):
    page = text(as_(garam.director).get(MATRIX, {"place_code": "새들군"}))

    assert "여러 곳이 있어요: 새들군" in page
    assert 'aria-invalid="true"' in page


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", "아직 2026년 3월에 보고를 맡은 기관이 없어요"),
        ("en", "Nobody is asked for March 2026 yet"),
    ],
)
def test_a_round_that_asks_nobody_says_so_and_what_to_do(garam, language, told):
    asked_from(garam, date(2026, 4, 2))  # after March

    page = text(as_(garam.director, language).post(f"{ROUNDS}open/", opening(), follow=True))

    assert told in page
    assert ReportingRound.objects.get().reports.count() == 0


def test_a_round_that_asks_somebody_says_nothing_of_the_kind(garam):
    asked_from(garam, date(2026, 3, 31))

    page = text(as_(garam.director).post(f"{ROUNDS}open/", opening(), follow=True))

    assert "보고를 맡은 기관이 없어요" not in page
    assert ReportingRound.objects.get().reports.count() == 1


@pytest.mark.parametrize(
    ("since", "missing"), [(date(2026, 3, 31), ["2026-03"]), (date(2026, 4, 1), [])]
)
def test_a_period_that_ended_before_anybody_was_asked_wants_no_round(garam, since, missing):
    asked_from(garam, since)

    found = rounds_missing(garam.director, initiative_id=garam.initiative.pk, on=TODAY)

    assert [one.period for one in found] == missing
    assert all(one.indicators == 1 for one in found)


def test_a_new_indicator_is_what_we_did_and_holds_from_the_first_of_the_year(garam):
    Assignment.objects.all().delete()

    page = text(as_(garam.director).get("/in/halmae/indicators/new/"))

    assert '<option value="performance" selected>' in page
    assert 'value="2026-01-01"' in page
