"""The board of service figures: fresh after every line, as of any past day, and only for one's own."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from dure.activities.models import ServiceKind, ServiceRecord
from dure.activities.services import correct_record, forget_person, record_service
from dure.activities.tests.story import OLD_GARAM, UNHEARD, day, meal, table
from dure.activities.types import Correction
from dure.engines.measure import BadInput, Fault
from dure.ground.tests.story import NOW, village
from dure.measurement.queries import ledger_figures as figures_module
from dure.measurement.screens.service_figures import view
from dure.measurement.services.keep_extract import keep_extract
from dure.measurement.tests.screens.visiting import as_, at, text

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
PAGE = "/in/halmae/service-figures/"
BOTH = pytest.mark.parametrize("language", ["ko", "en"])


@pytest.fixture(autouse=True)
def _home(settings, tmp_path, monkeypatch):
    settings.DURE_HOME = tmp_path
    at(monkeypatch, NOW, view)


@pytest.fixture
def here():
    return table()


def lunch(here, number, at=NOW, **said):
    fact = meal(here, source=f"m:{number}", **said)
    return record_service(here.worker, fact=fact, at=at).record_id


def board(actor, language="ko", **asked):
    return text(as_(actor, language).get(PAGE, asked))


def people_told(page):
    """What the heading says."""
    return page.split("<em>")[1].split("</em>")[0] if "<em>" in page else ""


@BOTH
def test_a_new_line_is_counted_at_the_next_look(here, language):
    director = here.village.director
    lunch(here, 1)
    first = board(director, language)
    lunch(here, 2, person_id=here.malja.pk)
    second = board(director, language)

    assert people_told(first) == ("1명" if language == "ko" else "1 person")
    assert people_told(second) == ("2명" if language == "ko" else "2 people")
    assert ("2줄을 세었어요" if language == "ko" else "2 lines of the ledger") in second


@BOTH
def test_an_empty_ledger_says_so_and_what_to_do(here, language):
    page = board(here.village.director, language)

    assert ("아직 적은 기록이 없어요" if language == "ko" else "Nothing is recorded yet") in page
    assert ("바로 여기에 세어져요" if language == "ko" else "counted here at once") in page
    assert ("보고 없음" if language == "ko" else "not reported") not in page
    assert 'name="period"' not in page  # nothing to choose from


def test_somebody_served_twice_counts_once_and_every_line_counts(here):
    for number in range(3):
        lunch(here, number, occurred_at=day(2 + number))

    page = board(here.village.director)

    assert people_told(page) == "1명"
    assert ">3<" in page.replace('<span class="unit">건</span>', "")


def test_a_corrected_line_counts_as_it_stands_and_as_it_stood_then(here):
    line = lunch(here, 1, at=NOW - timedelta(days=3))
    lunch(here, 2, at=NOW - timedelta(days=3), person_id=here.malja.pk)
    correct_record(
        here.worker, record_id=line, correction=Correction(void=True), reason="중복", at=NOW
    )
    director = here.village.director

    today = board(director)
    then = board(director, on=(NOW - timedelta(days=2)).date().isoformat())
    before = board(director, on="2026-11-01")

    assert people_told(today) == "1명"
    assert people_told(then) == "2명"
    assert "그날 그대로 다시 세었어요" in then
    assert people_told(before) == ""
    assert "적은 기록이 없어요" in before


@pytest.mark.parametrize("odd", ["2099-01-01", "어제", "0000-00-00", "2026-11-22"])
def test_a_day_that_is_not_past_is_today(here, odd):
    lunch(here, 1)

    page = board(here.village.director, on=odd)

    assert people_told(page) == "1명"
    assert "그날 그대로 다시 세었어요" not in page


def test_zero_and_nothing_recorded_are_different(here):
    lunch(here, 1, quantity=Decimal(0))
    lunch(
        here,
        2,
        occurred_at=datetime.fromisoformat("2026-10-05T12:00:00+09:00"),
        kind="care_meals.banchan",
    )

    page = board(here.village.director, period="2026-11")

    rows = page.split("<tbody>")[1].split("</tbody>")[0].split("<tr>")[1:]
    assert len(rows) == 2
    by_kind = {("banchan" if "banchan" in row else "lunch"): row for row in rows}
    assert ">0<" in by_kind["lunch"]
    assert "보고 없음" not in by_kind["lunch"]
    assert by_kind["banchan"].count("보고 없음") == 3


def test_heads_without_a_name_are_told_with_their_range(here):
    lunch(here, 1)
    table_for_all = {"kind": "care_meals.open_table", "person_id": None, "head_count": 30}
    lunch(here, 2, **table_for_all, quantity=Decimal(30))

    page = board(here.village.director)

    assert people_told(page) == "31명"
    assert "30명에서 31명 사이" in page


def test_won_that_were_spent_are_not_so_many_people(here):
    """박순례 had lunch in the month in which the kitchen noted two million won."""
    lunch(here, 1)
    ServiceKind.objects.create(
        code="care_meals.cost", name_ko="든 돈", name_en="Money spent", unit="원", personal=False
    )
    lunch(here, 2, kind="care_meals.cost", person_id=None, quantity=Decimal(2_000_000))

    page = board(here.village.director)

    assert people_told(page) == "1명"
    assert "2줄을 세었어요" in page


def test_hours_of_somebody_forgotten_are_no_heads_and_the_rest_is_told(here):
    lunch(here, 1, kind="care_meals.respite", quantity=Decimal("1.5"))
    lunch(here, 2, person_id=here.malja.pk)
    forget_person(
        here.village.director,
        person_id=here.soonrye.pk,
        initiative_id=here.village.initiative.pk,
        reason="가족 요청",
        at=NOW,
    )

    page = board(here.village.director)

    assert people_told(page) == "2건"
    assert "해당 없음" in page


def test_a_forgotten_person_is_out_at_the_next_look(here):
    lunch(here, 1)
    lunch(here, 2, person_id=here.malja.pk)
    assert people_told(board(here.village.director)) == "2명"
    forget_person(
        here.village.director,
        person_id=here.soonrye.pk,
        initiative_id=here.village.initiative.pk,
        reason="가족 요청",
        at=NOW,
    )

    page = board(here.village.director)

    # Her lunch stays as a head without a name, and may be 김말자's own.
    assert "1명에서 2명 사이" in page


def test_places_are_those_of_the_day_and_an_unknown_one_counts_in_the_whole(here):
    lunch(
        here,
        1,
        place_code=OLD_GARAM,
        occurred_at=datetime.fromisoformat("2023-05-05T12:00:00+09:00"),
    )
    lunch(here, 2)

    now = board(here.village.director, period="2023")
    then = keep_extract(here.village.initiative.pk)

    assert now.count('class="row-name"') >= 1
    assert "가람군" in now
    assert then.lines == 2


def test_an_unknown_place_counts_in_the_whole_and_stops_nothing(here):
    lunch(here, 1)
    lunch(here, 2, person_id=here.malja.pk)
    initiative = here.village.initiative.pk
    first = ServiceRecord.objects.within(initiative_id=initiative).order_by("pk").first()
    ServiceRecord.objects.bulk_create(
        [moved(first, pk=first.pk + 1_000, place_code=UNHEARD, source="moved:1")]
    )

    page = board(here.village.director)

    assert people_told(page) == "2명"
    assert "3줄을 세었어요" in page
    assert UNHEARD not in page


def moved(record, **changes):
    """The same record with something else in it, as an import of long ago may have left it."""
    columns = {field.attname: getattr(record, field.attname) for field in record._meta.fields}
    columns.pop("id")
    return ServiceRecord(**{**columns, **changes})


def test_one_sees_ones_own_organisation_and_nobody_elses(here):
    lunch(here, 1)
    welfare = here.village.welfare
    lunch_there = meal(here, source="w:1", organisation_id=welfare.pk, person_id=here.okbun.pk)
    record_service(here.village.director, fact=lunch_there, at=NOW)

    own = board(here.village.reporter)
    asked = board(here.village.reporter, org=welfare.slug)
    everybody = board(here.village.director)
    one = board(here.village.director, org=welfare.slug)

    assert people_told(own) == people_told(asked) == "1명"
    assert welfare.name_ko not in own
    assert people_told(everybody) == "2명"
    assert people_told(one) == "1명"


def test_strangers_and_funders_stay_outside(here):
    lunch(here, 1)

    for who in (here.village.funder, village("daon").director, village("other").reporter):
        assert as_(who).get(PAGE).status_code == 403
    assert as_(None).get(PAGE).status_code == 302


def test_where_new_lines_cannot_be_kept_the_earlier_count_is_shown_and_said(here, monkeypatch):
    lunch(here, 1)
    board(here.village.director)
    lunch(here, 2, person_id=here.malja.pk)

    def full(*_, **__):
        raise BadInput([Fault("measure.extract_not_kept", {"why": "No space left on device"})])

    monkeypatch.setattr(view, "keep_extract", full)
    page = board(here.village.director)

    assert people_told(page) == "1명"
    assert "먼저 세어 둔 것을 보여 드려요" in page


def test_a_long_ledger_is_read_in_pieces_and_says_what_is_left(here, monkeypatch):
    monkeypatch.setattr(view, "AT_ONCE", 2)
    for number in range(5):
        lunch(here, number, occurred_at=day(2 + number))

    pages = [board(here.village.director) for _ in range(3)]

    assert "아직 세지 않은 3줄" in pages[0]
    assert "아직 세지 않은 1줄" in pages[1]
    assert "아직 세지 않은" not in pages[2]
    assert "5줄을 세었어요" in pages[2]


def test_the_same_question_again_counts_nothing(here, monkeypatch):
    lunch(here, 1)
    counted = []
    real = figures_module.computed_from
    monkeypatch.setattr(
        figures_module, "computed_from", lambda *a, **k: counted.append(1) or real(*a, **k)
    )

    for _ in range(3):
        board(here.village.director)
    lunch(here, 2, occurred_at=day(3))
    board(here.village.director)

    assert len(counted) == 2


def test_the_page_is_in_the_row_of_pages_for_who_may_see_it(here):
    lunch(here, 1)
    link = 'href="/in/halmae/service-figures/"'

    assert link in board(here.village.director)
    assert link in board(here.village.reporter)
    assert link not in text(as_(here.village.funder).get("/in/halmae/scorecard/"))


def test_a_line_brought_later_is_not_in_an_earlier_day_even_with_a_lower_number(here):
    lunch(here, 1, at=NOW)
    lunch(here, 2, at=NOW - timedelta(days=5), person_id=here.malja.pk)

    then = board(here.village.director, on=(NOW - timedelta(days=3)).date().isoformat())

    assert people_told(then) == "1명"
    assert people_told(board(here.village.director)) == "2명"


def test_large_numbers_are_written_with_their_commas(here):
    table_for_all = {"kind": "care_meals.open_table", "person_id": None, "head_count": 12_480}
    lunch(here, 1, **table_for_all, quantity=Decimal(12_480))

    assert people_told(board(here.village.director)) == "12,480명"
    assert people_told(board(here.village.director, "en")) == "12,480 people"
