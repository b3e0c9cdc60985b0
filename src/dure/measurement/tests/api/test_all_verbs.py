"""What the screens do, programs do too: evidence files, letters, splits, what a release holds back."""

import json
from collections.abc import Iterator
from datetime import datetime

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from dure.measurement.services import approve_report, save_values, submit_report
from dure.measurement.tests.api.caller import Answer, Caller, caller
from dure.measurement.tests.factories import GARAM, IN_MARCH, Season, season, typed

pytestmark = pytest.mark.django_db
CLOCKS = (
    "ground.access.api",
    "measurement.api.evidence",
    "measurement.api.rounds",
    "measurement.api.mappings",
    "measurement.api.imports",
    "measurement.api.definitions",
    "measurement.api.published",
    "measurement.api.reports",
)
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)


def in_march() -> datetime:
    return IN_MARCH


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Iterator[Season]:
    for name in CLOCKS:
        monkeypatch.setattr(f"dure.{name}.now", in_march)
    monkeypatch.setattr("dure.measurement.tests.api.caller.now", in_march)
    return season()


def bring(who: Caller, here: Season, content: bytes, consent: str = "given") -> Answer:
    file = SimpleUploadedFile("bap.png", content)
    given = {"file": file, "indicator": "M01", "quote": "따뜻해요", "consent_state": consent}
    return who.upload(f"/reports/{here.kitchen.public_id}/evidence/files", given)


def test_a_file_stands_beside_a_value_with_its_consent(here: Season) -> None:
    reporter = caller(here.garam.reporter)
    kept = bring(reporter, here, PICTURE)
    assert kept.status == 201, kept.body
    (piece,) = reporter.get(f"/reports/{here.kitchen.public_id}/evidence").body
    assert piece == {
        "indicator": "M01",
        "quote": "따뜻해요",
        "file": kept.body["file"],
        "consent_state": "given",
    }


@pytest.mark.parametrize(
    ("content", "consent", "code"),
    [
        (b"", "given", "files.empty"),
        (b"<html>", "given", "files.not_kept"),
        (PICTURE, "refused", "measurement.no_consent"),
    ],
    ids=["empty", "a page", "no consent"],
)
def test_what_the_screen_refuses_is_refused(
    here: Season, content: bytes, consent: str, code: str
) -> None:
    reporter = caller(here.garam.reporter)
    got = bring(reporter, here, content, consent)
    assert (got.status, got.body["code"]) == (422, code)
    assert reporter.get(f"/reports/{here.kitchen.public_id}/evidence").body == []
    theirs = bring(caller(here.garam.welfare_reporter), here, PICTURE)
    assert theirs.status == 403


def test_reporters_are_written_to_once_a_day(here: Season) -> None:
    director = caller(here.garam.director)
    wish = {"reports": [here.kitchen.public_id]}
    letters = f"/rounds/{here.round_id}/reminders"
    assert director.post(letters, wish).body == {"letters": 1}
    assert len(mail.outbox) == 1
    again = director.post(letters, wish)
    assert (again.status, again.body["code"]) == (422, "measurement.reminded_today")
    assert caller(here.garam.reporter).post(letters, wish).status == 403


def test_a_split_is_defined_and_changed(here: Season) -> None:
    director = caller(here.garam.director)
    way = {
        "name": {"ko": "식단", "en": "Diet"},
        "categories": [
            {"code": "soft", "name": {"ko": "죽", "en": "Soft"}},
            {"code": "plain", "name": {"ko": "밥", "en": "Plain"}},
        ],
    }
    put = "/initiatives/halmae/disaggregations/diet"
    assert director.put(put, way).body == director.put(put, way).body
    known = {each["code"] for each in director.get("/disaggregations").body}
    assert known == {"sex", "diet"}
    assert director.put(put, {**way, "categories": way["categories"][:1]}).status == 422
    assert caller(here.garam.reporter).put(put, way).status == 403


TITLE = {"ko": "2026년 3월", "en": "March 2026"}
RELEASE = {"title": TITLE, "first": "2026-03", "last": "2026-03", "as_of": "2026-04-01"}


