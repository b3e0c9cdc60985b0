"""The report form: forty calm lines, saved as one types, handed in with one button."""

from datetime import timedelta

import pytest

from dure.ground.tests.story import person_who
from dure.kernel.clock import day_of, now
from dure.measurement.models import (
    Assignment,
    IndicatorVersion,
    Observation,
    Report,
    ReportingRound,
)
from dure.measurement.services import return_report, save_values, submit_report
from dure.measurement.tests.crowd import crowd
from dure.measurement.tests.factories import GARAM, meals_before, typed
from dure.measurement.tests.screens.season_today import Today, dates_around, season_today

pytestmark = pytest.mark.django_db


def page(the, **who):
    return the.browser(**who).get(f"/reports/{the.report}/")


def text(response):
    return response.content.decode()


def post(the, to, **given):
    return the.browser().post(f"/reports/{the.report}/{to}/", given, headers={"HX-Request": "true"})


def type_in(the, value="", indicator="M01", **more):
    return post(the, "cell", indicator=indicator, place=GARAM, value=value, key="k", **more)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ko", ("제공 식수", "해당 없음", "3개 가운데 0개", "제출하기")),
        ("en", ("Meals provided", "not applicable", "0 of 3", "Hand in")),
    ],
)
def test_the_page_names_each_line_in_the_language_of_the_reader(language, words):
    the = season_today()

    shown = text(page(the, language=language))

    assert all(word in shown for word in words)


def test_zero_a_value_not_applicable_and_nothing_are_four_answers():
    the = season_today()

    answers = [type_in(the, "0"), type_in(the, "-", indicator="M02")]

    rows = {row.indicator.code: row for row in Observation.objects.everywhere("test")}
    assert [answer["X-Kept"] for answer in answers] == ["saved", "saved"]
    assert rows["M01"].value == 0
    assert rows["M02"].state == "not_applicable"
    assert "M03" not in rows
    shown = text(page(the))
    assert 'value="0"' in shown
    assert "checked" in shown
    assert "3개 가운데 2개" in shown


def test_an_emptied_cell_goes_back_to_not_reported():
    the = season_today()
    type_in(the, "12")

    answer = type_in(the, "", seen="12")

    assert answer["X-Kept"] == "cleared"
    assert not Observation.objects.everywhere("test").exists()


@pytest.mark.parametrize(
    ("typed_in", "indicator", "told"),
    [
        ("-5", "M01", "0보다 작은 수"),
        ("12.5", "M02", "소수는 넣을 수 없어요"),
        ("1000000000000000", "M01", "수가 너무 커요"),
        ("스물", "M01", "숫자로 읽을 수 없어요"),
        ("약 300", "M01", "어림수나 범위"),
        ("*", "M01", "비공개 표시"),
    ],
)
def test_what_cannot_be_taken_says_why_at_the_cell_and_nothing_is_written(
    typed_in, indicator, told
):
    the = season_today()

    answer = type_in(the, typed_in, indicator=indicator)

    assert (answer.status_code, answer["X-Kept"]) == (200, "refused")
    assert told in text(answer)
    assert not Observation.objects.everywhere("test").exists()


@pytest.mark.parametrize("written", ["1,234", "１２３４", "1234명", " 1234 "])
def test_numbers_are_read_as_people_write_them(written):
    the = season_today()

    type_in(the, written)

    assert Observation.objects.everywhere("test").get().value == 1234


def test_a_rate_is_shown_as_soon_as_both_parts_are_there():
    the = season_today()

    half = post(the, "cell", indicator="M03", place=GARAM, numerator="93", key="k")
    whole = post(
        the, "cell", indicator="M03", place=GARAM, numerator="93", denominator="100", key="k"
    )

    assert "entry-rate" not in text(half).split("<div", 1)[0]
    assert "93" in text(whole)
    assert "%" in text(whole)


def test_a_colleagues_value_is_shown_instead_of_silently_overwritten():
    the = season_today()
    type_in(the, "130", seen="")

    late = type_in(the, "120", seen="")
    knowing = type_in(the, "120", seen="130")

    assert late["X-Kept"] == "conflict"
    assert "지금 값 130" in text(late)
    assert 'name="seen" value="130"' in text(late)
    assert knowing["X-Kept"] == "saved"


def test_a_note_waits_for_its_value_and_says_so():
    the = season_today()

    alone = type_in(the, "", comment="추석이 있었어요")
    together = type_in(the, "5", comment="추석이 있었어요")

    assert alone["X-Kept"] == "refused"
    assert "메모는 값과 함께" in text(alone)
    assert together["X-Kept"] == "saved"
    assert Observation.objects.everywhere("test").get().comment == "추석이 있었어요"


def test_two_who_type_the_same_agree():
    the = season_today()
    type_in(the, "130", seen="")

    assert type_in(the, "130", seen="")["X-Kept"] == "unchanged"


def test_the_cells_of_a_line_open_in_place_with_what_stood_last_time():
    the = season_today()
    browser = the.browser()

    opened = browser.get(
        f"/reports/{the.report}/cells/",
        {"indicator": "M02", "place": GARAM, "editable": "1"},
    )
    saved = type_in(the, "7", indicator="M02", cell="sex=f")

    assert "여성" in text(opened)
    assert "남성" in text(opened)
    assert saved["X-Kept"] == "saved"
    assert "1/2" in text(saved)


def test_an_unusual_value_asks_for_a_word_and_the_word_stays():
    the = season_today()
    jump = [100, 101, 99, 100, 102]
    _history(the, jump)

    asked = type_in(the, "400")
    blocked = the.browser().post(f"/reports/{the.report}/hand-in/")
    where = {"indicator": "M01", "place": GARAM, "cell": "", "code": "measure.outlier"}
    explained = post(the, "why", **where, explanation="추석 도시락을 나눴어요")

    assert "평소" in text(asked)
    assert blocked.status_code == 422
    assert "까닭을 한 줄" in text(blocked)
    assert "추석 도시락" in text(explained)
    assert "추석 도시락" in text(page(the))


