"""Keeping the library: what is measured, who answers, and how a definition becomes another one."""

from datetime import date

import pytest

from dure.ground.tests.story import village
from dure.measurement.models import (
    Disaggregation,
    Indicator,
    IndicatorVersion,
    Observation,
    Report,
)
from dure.measurement.screens.library import view
from dure.measurement.services import save_values
from dure.measurement.tests.factories import (
    GARAM,
    IN_MARCH,
    define,
    meals_before,
    opened,
    season,
    typed,
    version_of,
)
from dure.measurement.tests.screens.visiting import as_, at, text

pytestmark = pytest.mark.django_db
LIBRARY = "/in/halmae/indicators/"
NEW = {
    "code": "M09",
    "level": "performance",
    "direction": "up",
    "name_ko": "이웃의 안부 확인",
    "name_en": "Neighbours looked in on",
    "definition_ko": "한 달에 안부를 확인한 횟수",
    "definition_en": "How often somebody looked in, a month",
    "kind": "count",
    "unit_ko": "회",
    "unit_en": "times",
    "factor": "1",
    "decimals": "0",
    "period_kind": "month",
    "valid_from": "2026-04-01",
}


@pytest.fixture(autouse=True)
def in_april(monkeypatch):
    at(monkeypatch, IN_MARCH, view)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_everyone_inside_reads_what_is_measured(language):
    the = season()
    meals_before(the.garam, 410)

    page = text(as_(the.garam.reporter, language).get(LIBRARY))

    assert ("제공 식수" if language == "ko" else "Meals provided") in page
    assert ("2026년 2월" if language == "ko" else "February 2026") in page
    assert "define_indicator" not in page


def test_what_nobody_answers_or_looks_at_has_a_list_of_its_own(monkeypatch):
    the = season()
    opened(the.garam, "2026-01")
    in_june = IN_MARCH.replace(month=6)
    meals_before(the.garam, 410)
    at(monkeypatch, in_june, view)

    client = as_(the.garam.director)
    silent = text(client.get(f"{LIBRARY}?show=silent"))
    unseen = text(client.get(f"{LIBRARY}?show=unseen"))

    rows = silent.split('class="queue"')[1]
    assert "정시 배달률" in rows
    assert "제공 식수" not in rows
    assert "목표도, 흐름의 까닭도, 공표도 없고" in unseen


def test_an_indicator_is_defined_in_one_language_at_least():
    garam = village()
    define(garam)
    client = as_(garam.director)

    none = client.post(f"{LIBRARY}new/", {**NEW, "name_ko": "", "name_en": " "})
    half = client.post(f"{LIBRARY}new/", {**NEW, "code": "M08", "definition_en": " "})
    whole = client.post(f"{LIBRARY}new/", {**NEW, "combinations": ["sex"]})

    assert "고칠 곳이 있어요" in text(none)
    assert "한 달에 안부를 확인한 횟수" in text(none)  # what was typed stays
    assert half.url == f"{LIBRARY}M08/definition/"
    assert IndicatorVersion.objects.get(indicator__code="M08").definition_en == NEW["definition_ko"]
    assert whole.url == f"{LIBRARY}M09/definition/"
    version = IndicatorVersion.objects.get(indicator__code="M09")
    assert (version.combinations, version.disaggregations) == ([["sex"]], ["sex"])


def test_a_recipe_that_cannot_be_read_is_refused_and_a_taken_code_too():
    garam = village()
    define(garam)
    client = as_(garam.director)

    recipe = text(client.post(f"{LIBRARY}new/", {**NEW, "computed_from": "- a\n- b"}))
    taken = text(client.post(f"{LIBRARY}new/", {**NEW, "code": "M01"}))

    assert "산출식을 읽을 수 없어요" in recipe
    assert "이미 쓰는 지표 코드" in taken
    assert not Indicator.objects.filter(code="M09").exists()


