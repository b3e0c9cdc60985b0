"""The scorecard and the members' page of an indicator, in both languages, also as the wrong person."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dure.front.tests.published import in_english, publish, signed_in, text_of
from dure.ground.tests.story import NOW, joins, organisation, village
from dure.measurement.models import Calculation, Observation, Target, Why
from dure.measurement.tests.releases import NORTH, assign, county, reports

pytestmark = pytest.mark.django_db
BOARD, PAGE = "/in/halmae/scorecard/", "/in/halmae/indicators/M01/"


def a_spring(made):
    for name, value in (("손맛", 40), ("두손", 30), ("새참", 25)):
        reports(made, name, "2026-09", {"": value - 5})
        reports(made, name, "2026-10", {"": value, "sex=f": value - 10, "sex=m": 10})
    for role, value in (("target", 120), ("baseline", 60)):
        Target.objects.create(
            initiative=made.village.initiative,
            indicator=made.served,
            period="2026",
            role=role,
            value=value,
        )


def test_the_scorecard_says_value_course_aim_and_who_is_behind_it(client):
    made = county()
    a_spring(made)
    signed_in(client, made.village.director)

    page = text_of(client, BOARD)

    assert "95" in page
    assert "지난번보다 15명 늘었어요" in page
    assert "목표 120명 · 58% 왔어요" in page
    assert "3곳 가운데 3곳이 보고했어요" in page
    assert "up 15 people" in text_of(in_english(client), BOARD)


def test_a_month_of_which_few_have_reported_does_not_stand_for_all(client):
    made = county()
    a_spring(made)
    reports(made, "손맛", "2026-11", {"": 41})
    signed_in(client, made.village.director)

    page = text_of(client, BOARD)

    assert "2026년 10월" in page
    assert "2026년 11월은 모으는 중 · 1곳" in page


def test_from_the_scorecard_a_number_is_three_touches_from_who_and_when(client):
    made = county()
    a_spring(made)
    signed_in(client, made.village.director)

    assert f'href="{PAGE}#sources"' in text_of(client, BOARD)
    page = text_of(client, PAGE)
    publish(made, "2026-10", "2026-10")
    board = text_of(client, BOARD)

    sources = page[page.index('id="sources"') :]
    assert "손맛사회적협동조합" in sources
    assert "reporter-halmae" in sources
    assert 'href="/reports/' in sources
    assert 'href="/n/' in board


def test_a_reporter_sees_her_own_kitchen_and_no_third_organisation(client):
    made = county()
    a_spring(made)
    signed_in(client, made.village.reporter)

    page = text_of(client, PAGE)

    assert "손맛사회적협동조합" in page
    assert "두손밥상협동조합" not in page
    assert "새참자활기업" not in page
    assert client.get(BOARD, {"organisation": "duson"}).status_code == 200
    assert "두손밥상협동조합" not in text_of(client, f"{BOARD}?organisation=duson")


def test_a_funder_sees_totals_and_no_report(client):
    made = county()
    a_spring(made)
    signed_in(client, made.village.funder)

    page = text_of(client, PAGE)

    assert "95" in page
    assert "보고서는 그 기관과 백본 조직만 볼 수 있어요" in page
    assert "/history/" not in page


def test_the_forecast_says_its_interval_or_why_there_is_none(client):
    made = county()
    a_spring(made)
    signed_in(client, made.village.director)
    short = text_of(client, PAGE)
    for at, month in enumerate(("2026-05", "2026-06", "2026-07", "2026-08")):
        for name in made.kitchens:
            reports(made, name, month, {"": 20 + at})

    long = text_of(client, PAGE)

    assert "값이 네 개는 있어야 해요" in short
    assert "열에 여덟은" in long


def test_the_backbone_writes_why_beside_the_curve_and_a_reporter_may_not(client):
    made = county()
    a_spring(made)
    story = {"period": "2026-10", "text_ko": "추석 도시락을 더 날랐어요.", "text_en": ""}

    signed_in(client, made.village.reporter)
    refused = client.post(f"{PAGE}why/", story)
    signed_in(client, made.village.director)
    kept = client.post(f"{PAGE}why/", story)

    assert refused.status_code == 403
    assert kept["Location"] == f"{PAGE}#why"
    assert "추석 도시락을 더 날랐어요." in text_of(client, PAGE)
    assert Why.objects.count() == 1


def test_service_records_are_one_touch_further_for_those_who_open_them(client):
    made = county()
    a_spring(made)
    kitchen = made.kitchens["손맛"]
    run = Calculation.objects.create(
        organisation=kitchen,
        period="2026-10",
        ledger_head=5,
        records_read=12,
        made_at=NOW,
        fingerprint="",
    )
    Observation.objects.within(organisation=kitchen, period="2026-10").update(
        calculation=run, changed_by=None
    )
    meals = {"kind": "count", "where": {"service": ["meals.lunch", "meals.banchan"]}}
    made.served.versions.update(computed_from=meals)
    way = f"/in/halmae/records/?org={kitchen.slug}&amp;from=2026-10-01&amp;to=2026-10-31"
    way += "&amp;kind=meals.banchan,meals.lunch&amp;before=6"

    opens = text_of(signed_in(client, made.village.director), PAGE)
    reads = text_of(signed_in(client, made.village.reporter), PAGE)

    assert f'<a href="{way}">센 기록 보기</a>' in opens
    assert "서비스 기록 12건을 읽음" in reads
    assert way not in reads


def test_people_of_another_initiative_are_refused(client):
    county()
    other = village("other")
    signed_in(client, other.director)

    assert client.get(BOARD).status_code == 403
    assert client.get(PAGE).status_code == 403


def test_an_indicator_without_a_value_is_a_page_and_not_an_error(client):
    made = county()
    signed_in(client, made.village.director)

    assert "보고 없음" in text_of(client, PAGE)
    assert "not reported" in text_of(in_english(client), PAGE)


def test_more_organisations_ask_the_pages_no_more_questions(client):
    made = county()
    a_spring(made)
    signed_in(client, made.village.director)
    for address in (BOARD, PAGE, "/today/"):
        text_of(client, address)

    more_kitchens(made, "곳", 2)
    few = {address: asked(client, address) for address in (BOARD, PAGE, "/today/")}
    more_kitchens(made, "새곳", 6)

    assert {address: asked(client, address) for address in few} == few


def more_kitchens(made, name: str, count: int) -> None:
    """Kitchens that reported in October; what was added up before is no longer true."""
    for at in range(count):
        own = f"{name}{at}"
        made.kitchens[own] = organisation(f"{count}-{at}", own, own, "cooperative")
        joins(made.kitchens[own], made.village.initiative)
        assign(made, made.served, own, NORTH)
        reports(made, own, "2026-10", {"": 10 + at})


def asked(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        text_of(client, address)
    return len(queries)
