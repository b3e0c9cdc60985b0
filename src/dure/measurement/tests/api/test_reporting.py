"""A partner's own system reports, the backbone's approves, and a key can do no more than its owner."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from dure.kernel.words import Words
from dure.measurement.services import approve_report
from dure.measurement.tests.api.caller import Caller, caller
from dure.measurement.tests.factories import GARAM, IN_MARCH, Season, season

pytestmark = pytest.mark.django_db
CLOCKS = (
    "ground.access.api",
    "measurement.api.reports",
    "measurement.api.values",
    "measurement.api.steps",
    "measurement.api.rounds",
    "measurement.api.plans",
    "measurement.api.definitions",
    "measurement.api.numbers",
    "measurement.api.published",
    "ground.organisations.api",
)


def in_march() -> datetime:
    return IN_MARCH


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Iterator[Season]:
    """The village in March 2026: every operation reads the clock once, and it says March."""
    for name in CLOCKS:
        monkeypatch.setattr(f"dure.{name}.now", in_march)
    monkeypatch.setattr("dure.measurement.tests.api.caller.now", in_march)
    return season()


@pytest.fixture
def reporter(here: Season) -> Caller:
    return caller(here.garam.reporter)


@pytest.fixture
def director(here: Season) -> Caller:
    return caller(here.garam.director)


def entry(value: object, indicator: str = "M01", **more: object) -> dict[str, object]:
    return {"indicator": indicator, "place": GARAM, "value": value, **more}


def test_a_report_is_filled_handed_in_approved_and_seen_in_the_curve(
    here: Season, reporter: Caller, director: Caller
) -> None:
    (waiting,) = reporter.get("/reports").body["items"]
    report = f"/reports/{waiting['public_id']}"
    assert (waiting["period"], waiting["state"], waiting["asked"]) == ("2026-03", "due_soon", 3)

    saved = reporter.put(
        f"{report}/values",
        {
            "entries": [
                entry(1234),
                entry(310, "M02"),
                entry(None, "M03", numerator=90, denominator=100),
            ]
        },
    )
    assert saved.status == 200, saved.body
    assert [each["outcome"] for each in saved.body["outcomes"]] == ["saved"] * 3
    handed = reporter.post(f"{report}/submit", {"comment": "3월 보고"})
    assert (handed.status, handed.body["status"], handed.body["filled"]) == (200, "submitted", 3)

    (desk,) = [
        each
        for each in director.get(f"/initiatives/halmae/rounds/{here.round_id}/desk").body["rows"]
        if each["public_id"] == waiting["public_id"]
    ]
    assert desk["state"] == "submitted"
    assert director.post(f"{report}/approve", {}).body["status"] == "approved"

    story = director.get("/initiatives/halmae/indicators/M01/series").body
    newest = [point for point in story["row"]["points"] if point["period"] == "2026-03"]
    assert newest[0]["figure"]["value"] == "1234"
    assert newest[0]["figure"]["state"] == "value"
    steps = [each["step"] for each in reporter.get(f"{report}/history").body]
    assert steps == ["submitted", "approved"]
    behind = director.get("/initiatives/halmae/trace", indicator="M01", period="2026-03").body
    assert behind["values"][0]["source"] == "api"


def test_the_same_values_again_change_nothing_and_zero_is_a_value(
    here: Season, reporter: Caller
) -> None:
    report = f"/reports/{here.kitchen.public_id}/values/M01/{GARAM}"
    assert reporter.put(report, {"value": 0}).body["outcomes"][0]["outcome"] == "saved"
    assert reporter.put(report, {"value": 0}).body["outcomes"][0]["outcome"] == "unchanged"
    cells = reporter.get(report).body
    assert cells["total"]["value"] == 0
    assert reporter.put(report, {"cleared": True}).body["outcomes"][0]["outcome"] == "cleared"
    assert reporter.get(report).body["total"] is None
    na = reporter.put(report, {"not_applicable": True}).body["outcomes"][0]["outcome"]
    assert (na, reporter.get(report).body["total"]["state"]) == ("saved", "not_applicable")


def test_one_bad_cell_comes_back_with_its_reason_and_the_good_one_is_taken(
    here: Season, reporter: Caller
) -> None:
    given = {"entries": [entry(5), entry(-3, "M02")]}
    saved = reporter.put(f"/reports/{here.kitchen.public_id}/values", given).body
    good, bad = saved["outcomes"]
    assert (good["outcome"], bad["outcome"]) == ("saved", "refused")
    assert bad["code"].startswith("measurement.")
    assert bad["words"]["ko"]
    assert bad["words"]["en"]


def test_a_dry_run_judges_and_writes_nothing(here: Season, reporter: Caller) -> None:
    report = f"/reports/{here.kitchen.public_id}/values"
    judged = reporter.put(report, {"entries": [entry(5)], "dry_run": True}).body
    assert judged["outcomes"][0]["outcome"] == "saved"
    assert reporter.get(f"{report}/M01/{GARAM}").body["total"] is None


def test_another_organisations_report_is_refused_to_a_key_as_to_its_owner(
    here: Season, reporter: Caller
) -> None:
    theirs = f"/reports/{here.welfare.public_id}"
    for got in (
        reporter.get(theirs),
        reporter.put(f"{theirs}/values", {"entries": [entry(5)]}),
        reporter.post(f"{theirs}/submit", {}),
        reporter.post(f"/reports/{here.kitchen.public_id}/approve", {}),
        reporter.post("/initiatives/halmae/releases", RELEASE),
        reporter.put("/initiatives/halmae/targets", {"targets": [TARGET]}),
    ):
        assert got.status == 403, got.body
        assert got.kind == "application/problem+json"


def test_a_reading_key_writes_nothing(here: Season) -> None:
    reading = caller(here.garam.director, may_write=False)
    report = f"/reports/{here.kitchen.public_id}"
    assert reading.get(report).status == 200
    refused = reading.put(f"{report}/values", {"entries": [entry(5)]})
    assert (refused.status, refused.body["code"]) == (403, "access.not_allowed_by_key")
    assert "읽기만" in refused.body["words"]["ko"]
    assert reading.post(f"{report}/approve", {}).status == 403


@pytest.mark.parametrize("key", ["", "dure_made_up"])
def test_without_a_good_key_nothing_is_told(here: Season, key: str) -> None:
    got = Caller(key).get("/initiatives")
    assert got.status == 401
    assert got.body["code"] in ("api.no_key", "access.bad_token")
    assert got.body["words"]["ko"]
    assert got.body["words"]["en"]


def test_what_is_unusual_names_each_cell_and_wants_a_word(here: Season, reporter: Caller) -> None:
    report = f"/reports/{here.kitchen.public_id}"
    rate = {"indicator": "M03", "place": GARAM, "numerator": 120}
    saved = reporter.put(f"{report}/values", {"entries": [rate]})
    assert saved.body["outcomes"][0]["outcome"] == "saved"
    blocked = reporter.post(f"{report}/submit", {})
    assert blocked.status == 422
    assert blocked.body["code"] in ("measurement.must_be_mended", "measurement.explain_first")
    assert blocked.body["problems"]
    assert blocked.body["problems"][0]["indicator"] == "M03"


@pytest.mark.parametrize(
    "value", [True, "12,000", 10**16, 1e300, "1e5", "NaN", [], {}, "９", " 7", "0.1234567"]
)
def test_no_odd_number_gets_in(here: Season, reporter: Caller, value: object) -> None:
    got = reporter.put(f"/reports/{here.kitchen.public_id}/values", {"entries": [entry(value)]})
    assert got.status == 422, (value, got.body)
    assert got.body["code"] == "api.unreadable"
    assert got.body["problems"][0]["where"].startswith("body.given.entries")


def test_assignments_and_targets_are_set_once(here: Season, director: Caller) -> None:
    first = director.put("/initiatives/halmae/targets", {"targets": [TARGET]})
    again = director.put("/initiatives/halmae/targets", {"targets": [TARGET]})
    assert (first.body, again.body) == ({"changed": 1}, {"changed": 0})
    told = director.get("/initiatives/halmae/targets").body["items"]
    assert [each["value"] for each in told] == ["15000.0000"]
    assigned = director.get("/initiatives/halmae/assignments", indicator="M01").body
    assert assigned["count"] == 2
    since = {"indicator": "M01", "organisation": "halmae-kitchen", "place": GARAM}
    wish = {"assignments": [{**since, "since": "2024-01-01"}]}
    assert director.put("/initiatives/halmae/assignments", wish).body == {"changed": 0}


def test_a_release_is_begun_and_its_work_can_be_followed(here: Season, director: Caller) -> None:
    save_and_approve(here)
    begun = director.post("/initiatives/halmae/releases", RELEASE)
    assert begun.status == 202, begun.body
    work = director.get(f"/work/{begun.body['work']}").body
    assert (work["state"], work["share"]) == ("done", 100), work
    (release,) = Caller("").get("/initiatives/halmae/releases").body["items"]
    assert release["public_id"] in work["result"]
    numbers = Caller("").get("/initiatives/halmae/published", indicator="M01").body["items"]
    page = Caller("").get(f"/numbers/{numbers[0]['address']}")
    assert page.status == 200
    assert page.body["definition"]["name"]["ko"] == "제공 식수"
    assert caller(here.garam.reporter).get(f"/work/{begun.body['work']}").status == 404


WHY = {"period": "2026-03", "text": {"ko": "장마 뒤 배달이 늘었어요", "en": "More after the rain"}}


def test_a_call_that_named_itself_is_carried_out_once(here: Season, director: Caller) -> None:
    whys = "/initiatives/halmae/indicators/M01/whys"
    first = director.post(whys, WHY, name="why-2026-03")
    again = director.post(whys, WHY, name="why-2026-03")
    assert (first.status, again.status) == (201, 201)
    assert first.body == again.body
    assert len(director.get("/initiatives/halmae/indicators/M01/series").body["whys"]) == 1
    other = director.post(whys, {**WHY, "period": "2026-02"}, name="why-2026-03")
    assert (other.status, other.body["code"]) == (409, "api.idempotency_key_used")
    theirs = caller(here.garam.reporter).post(whys, WHY, name="why-2026-03")
    assert theirs.status == 403, "the name belongs to the key that used it"
    assert director.post(whys, WHY, name="no such name!").status == 400


def test_lists_come_in_pages(here: Season, director: Caller) -> None:
    page = director.get("/initiatives/halmae/indicators", limit=2).body
    assert (len(page["items"]), page["count"], page["next_offset"]) == (2, 3, 2)
    rest = director.get("/initiatives/halmae/indicators", limit=2, offset=2).body
    assert (len(rest["items"]), rest["next_offset"]) == (1, None)
    assert director.get("/initiatives/halmae/indicators", limit=501).status == 422


def test_words_stay_korean_in_the_bytes(here: Season, director: Caller) -> None:
    got = director.get("/initiatives/halmae/indicators").body["items"][0]["version"]["name"]
    assert got == {"ko": "제공 식수", "en": "Meals provided"}


def save_and_approve(here: Season) -> None:
    reporter = caller(here.garam.reporter)
    report = f"/reports/{here.kitchen.public_id}"
    reporter.put(f"{report}/values", {"entries": [entry(1234)]})
    reporter.post(f"{report}/submit", {})
    approve_report(here.garam.director, report_id=here.kitchen.id, at=IN_MARCH)


TITLE = {"ko": "2026년 3월", "en": "March 2026"}
RELEASE = {"title": TITLE, "first": "2026-03", "last": "2026-03", "as_of": "2026-04-01"}
TARGET = {"indicator": "M01", "period": "2026", "role": "target", "value": "15000"}
assert Words(**TITLE)