def approved(here: Season, *, kitchen: bool) -> None:
    who = here.garam.reporter if kitchen else here.garam.welfare_reporter
    report = here.kitchen if kitchen else here.welfare
    save_values(who, report_id=report.id, entries=[typed("M01", 120)], at=IN_MARCH)
    submit_report(who, report_id=report.id, at=IN_MARCH)
    approve_report(here.garam.director, report_id=report.id, at=IN_MARCH)


def test_a_release_that_changes_public_numbers_says_why(here: Season) -> None:
    director = caller(here.garam.director)
    approved(here, kitchen=True)
    director.post("/initiatives/halmae/releases", RELEASE)
    approved(here, kitchen=False)

    silent = director.post("/initiatives/halmae/releases", RELEASE).body["work"]
    assert director.get(f"/work/{silent}").body["state"] != "done"
    why = {"cause": "late_report", "cause_words": {"ko": "늦게 왔어요", "en": "Came late"}}
    told = director.post("/initiatives/halmae/releases", {**RELEASE, **why}).body["work"]
    assert director.get(f"/work/{told}").body["state"] == "done"

    newest = director.get("/initiatives/halmae/releases").body["items"][0]["public_id"]
    page = director.get(f"/initiatives/halmae/releases/{newest}").body
    assert page["held_back"] == []
    assert page["restated"] == len(page["changed"]) > 0
    assert page["changed"][0]["cause"] == "late_report"
    assert sum(page["statuses"].values()) == page["numbers"]
    theirs = caller(here.garam.reporter).get(f"/initiatives/halmae/releases/{newest}")
    assert theirs.status == 403


def test_a_program_asks_only_for_what_is_new(here: Season) -> None:
    director, reporter = caller(here.garam.director), caller(here.garam.reporter)
    approved(here, kitchen=True)
    director.post("/initiatives/halmae/releases", RELEASE)
    published = "/initiatives/halmae/published"
    assert director.get(published, updated_since="2020-01-01").body["count"] > 0
    assert director.get(published, updated_since="2100-01-01").body["count"] == 0
    assert director.get(published, updated_since="gestern").status == 422
    own = "/initiatives/halmae/reports"
    assert reporter.get(own, stepped_since="2026-04-03").body["count"] == 1
    assert reporter.get(own, stepped_since="2026-04-04").body["count"] == 0


def table(value: int) -> SimpleUploadedFile:
    return SimpleUploadedFile("우리표.csv", f"우리가 센 끼니,비고\n{value},\n".encode())


def test_a_partners_own_table_is_explained_once_and_taken_every_month(here: Season) -> None:
    reporter = caller(here.garam.reporter)
    ours = "/initiatives/halmae/organisations/halmae-kitchen/mappings"
    said = {
        "name": "월말표",
        "columns": json.dumps({"우리가 센 끼니": "value:M01"}),
        "constants": json.dumps({"period": "2026-03", "place": GARAM}),
    }
    kept = reporter.upload(ours, {"file": table(41), **said})
    assert (kept.status, kept.body.get("state")) == (201, "looked"), kept.body
    (known,) = reporter.get(ours).body
    assert (known["name"], known["columns"]) == ("월말표", {"우리가 센 끼니": "value:M01"})

    wish = {"kind": "reports", "organisation": "halmae-kitchen", "mapping": "월말표"}
    taken = reporter.upload("/initiatives/halmae/imports", {"file": table(42), **wish})
    assert (taken.status, taken.body.get("taken")) == (200, 1), taken.body
    line = reporter.get(f"/reports/{here.kitchen.public_id}/values/M01/{GARAM}").body
    assert line["total"]["value"] == 42

    strange = {**wish, "mapping": "그런 것 없음"}
    got = reporter.upload("/initiatives/halmae/imports", {"file": table(43), **strange})
    assert (got.status, got.body["code"]) == (422, "import.bad_mapping")
    theirs = caller(here.garam.welfare_reporter)
    assert theirs.get(ours).status == 403
    assert theirs.upload(ours, {"file": table(1), **said}).status == 403