def _history(the, values):
    meals_before(the.season.garam, *values)
    rows = list(Observation.objects.everywhere("test").order_by("period"))
    year, month = (int(part) for part in the.period.split("-"))
    for back, row in enumerate(reversed(rows), start=1):
        at = year * 12 + month - 1 - back
        row.period = f"{at // 12:04d}-{at % 12 + 1:02d}"
    for row in rows:
        Observation.objects.everywhere("test").filter(pk=row.pk).update(period=row.period)


def test_handing_in_leads_to_what_comes_back():
    the = season_today()
    type_in(the, "120")

    sent = the.browser().post(f"/reports/{the.report}/hand-in/", {"comment": "잘 부탁드려요"})

    assert sent.headers["Location"] == f"/reports/{the.report}/given-back/"
    back = text(the.browser().get(sent.headers["Location"]))
    assert "고마워요" in back
    assert "2개는 ‘보고 없음’으로 남았어요" in back


def test_a_report_that_went_off_is_read_and_can_be_taken_back_until_it_is_checked():
    the = season_today()
    type_in(the, "120")
    the.browser().post(f"/reports/{the.report}/hand-in/")

    standing = text(page(the))
    late = type_in(the, "130", seen="120")
    the.browser().post(f"/reports/{the.report}/withdraw/")

    assert "제출 취소" in standing
    assert "data-typed" not in standing
    assert late["X-Kept"] == "refused"
    assert "지금은 고칠 수 없어요" in text(late)
    assert Report.objects.everywhere("test").get(public_id=the.report).status == "draft"


def test_a_returned_report_shows_the_words_of_the_backbone_on_top():
    the = season_today()
    garam, at = the.season.garam, now()
    save_values(garam.reporter, report_id=the.season.kitchen.id, entries=[typed("M01", 5)], at=at)
    submit_report(garam.reporter, report_id=the.season.kitchen.id, at=at)
    return_report(
        garam.director, report_id=the.season.kitchen.id, comment="배달 수를 다시 봐 주세요", at=at
    )

    shown = text(page(the))

    assert shown.index("배달 수를 다시 봐 주세요") < shown.index("제공 식수")


def test_a_closed_period_says_until_when_it_was_open():
    the = season_today(opens=-40, due=-30, locks=-10)

    answer = type_in(the, "5")

    assert answer["X-Kept"] == "refused"
    assert "마감했어요" in text(answer)


def test_nobody_else_sees_or_writes_it():
    the = season_today()
    welfare = the.season.garam.welfare_reporter
    funder = the.season.garam.funder

    for who in (welfare, funder):
        browser = the.browser(who)
        assert browser.get(f"/reports/{the.report}/").status_code == 403
        written = browser.post(
            f"/reports/{the.report}/cell/", {"indicator": "M01", "place": GARAM, "value": "5"}
        )
        assert written.status_code == 403
    assert page(the, actor=the.season.garam.director).status_code == 200
    assert not Observation.objects.everywhere("test").exists()


def test_a_stranger_is_sent_to_the_sign_in_page(client):
    the = season_today()

    assert client.get(f"/reports/{the.report}/").headers["Location"].startswith("/sign-in/")


def test_forty_lines_cost_as_many_statements_as_three(django_assert_max_num_queries):
    the = crowd(2, 40, cells=True)
    today = dates_around(day_of(now()))
    ReportingRound.objects.filter(pk=the.round_id).update(
        opens_on=today.opens_on, due_on=today.due_on, locks_on=today.locks_on
    )
    browser = Today.browser(the, the.reporter)

    with django_assert_max_num_queries(24):
        shown = browser.get("/reports/r000000/")

    assert text(shown).count('class="line ') + text(shown).count('class="line"') == 40


@pytest.mark.parametrize(("is_over", "computed"), [(False, True), (True, True), (False, False)])
def test_what_is_counted_before_the_period_is_over_is_said_before_handing_in(
    monkeypatch, *, is_over, computed
):
    the = season_today()
    type_in(the, "100")
    rows = Assignment.objects.filter(indicator__code="M01")
    rows.update(computed=computed)
    if not is_over:
        ends = day_of(now()) + timedelta(days=1)
        monkeypatch.setattr(
            "dure.measurement.screens.report_form.drawn._ends_before", lambda _: ends
        )

    shown = text(page(the))

    told = "기록에서 센 값 1개는 아직 더 늘 수 있어요" in shown
    assert told == (computed and not is_over)
    # One sentence in one piece: a notice lays its parts out in columns, and the date fell out of it.
    assert ('<p class="notice"><span>기록에서' in shown) == told


def test_a_counted_line_leads_to_its_own_records_and_to_no_others():
    the = season_today()
    Assignment.objects.filter(indicator__code__in=("M01", "M03")).update(computed=True)
    lunch = {"kind": "sum", "of": "quantity", "where": {"service": "care_meals.lunch"}}
    whole = {**lunch, "where": {"service": "care_meals.drops"}}
    rate = {"kind": "ratio", "numerator": lunch, "denominator": whole}
    for code, recipe in (("M01", lunch), ("M03", rate)):
        IndicatorVersion.objects.filter(indicator__code=code).update(computed_from=recipe)

    garam = the.season.garam
    head = person_who("organisation_director", garam.initiative, garam.kitchen, "head")

    shown = text(page(the, actor=head))

    assert '&amp;kind=care_meals.lunch"' in shown
    assert '&amp;kind=care_meals.drops,care_meals.lunch"' in shown
