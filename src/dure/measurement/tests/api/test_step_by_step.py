"""What a page does in several steps a program does in the same steps: files, previews, following values."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dure.measurement.models import Observation
from dure.measurement.queries import reports_named
from dure.measurement.services import approve_report, save_values, submit_report
from dure.measurement.tests.api.caller import Answer, Caller, caller
from dure.measurement.tests.factories import GARAM, IN_MARCH, Season, season, typed

pytestmark = pytest.mark.django_db
CLOCKS = (
    "ground.access.api",
    "measurement.api.uploads",
    "measurement.api.previews",
    "measurement.api.reports",
)
VALUES = "/initiatives/halmae/values"
PREVIEWS = "/initiatives/halmae/previews"
UPLOADS = "/initiatives/halmae/uploads"


def in_march() -> datetime:
    return IN_MARCH


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Iterator[Season]:
    for name in CLOCKS:
        monkeypatch.setattr(f"dure.{name}.now", in_march)
    monkeypatch.setattr("dure.measurement.tests.api.caller.now", in_march)
    return season()


def bring(who: Caller, text: str, **more: str) -> Answer:
    file = SimpleUploadedFile("우리표.csv", text.encode())
    return who.upload(UPLOADS, {"file": file, "kind": "reports", **more})


def said(*columns: str) -> dict[str, object]:
    fields = dict(zip(columns, ("period", "value:M01"), strict=False))
    return {"columns": fields, "constants": {"place": GARAM}, "name": "월말표"}


def test_a_file_that_the_backbone_brings_for_one_house_takes_no_row_of_another(
    here: Season,
) -> None:
    backbone = caller(here.garam.director)
    rows = f"organisation,indicator,period,place,value\nhalmae-welfare,M01,2026-03,{GARAM},5\n"

    brought = bring(backbone, rows, organisation="halmae-kitchen")

    assert [row["code"] for row in brought.body["refused"]] == ["import.other_organisation"]


@pytest.mark.parametrize("period", ["0000", "0999-12", "9000", "9999-Q4"])
def test_a_period_outside_all_calendars_is_told_at_every_operation(
    here: Season, period: str
) -> None:
    backbone = caller(here.garam.director)
    said_twice = {"ko": "까닭", "en": "reason"}

    asked = [
        backbone.get(f"/initiatives/halmae/trace?indicator=M01&period={period}"),
        backbone.post(
            "/initiatives/halmae/restatements", {"words": said_twice, "periods": [period]}
        ),
        backbone.post(PREVIEWS, {"first": period, "last": period}),
    ]

    assert [answer.status for answer in asked] == [422, 422, 422]


def test_a_pile_is_found_in_as_many_statements_as_one_report(
    here: Season, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    heads = [here.kitchen, here.welfare]
    backbone = caller(here.garam.director)

    with django_assert_max_num_queries(2):
        found = reports_named(here.garam.director, public_ids=[one.public_id for one in heads])
    strange = backbone.post(
        "/initiatives/halmae/approve", {"reports": [here.kitchen.public_id, "nosuchreport"]}
    )

    assert [one.id for one in found] == [one.id for one in heads]
    assert strange.body["code"] == "measurement.no_such_report"


def test_a_file_is_brought_explained_looked_at_and_taken(here: Season) -> None:
    reporter = caller(here.garam.reporter)
    brought = bring(reporter, "달,끼니\n2026-03,120\n")
    assert (brought.status, brought.body["state"]) == (201, "mapping"), brought.body
    assert brought.body["headers"] == ["달", "끼니"]

    upload = f"/uploads/{brought.body['upload']}"
    assert reporter.post(f"{upload}/take", {}).body["code"] == "measurement.upload_not_ready"
    looked = reporter.put(f"{upload}/mapping", said("달", "끼니"))
    assert (looked.body["state"], looked.body["changes"][0]["new"]) == ("looked", "120"), (
        looked.body
    )
    assert Observation.objects.within(period="2026-03").count() == 0, "a look takes nothing"

    taken = reporter.post(f"{upload}/take", {}).body
    assert (taken["state"], taken["taken"]) == ("taken", 1)
    again = reporter.post(f"{upload}/take", {}).body
    assert (again["state"], again["taken"], again["unchanged"]) == ("taken", 0, 1)
    assert [each["state"] for each in reporter.get(UPLOADS).body["items"]] == ["taken"]


def test_each_cell_that_cannot_be_taken_is_named_and_the_rest_waits_for_a_word(
    here: Season,
) -> None:
    reporter = caller(here.garam.reporter)
    rows = "달,끼니\n2026-03,-5\n2026-02,7\n"
    upload = f"/uploads/{bring(reporter, rows).body['upload']}"
    looked = reporter.put(f"{upload}/mapping", said("달", "끼니")).body
    assert looked["refused_count"] == 2, looked
    assert {each["cell"] for each in looked["refused"]} == {"B2", "A3"}
    assert all(each["words"]["ko"] and each["words"]["en"] for each in looked["refused"])
    assert reporter.post(f"{upload}/take", {}).body["taken"] == 0
    assert Observation.objects.within(period="2026-03").count() == 0


def test_another_organisations_file_is_not_there(here: Season) -> None:
    upload = bring(caller(here.garam.reporter), "달,끼니\n2026-03,1\n").body["upload"]
    theirs = caller(here.garam.welfare_reporter)
    for got in (
        theirs.get(f"/uploads/{upload}"),
        theirs.put(f"/uploads/{upload}/mapping", said("달", "끼니")),
        theirs.put(f"/uploads/{upload}/choice", {"period": "2026-03"}),
        theirs.post(f"/uploads/{upload}/take", {}),
    ):
        assert (got.status, got.body["code"]) == (404, "measurement.no_such_upload")
    assert theirs.get(UPLOADS).body["items"] == []
    for_us = bring(theirs, "달,끼니\n2026-03,1\n", organisation="halmae-kitchen")
    assert (for_us.status, for_us.body["code"]) == (403, "measurement.not_your_report")


def test_the_period_of_a_remembered_table_is_said_anew(here: Season) -> None:
    reporter = caller(here.garam.reporter)
    brought = bring(reporter, "끼니,비고\n33,\n").body["upload"]
    upload = f"/uploads/{brought}"
    meant = {"columns": {"끼니": "value:M01"}, "constants": {"place": GARAM, "period": "2026-02"}}
    assert reporter.put(f"{upload}/mapping", meant).body["refused_count"] == 1
    looked = reporter.put(f"{upload}/choice", {"period": "2026-03"}).body
    assert (looked["state"], looked["refused_count"]) == ("looked", 0), looked
    assert looked["changes"][0]["period"] == "2026-03"


def approved(here: Season, count: int) -> None:
    who, report = here.garam.reporter, here.kitchen.id
    save_values(who, report_id=report, entries=[typed("M01", count)], at=IN_MARCH)
    submit_report(who, report_id=report, at=IN_MARCH)
    approve_report(here.garam.director, report_id=report, at=IN_MARCH)


PERIODS = {"first": "2026-03", "last": "2026-03", "as_of": "2026-04-01"}
TITLE = {"title": {"ko": "2026년 3월", "en": "March 2026"}}


def previewed(director: Caller) -> str:
    begun = director.post(PREVIEWS, PERIODS)
    assert begun.status == 202, begun.body
    work = director.get(f"/work/{begun.body['work']}").body
    assert work["state"] == "done", work
    return str(work["result"].rstrip("/").rpartition("/")[2])


def test_a_release_is_looked_at_and_published_exactly_as_seen(here: Season) -> None:
    director = caller(here.garam.director)
    approved(here, 120)
    preview = f"{PREVIEWS}/{previewed(director)}"
    seen = director.get(preview).body
    assert seen["numbers"] == sum(seen["statuses"].values()) > 0
    assert "M01" in {each["code"] for each in seen["indicators"]}
    assert (seen["is_stale"], seen["published_as"], seen["changed"]) == (False, "", 0)
    assert director.get("/initiatives/halmae/releases").body["count"] == 0

    begun = director.post(f"{preview}/publish", TITLE)
    assert director.get(f"/work/{begun.body['work']}").body["state"] == "done"
    (release,) = director.get("/initiatives/halmae/releases").body["items"]
    assert director.get(preview).body["published_as"] == release["public_id"]


def test_a_preview_that_is_no_longer_true_is_not_published(here: Season) -> None:
    director = caller(here.garam.director)
    approved(here, 120)
    preview = f"{PREVIEWS}/{previewed(director)}"
    welfare, report = here.garam.welfare_reporter, here.welfare.id
    save_values(welfare, report_id=report, entries=[typed("M01", 9)], at=IN_MARCH)
    submit_report(welfare, report_id=report, at=IN_MARCH)
    approve_report(here.garam.director, report_id=report, at=IN_MARCH)
    assert director.get(preview).body["is_stale"] is True
    begun = director.post(f"{preview}/publish", TITLE)
    assert director.get(f"/work/{begun.body['work']}").body["state"] != "done"
    assert director.get("/initiatives/halmae/releases").body["count"] == 0


def test_previews_are_for_those_who_publish(here: Season) -> None:
    reporter = caller(here.garam.reporter)
    assert reporter.post(PREVIEWS, PERIODS).status == 403
    assert reporter.get(f"{PREVIEWS}/anything").status == 403
    assert caller(here.garam.director).get(f"{PREVIEWS}/anything").status == 404


def spread(here: Season, moments: list[int]) -> None:
    """Values of the kitchen, written so many seconds after March began."""
    first = typed("M01", 1)
    save_values(here.garam.reporter, report_id=here.kitchen.id, entries=[first], at=IN_MARCH)
    (row,) = Observation.objects.within(period="2026-03")
    Observation.objects.within(pk=row.pk).delete()
    Observation.objects.bulk_create(
        Observation(
            organisation=here.garam.kitchen,
            indicator_id=row.indicator_id,
            version_id=row.version_id,
            period="2026-03",
            place_code=GARAM,
            cell=f"sex=c{number}",
            value=number,
            changed_at=IN_MARCH + timedelta(seconds=moment),
        )
        for number, moment in enumerate(moments)
    )


def followed(who: Caller, **asked: object) -> list[str]:
    found, after = [], ""
    while after is not None:
        page = who.get(VALUES, after=after, **asked).body
        found += [each["cell"] for each in page["items"]]
        after = page["next_after"]
    return found


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    moments=st.lists(st.integers(0, 5), max_size=9),
    limit=st.integers(1, 4),
    since=st.integers(-1, 6),
)
def test_following_pages_neither_skips_nor_repeats(
    here: Season, moments: list[int], limit: int, since: int
) -> None:
    """However many values were written in the same moment, and wherever a page ends."""
    Observation.objects.within(period="2026-03").delete()
    spread(here, moments)
    start = (IN_MARCH + timedelta(seconds=since)).isoformat()
    found = followed(caller(here.garam.director), limit=limit, updated_since=start)
    wanted = [f"sex=c{number}" for number, moment in enumerate(moments) if moment >= since]
    assert sorted(found) == sorted(wanted)


def test_a_value_written_while_one_reads_comes_at_the_end(here: Season) -> None:
    spread(here, [0, 1, 2])
    director = caller(here.garam.director)
    first = director.get(VALUES, limit=2).body
    Observation.objects.within(cell="sex=c0").update(changed_at=IN_MARCH + timedelta(hours=1))
    rest = director.get(VALUES, limit=9, after=first["next_after"]).body["items"]
    assert [each["cell"] for each in rest] == ["sex=c2", "sex=c0"]


def test_members_follow_their_own_values_and_the_backbone_everybodys(here: Season) -> None:
    for who, report in (
        (here.garam.reporter, here.kitchen),
        (here.garam.welfare_reporter, here.welfare),
    ):
        save_values(who, report_id=report.id, entries=[typed("M01", 0)], at=IN_MARCH)
    whose = {
        name: {each["organisation"] for each in caller(actor).get(VALUES).body["items"]}
        for name, actor in (
            ("kitchen", here.garam.reporter),
            ("welfare", here.garam.welfare_reporter),
            ("all", here.garam.director),
            ("funder", here.garam.funder),
        )
    }
    kitchen, welfare = {"halmae-kitchen"}, {"halmae-welfare"}
    assert whose == {
        "kitchen": kitchen,
        "welfare": welfare,
        "all": kitchen | welfare,
        "funder": set(),
    }
    (zero,) = caller(here.garam.reporter).get(VALUES, indicator="M01").body["items"]
    assert (zero["state"], float(zero["value"])) == ("value", 0.0)


@pytest.mark.parametrize(
    "asked",
    [{"updated_since": "gestern"}, {"updated_since": "2026-04-03T09:30:00"}, {"after": "1~2"}],
    ids=["no moment", "a moment without its zone", "a mark of one's own making"],
)
def test_a_question_that_cannot_be_read_is_refused(here: Season, asked: dict[str, str]) -> None:
    assert caller(here.garam.director).get(VALUES, **asked).status == 422


def test_what_a_report_gives_back_names_nobody_else(here: Season) -> None:
    approved(here, 120)
    reporter = caller(here.garam.reporter)
    got = reporter.get(f"/reports/{here.kitchen.public_id}/given-back")
    assert (got.status, got.body["filled"]) == (200, 1)
    assert "노인복지관" not in str(got.body)
    assert reporter.get(f"/reports/{here.welfare.public_id}/given-back").status == 403
