"""Publishing in the browser: look first, publish exactly that, and say why what is public changes."""

import json
import re

import pytest

from dure.ground.journal.models import Work
from dure.ground.tests.story import NOW, village
from dure.measurement.models import Publication, PublishedNumber, Report, Restatement
from dure.measurement.screens.releases import view
from dure.measurement.tests.releases import SOUTH, County, county, reports
from dure.measurement.tests.screens.visiting import as_, at, text

pytestmark = pytest.mark.django_db
RELEASES = "/in/halmae/releases/"
PERIODS = {"first": "2026-09", "last": "2026-09", "as_of": "2026-11-22"}
TITLE = {"title_ko": "9월 공표", "title_en": "September"}


@pytest.fixture(autouse=True)
def in_november(monkeypatch):
    at(monkeypatch, NOW, view)


def small_county() -> County:
    made = county()
    reports(made, "손맛", "2026-09", {"": 63, "sex=f": 60, "sex=m": 3})
    reports(made, "두손", "2026-09", {"": 40, "sex=f": 25, "sex=m": 15})
    return made


def ended(client, answer) -> str:
    """Where the work that was started led to."""
    page = client.get(answer.url)
    assert "다 되었어요" in text(page), text(page)
    return Work.objects.get(public_id=answer.url.split("/")[2]).result


def looks(client) -> str:
    return ended(client, client.post(f"{RELEASES}new/", PERIODS))


def test_one_looks_first_and_nothing_is_public_yet():
    made = small_county()
    client = as_(made.village.director)

    preview = text(client.get(looks(client)))

    assert PublishedNumber.objects.count() == 0
    assert "공격자처럼 계산해 보았고, 하나도 알아내지 못했어요" in preview
    assert "5명보다 적어요" in preview
    assert "다른 작은 수를 계산해 낼 수 있어요" in preview
    assert "남성" in preview


def test_a_preview_holds_no_hidden_number():
    made = small_county()
    client = as_(made.village.director)
    where = looks(client)

    page = text(client.get(where))
    hidden = page.split('id="indicators"')[1].split("</section>")[0]

    assert ">3<" not in hidden
    assert '"new": "3"' not in json.dumps(
        view.release_preview(made.village.director, public_id=where.split("/")[-2]).told
    )


def test_what_was_looked_at_is_published_and_frozen():
    made = small_county()
    client = as_(made.village.director)
    preview = looks(client)

    where = ended(client, client.post(preview, TITLE))

    assert Publication.objects.get().title_ko == "9월 공표"
    assert "이대로 공표했어요" in text(client.get(preview))
    release = text(client.get(where))
    assert "작아서" in release
    assert "제1호" in text(client.get(RELEASES))


def test_a_report_that_moved_on_makes_the_preview_old():
    made = small_county()
    client = as_(made.village.director)
    preview = looks(client)
    reports(made, "새참", "2026-09", {"": 12})

    old = text(client.get(preview))
    answer = client.post(preview, TITLE)
    told = text(client.get(answer.url))

    assert "미리 본 뒤에 보고서가 바뀌었어요" in old
    assert "다시 미리 보고 공표해 주세요" in told
    assert Publication.objects.count() == 0


def publishes(client, why: dict[str, str]) -> str:
    return ended(client, client.post(looks(client), {**TITLE, **why}))


def test_a_public_number_changes_only_with_a_cause_that_is_published_beside_it():
    made = small_county()
    client = as_(made.village.director)
    publishes(client, {})
    reports(made, "새참", "2026-09", {"": 12, "sex=f": 6, "sex=m": 6})

    preview = looks(client)
    shown = text(client.get(preview))
    silent = client.post(preview, TITLE)
    why = {"cause": "late_report", "cause_ko": "새참의 보고가 늦었어요", "cause_en": ""}
    where = ended(client, client.post(preview, {**TITLE, **why}))

    assert "103" in shown
    assert "115" in shown
    assert silent.status_code == 200
    change = Restatement.objects.get(
        new_number__organisation=None,
        new_number__place_code="",
        new_number__cell="",
        new_number__period="2026-09",
    )
    assert (change.old_number.value, change.new_number.value) == (103, 115)
    assert (change.cause, change.by.name) == ("late_report", "director-halmae")
    page = text(client.get(where))
    assert "A report came in late" not in page
    assert "새참의 보고가 늦었어요" in page


def test_only_what_changes_can_be_restated_alone():
    made = small_county()
    client = as_(made.village.director)
    publishes(client, {})
    reports(made, "새참", "2026-09", {"": 12, "sex=f": 6, "sex=m": 6})
    why = {"cause": "late_report", "cause_ko": "늦은 보고", "only_changes": "1"}

    publishes(client, why)

    second = Publication.objects.get(number=2)
    assert second.cause == "restatement"
    assert 0 < second.numbers.count() < Publication.objects.get(number=1).numbers.count()
    restated = second.restatements.values_list("new_number_id", flat=True)
    first_values = second.numbers.exclude(pk__in=restated)
    # A page that said "not reported" until now, beside a total that holds it.
    saecham = (made.kitchens["새참"].pk, "")
    assert {(one.organisation_id, one.place_code) for one in first_values} == {
        saecham,
        (None, SOUTH),
    }
    assert len(restated) + first_values.count() == second.numbers.count()