def revision(**more: str) -> dict[str, str]:
    plain = {key: value for key, value in NEW.items() if key not in {"code", "level", "direction"}}
    return {
        **plain,
        "name_ko": "제공 식수(반찬 포함)",
        "valid_from": "2026-04-01",
        "what_changed_ko": "반찬도 세어요",
        "what_changed_en": "Side dishes count",
        **more,
    }


def test_a_revision_says_what_changed_in_one_language_at_least_and_old_values_keep_their_version():
    the = season()
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", 5)], at=IN_MARCH
    )
    old = version_of("M01")[0]
    client = as_(the.garam.director)
    where = f"{LIBRARY}M01/revise/"

    form = text(client.get(where))
    half = text(client.post(where, revision(what_changed_ko="", what_changed_en=" ")))
    done = client.post(where, revision())

    assert 'value="제공 식수"' in form
    assert "고칠 곳이 있어요" in half
    assert done.status_code == 302
    assert Observation.objects.everywhere("test").get().version_id == old
    page = text(client.get(f"{LIBRARY}M01/definition/"))
    assert "반찬도 세어요" in page
    assert "2판" in page
    assert "1판" in page


def test_the_break_that_charts_will_draw_is_shown_before():
    the = season()
    meals_before(the.garam, 400, 410)
    from_reports(the)
    client = as_(the.garam.director, "en")

    drawn = text(
        client.get(f"{LIBRARY}M01/revise/?valid_from=2026-04-01", headers={"HX-Request": "true"})
    )

    assert "new definition" in drawn


def from_reports(the) -> None:
    """The history counts: its rounds were approved."""
    opened(the.garam, "2026-01")
    opened(the.garam, "2026-02")
    Report.objects.everywhere("test").filter(round__period__lt="2026-03").update(status="approved")


def test_the_definition_says_who_reports_and_how_it_is_added():
    the = season()

    page = text(as_(the.garam.reporter).get(f"{LIBRARY}M02/definition/"))

    assert "한 사람을 한 번만 세고" in page
    assert "손맛사회적협동조합" in page
    assert "성별" in page
    assert "칸 2개" in page
    assert GARAM in page


def test_a_way_to_split_is_written_down_and_a_used_category_stays():
    the = season()
    entries = [typed("M02", 7), typed("M02", 3, cell="sex=f")]
    save_values(the.garam.reporter, report_id=the.kitchen.id, entries=entries, at=IN_MARCH)
    client = as_(the.garam.director)
    where = f"{LIBRARY}splits/"
    sex = {"code": "sex", "name_ko": "성별", "name_en": "Sex"}

    more = client.post(where, {**sex, "categories": "f|여성|Women\nm|남성|Men\nx|그 밖|Other"})
    less = text(client.post(where, {**sex, "categories": "m|남성|Men\nx|그 밖|Other"}))
    broken = text(client.post(where, {**sex, "code": "way", "categories": "a\nb"}))

    assert more.status_code == 302
    assert "없앨 수 없어요: f" in less
    assert "두 언어" in broken
    assert [each["code"] for each in Disaggregation.objects.get(code="sex").categories] == [
        "f",
        "m",
        "x",
    ]


def test_only_those_who_may_define_and_only_from_inside():
    the = season()
    daon = village("daon")

    for where in (f"{LIBRARY}new/", f"{LIBRARY}M01/revise/", f"{LIBRARY}splits/"):
        assert as_(the.garam.reporter).get(where).status_code == 403
    assert as_(daon.director).get(LIBRARY).status_code == 403
    assert as_(daon.reporter).get(f"{LIBRARY}M01/definition/").status_code == 403
    as_(daon.director).post(f"{LIBRARY}M01/revise/", revision())
    assert IndicatorVersion.objects.filter(indicator__code="M01").count() == 1
    assert date(2026, 4, 1) not in IndicatorVersion.objects.values_list("valid_from", flat=True)
