"""What these pages do a program does too: uses of a number, shared looking, service figures."""

from datetime import timedelta

import pytest

from dure.activities.services import record_service
from dure.activities.tests.story import meal, table
from dure.front.tests.published import publish
from dure.ground.tests.story import NOW, organisation, person_who
from dure.measurement.models import NumberUse, PublishedNumber, SharingWord
from dure.measurement.tests.api.caller import caller
from dure.measurement.tests.releases import County, county, reports
from dure.measurement.tests.tables_shared import tables

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def garam() -> County:
    made = county()
    reports(made, "손맛", "2026-03", {"": 90})
    reports(made, "두손", "2026-03", {"": 40})
    publish(made)
    return made


def address() -> str:
    here = {"organisation": None, "place_code": "", "cell": "", "period": "2026-03"}
    return PublishedNumber.objects.filter(**here).latest("publication__number").address


def paper(**more: str) -> dict[str, str]:
    day = (NOW - timedelta(days=1)).date().isoformat()
    return {"kind": "report", "title": "가람군의회 업무보고", "used_on": day, **more}


def test_a_use_is_told_listed_and_brought_up_to_date(garam: County) -> None:
    program = caller(garam.village.reporter)
    path = f"/numbers/{address()}/uses"

    made = program.post(path, paper())
    listed = program.get(path).body

    assert made.status == 201, made.body
    assert [one["title"] for one in listed["uses"]] == ["가람군의회 업무보고"]
    assert listed["outdated"] == 0
    assert [one["holds"] for one in listed["releases"]] == [True]
    assert program.post(f"/uses/{made.body['id']}/renew", {}).status == 204
    assert NumberUse.objects.get().renewed_at is not None


def test_a_house_that_takes_no_part_notes_no_use_on_the_public_page(garam: County) -> None:
    elsewhere = organisation("elsewhere", "딴마을밥상", "Elsewhere Table", "cooperative")
    stranger = caller(person_who("reporter", None, elsewhere, "stranger"))

    refused = stranger.post(f"/numbers/{address()}/uses", paper(title="우리 가게 광고"))

    assert (refused.status, refused.body["code"]) == (403, "journal.not_allowed")
    assert not NumberUse.objects.exists()


def test_only_who_told_of_a_use_may_renew_it(garam: County) -> None:
    made = caller(garam.village.reporter).post(f"/numbers/{address()}/uses", paper())

    refused = caller(garam.village.director).post(f"/uses/{made.body['id']}/renew", {})

    assert refused.body["code"] == "measurement.not_your_use"
    assert NumberUse.objects.get().renewed_at is None


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"kind": "rumour"}, 422),
        ({"title": " "}, 409),
        ({"link": "javascript:alert(1)"}, 409),
        ({"used_on": "2999-01-01"}, 409),
        ({"surprise": "x"}, 422),
    ],
)
def test_an_unclear_use_is_not_noted(garam: County, more: dict[str, str], status: int) -> None:
    answer = caller(garam.village.reporter).post(f"/numbers/{address()}/uses", paper(**more))

    assert answer.status in {status, 400, 422}, answer.body
    assert not NumberUse.objects.exists()


def test_a_number_that_is_not_there_has_no_uses(garam: County) -> None:
    assert caller(garam.village.reporter).get("/numbers/none/uses").status == 404


def test_two_houses_agree_to_look_together_and_take_it_back() -> None:
    made = tables(ground="estimate", own=1)
    one, other = made.houses[0], made.houses[1]
    program = caller(made.who("organisation_director", one))
    path = f"/initiatives/halmae/overlaps/{one.slug}/{other.slug}"

    assert program.put(path, {"agrees": True}).status == 204
    assert program.put(path, {"agrees": False}).status == 204

    words = SharingWord.objects.within(initiative_id=made.initiative_id).order_by("pk")
    assert [word.agrees for word in words] == [True, False]


def test_nobody_agrees_for_another_house() -> None:
    made = tables(ground="estimate", own=1)
    one, other = made.houses[0], made.houses[1]
    stranger = caller(made.who("organisation_director", other))

    refused = stranger.put(
        f"/initiatives/halmae/overlaps/{one.slug}/{other.slug}", {"agrees": True}
    )

    assert refused.status in {403, 404}
    assert not SharingWord.objects.within(initiative_id=made.initiative_id).exists()


def test_service_figures_are_counted_up_to_a_line_of_the_ledger(settings, tmp_path) -> None:
    settings.DURE_HOME = tmp_path
    here = table()
    record_service(here.worker, fact=meal(here, source="m:1"), at=NOW)
    program = caller(here.village.director)

    figures = program.get("/initiatives/halmae/service-figures", period="2026-03")
    unknown = program.get("/initiatives/halmae/service-figures", kind="kitchen.none")

    assert figures.status == 200, figures.body
    assert figures.body["head"] >= 0
    assert set(figures.body) >= {"whole", "kinds", "places", "periods", "waiting"}
    assert unknown.body["code"] == "measurement.unknown_choice"


def test_service_figures_of_others_are_not_for_a_stranger(settings, tmp_path) -> None:
    settings.DURE_HOME = tmp_path
    here = table()
    program = caller(here.worker)

    answer = program.get("/initiatives/halmae/service-figures", organisation="nobody")

    assert answer.status in {403, 404}