def test_a_first_value_where_nothing_was_reported_is_news_and_no_restatement():
    made = small_county()
    client = as_(made.village.director)
    publishes(client, {})
    reports(made, "새참", "2026-09", {"": 12, "sex=f": 6, "sex=m": 6})
    publishes(client, {"cause": "late_report", "cause_ko": "늦은 보고"})

    saecham = made.kitchens["새참"]

    assert not Restatement.objects.filter(new_number__organisation=saecham).exists()


def test_a_returned_report_leaves_the_published_total_and_the_book_says_so():
    made = small_county()
    client = as_(made.village.director)
    publishes(client, {})
    report = Report.objects.everywhere("test").get(
        organisation=made.kitchens["두손"], round__period="2026-09"
    )

    client.post(f"/reports/{report.public_id}/send-back/", {"comment": "다시 세어 주세요"})

    book = text(client.get(RELEASES))
    assert "공표값 정정" in book
    newest = Publication.objects.order_by("-number")[0]
    assert "보완요청했어요" in text(client.get(f"{RELEASES}{newest.public_id}/"))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_periods_that_make_no_sense_come_back_with_a_sentence(language):
    made = small_county()
    reports(made, "손맛", "2026-08", {"": 50})
    client = as_(made.village.director, language)

    turned = text(client.post(f"{RELEASES}new/", {**PERIODS, "last": "2026-08"}))
    unread = text(client.post(f"{RELEASES}new/", {**PERIODS, "first": "September"}))
    silent = text(client.post(f"{RELEASES}new/", {**PERIODS, "first": "2026-07"}))

    assert ("앞이에요" if language == "ko" else "lies before") in turned
    assert '<option value="2026-08" selected>' in turned
    for page in (unread, silent):
        assert ("승인한 보고가 없어요" if language == "ko" else "is approved yet") in page
    assert Work.objects.count() == 0


@pytest.mark.parametrize(
    ("language", "offered"),
    [
        ("ko", ["달", "2026년 9월", "2026년 8월", "분기", "2026년 3분기"]),
        ("en", ["Months", "September 2026", "August 2026", "Quarters", "Q3 2026"]),
    ],
)
def test_periods_are_chosen_in_words_the_newest_first(language, offered):
    made = small_county()
    reports(made, "손맛", "2026-08", {"": 50})
    reports(made, "손맛", "2026-10", {"": 70}, status="submitted")

    page = text(as_(made.village.director, language).get(f"{RELEASES}new/"))

    box = page.split('<select name="first"')[1].split("</select>")[0]
    labels = re.findall(r'<optgroup label="([^"]+)"|<option[^>]*>([^<]+)', box)
    assert ["".join(one) for one in labels] == offered
    assert 'type="text"' not in page.split("<form")[-1]


def chosen(page: str) -> list[str]:
    return re.findall(r'<option value="([^"]+)" selected', page)


def test_what_is_approved_and_not_published_is_chosen_already():
    made = small_county()
    client = as_(made.village.director)
    publishes(client, {})
    before = chosen(text(client.get(f"{RELEASES}new/")))
    for month in ("2026-08", "2026-10", "2026-11"):
        reports(made, "손맛", month, {"": 70, "sex=f": 40, "sex=m": 30})

    after = chosen(text(client.get(f"{RELEASES}new/")))

    assert before == ["2026-09", "2026-09"]
    assert after == ["2026-10", "2026-11"]


def test_a_link_chooses_the_periods_it_asks_for_and_nonsense_is_left_aside():
    made = small_county()
    reports(made, "손맛", "2026-08", {"": 50})
    client = as_(made.village.director)

    linked = chosen(text(client.get(f"{RELEASES}new/?first=2026-08&last=2026-07")))
    nonsense = chosen(text(client.get(f"{RELEASES}new/?first=<b>&last=2031-02")))

    assert linked == ["2026-08", "2026-Q3"]
    assert nonsense == ["2026-08", "2026-09"]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_before_anything_is_approved_the_first_step_is_the_desk(language):
    made = county()
    reports(made, "손맛", "2026-09", {"": 63}, status="submitted")

    page = text(as_(made.village.director, language).get(f"{RELEASES}new/"))

    assert (
        "아직 승인한 보고가 없어요" if language == "ko" else "No report has been approved"
    ) in page
    assert '<a class="button" href="/in/halmae/desk/">' in page
    assert 'name="first"' not in page


def test_nobody_else_publishes_looks_or_sees_the_work():
    made = small_county()
    client = as_(made.village.director)
    answer = client.post(f"{RELEASES}new/", PERIODS)
    preview = ended(client, answer)
    daon = village("daon")

    for who in (made.village.reporter, daon.director, made.village.funder):
        assert as_(who).get(RELEASES).status_code == 403
        assert as_(who).get(preview).status_code == 403
        assert as_(who).post(preview, TITLE).status_code == 403
        assert as_(who).post(f"{RELEASES}new/", PERIODS).status_code == 403
        assert as_(who).get(answer.url).status_code == 404
    assert Publication.objects.count() == 0
