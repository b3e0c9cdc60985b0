"""An organisation sees its own score first; the backbone some days after the round was due."""

import pytest

from dure.ground.tests.story import village
from dure.measurement.screens.completeness import view
from dure.measurement.services import save_values, submit_report
from dure.measurement.tests.factories import IN_MARCH, season, typed
from dure.measurement.tests.screens.visiting import as_, at, text

pytestmark = pytest.mark.django_db
PAGE = "/in/halmae/completeness/"


def handed_in():
    the = season()
    entries = [typed("M01", 0), typed("M02", not_applicable=True)]
    save_values(the.garam.reporter, report_id=the.kitchen.id, entries=entries, at=IN_MARCH)
    submit_report(the.garam.reporter, report_id=the.kitchen.id, at=IN_MARCH)
    return the


@pytest.mark.parametrize("language", ["ko", "en"])
def test_zero_and_not_applicable_are_answers(monkeypatch, language):
    at(monkeypatch, IN_MARCH, view)
    the = handed_in()

    page = text(as_(the.garam.reporter, language).get(PAGE))

    assert "2/3" in page
    assert "67%" in page
    assert ("우리가 먼저 보고" if language == "ko" else "You see this first") in page
    assert the.garam.welfare.name_ko not in page
    month = "2026년 3월" if language == "ko" else "March 2026"
    assert f'<span class="cell-head alone">{month}</span><span class="score' in page


def test_the_backbone_waits_a_week_and_is_told_so(monkeypatch):
    at(monkeypatch, IN_MARCH.replace(day=16), view)
    the = handed_in()
    director = as_(the.garam.director)

    early = text(director.get(PAGE))
    at(monkeypatch, IN_MARCH.replace(day=17), view)
    late = text(director.get(PAGE))

    assert "아직 기관만 볼 수 있는 회차가 1개" in early
    assert the.garam.kitchen.name_ko not in early
    assert "2/3" in late
    assert "0/3" in late
    assert "늦음" in late


def test_strangers_and_funders_stay_outside(monkeypatch):
    at(monkeypatch, IN_MARCH, view)
    the = handed_in()

    for who in (the.garam.funder, village("daon").director, village("other").reporter):
        assert as_(who).get(PAGE).status_code == 403
