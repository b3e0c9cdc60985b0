"""Asking organisations for indicators by ticking, and setting goals in a grid."""

import re
from datetime import date
from decimal import Decimal

import pytest

from dure.ground.tests.story import village
from dure.measurement.models import Assignment, IndicatorVersion, Target
from dure.measurement.screens.assignments import view as assigning
from dure.measurement.screens.targets import view as goals
from dure.measurement.tests.factories import GARAM, IN_MARCH, define, season
from dure.measurement.tests.screens.visiting import as_, at, text

pytestmark = pytest.mark.django_db
MATRIX, TARGETS = "/in/halmae/assignments/", "/in/halmae/targets/"


@pytest.fixture(autouse=True)
def in_april(monkeypatch):
    at(monkeypatch, IN_MARCH, assigning, goals)


def asked_of(organisation) -> set[str]:
    rows = Assignment.objects.filter(organisation=organisation, until=None)
    return set(rows.values_list("indicator__code", flat=True))


def test_a_ticked_box_asks_and_an_unticked_one_ends_on_the_day():
    the = season()
    client = as_(the.garam.director)
    kitchen, welfare = the.garam.kitchen.pk, the.garam.welfare.pk
    was = [f"{who}:{code}" for who in (kitchen, welfare) for code in ("M01", "M02", "M03")]
    on = [each for each in was if each != f"{kitchen}:M03"] + [f"{the.garam.backbone.pk}:M01"]

    page = text(client.get(MATRIX))
    client.post(MATRIX, {"place": GARAM, "on": on, "was": was, "day": "2026-04-03"})

    assert f'value="{kitchen}:M01" checked' in page
    assert asked_of(the.garam.kitchen) == {"M01", "M02"}
    assert asked_of(the.garam.backbone) == {"M01"}
    ended = Assignment.objects.get(organisation=the.garam.kitchen, indicator__code="M03")
    assert ended.until == date(2026, 4, 3)


def test_a_page_that_is_old_by_now_ends_nothing_it_did_not_show():
    the = season()
    client = as_(the.garam.director)

    client.post(MATRIX, {"place": GARAM, "on": [], "was": [], "day": "2026-04-03"})

    assert asked_of(the.garam.kitchen) == {"M01", "M02", "M03"}


def test_without_a_day_nothing_changes_and_it_is_said():
    the = season()
    kitchen = the.garam.kitchen.pk
    give = {"place": GARAM, "was": [f"{kitchen}:M01"], "day": ""}

    answer = as_(the.garam.director, "en").post(MATRIX, give, follow=True)

    assert "from which day" in text(answer)
    assert "M01" in asked_of(the.garam.kitchen)


def test_another_place_is_empty_and_says_where_they_report_already():
    the = season()

    page = text(as_(the.garam.director).get(f"{MATRIX}?place_code=5279010000"))

    assert f'value="{the.garam.kitchen.pk}:M01" checked' not in page
    assert "+1</small>" in page


def test_goals_are_set_changed_and_taken_away_in_one_grid():
    the = season()
    client = as_(the.garam.director)
    who = the.garam.kitchen.pk
    ask = {"indicator": "M01", "place": ""}

    first = {
        f"target:{who}:2026-04": "1,200",
        "target::2026-04": "0",
        "baseline::2026-03": "900",
        f"target:{who}:2026-05": "",
    }
    client.post(TARGETS, {**ask, **first})
    page = text(client.get(f"{TARGETS}?indicator=M01"))

    kept = {(t.organisation_id, t.role, t.period): t.value for t in Target.objects.all()}
    assert kept == {
        (who, "target", "2026-04"): 1200,
        (None, "target", "2026-04"): 0,
        (None, "baseline", "2026-03"): 900,
    }
    assert f'name="target:{who}:2026-04" value="1200"' in page
    assert 'name="target::2026-04" value="0"' in page  # zero is a goal
    client.post(TARGETS, {**ask, f"target:{who}:2026-04": "", "target::2026-04": "1300"})
    assert Target.objects.filter(organisation_id=who).count() == 0
    assert Target.objects.get(organisation=None, role="target").value == Decimal(1300)


@pytest.mark.parametrize("wrong", ["viel", "1e99", "NaN"])
def test_what_is_no_number_is_said_and_stays_in_its_box(wrong):
    the = season()
    name = f"target:{the.garam.kitchen.pk}:2026-04"

    answer = text(as_(the.garam.director).post(TARGETS, {"indicator": "M01", name: wrong}))

    assert "목표로 읽을 수 없는 값" in answer
    assert f'value="{wrong}"' in answer
    assert Target.objects.count() == 0


def test_only_the_backbone_of_this_initiative_assigns_and_sets():
    the = season()
    daon = village("daon")

    for who in (the.garam.reporter, the.garam.funder, daon.director):
        for where in (MATRIX, TARGETS):
            assert as_(who).get(where).status_code == 403
            assert as_(who).post(where, {"indicator": "M01"}).status_code == 403
    assert Target.objects.count() == 0


def test_where_nothing_is_asked_yet_the_page_says_what_to_do():
    garam = village()
    define(garam)

    page = text(as_(garam.director).get(TARGETS))

    assert "아직 묻는 지표가 없어요" in page
    assert MATRIX in page


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_box_says_whose_it_is_and_for_what(language):
    """On a phone the matrix is one block an organisation: no box leans on the head of its column."""
    the = season()
    client = as_(the.garam.director, language)
    kitchen = the.garam.kitchen.name.in_language(language)

    matrix = text(client.get(MATRIX))
    ticks = re.findall(r'<label class="tick">(.*?)</label>', matrix, re.DOTALL)
    said = [re.sub(r"<[^>]+>", "", one) for one in ticks]
    grid = text(client.get(f"{TARGETS}?indicator=M01"))
    boxes = re.findall(
        r'<span class="cell-head alone" aria-hidden="true">([^<]+)</span><input', grid
    )

    names = {one.name.in_language(language) for one in IndicatorVersion.objects.all()}
    assert {f"{kitchen}, {name}" for name in names} <= {one.strip() for one in said}
    assert f'<summary><span>{kitchen}</span> <span class="muted">3/3</span></summary>' in matrix
    assert f"<summary><span>{kitchen}</span></summary>" in grid
    assert ("기준선" if language == "ko" else "Baseline") in boxes
    assert ("2026년 3월" if language == "ko" else "March 2026") in boxes
    assert len(boxes) == grid.count("box goal")
