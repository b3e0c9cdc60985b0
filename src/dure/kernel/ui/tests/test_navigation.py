"""The way through the house: whoever holds a permission sees the page, everybody else does not."""

from types import SimpleNamespace

import pytest
from django.http import HttpRequest
from django.test import RequestFactory, override_settings

from dure.kernel.ui.navigation import RoomPage, conditions, doorways, standing_in, ways_of
from dure.kernel.words import Words

PAGES = [
    RoomPage("measurement", Words("공개 숫자", "Public numbers"), "initiative_home"),
    RoomPage("backbone", Words("참여기관", "Members"), "directory"),
    RoomPage("backbone", Words("열린 자료", "Open data"), "open_data", "approve_report"),
    RoomPage("backbone", Words("없는 방", "No such room"), "no_such_page"),
]
GARAM = SimpleNamespace(id=1, slug="garam", name=Words("가람", "Garam"), programmes=())
DAON = SimpleNamespace(id=2, slug="daon", name=Words("다온", "Daon"), programmes=())


@pytest.fixture(autouse=True)
def pages():
    with override_settings(DURE_NAVIGATION=PAGES):
        yield


def asked_by(
    *initiatives, permissions=(), initiative_id=1, last="", path_name="", organisation_id=None
) -> HttpRequest:
    request = RequestFactory().get("/")
    reach = SimpleNamespace(
        permissions=frozenset(permissions),
        initiative_id=initiative_id,
        organisation_id=organisation_id,
    )
    request.actor = SimpleNamespace(initiatives=initiatives, reaches=(reach,))
    request.session = {"dure_initiative": last} if last else {}
    request.resolver_match = SimpleNamespace(url_name=path_name)
    return request


def names(request: HttpRequest, slug: str) -> list[str]:
    return [way.name.en for way in ways_of(request, slug)]


def test_an_approver_sees_what_a_passer_by_does_not() -> None:
    approver = asked_by(GARAM, permissions=("approve_report",))
    passer_by = RequestFactory().get("/")

    assert names(approver, "garam") == ["Public numbers", "Members", "Open data"]
    assert names(passer_by, "garam") == ["Public numbers", "Members"]
    assert names(approver, "daon") == ["Public numbers", "Members"]  # no say in another initiative


def test_a_grant_for_the_whole_house_reaches_everywhere() -> None:
    assert "Open data" in names(
        asked_by(permissions=("approve_report",), initiative_id=None), "daon"
    )


def test_the_stripe_leads_to_the_first_open_page_of_each_condition() -> None:
    five = {one.code: one.address for one in conditions(ways_of(asked_by(GARAM), "garam"))}

    assert five["measurement"] == "/i/garam/"
    assert five["backbone"] == "/i/garam/members/"
    assert five["agenda"] == ""


def test_the_page_one_is_on_is_marked_and_only_that_one() -> None:
    here = [way.here for way in ways_of(asked_by(GARAM, path_name="directory"), "garam")]

    assert here == [False, True]


def test_away_from_an_initiative_one_stands_where_one_was_last() -> None:
    assert standing_in(asked_by(GARAM, DAON, last="daon"), "") == "daon"
    assert standing_in(asked_by(GARAM, DAON, last="gone"), "") == "garam"
    assert standing_in(asked_by(), "") == ""
    assert standing_in(None, "") == ""


def test_somebody_in_two_initiatives_is_offered_the_other() -> None:
    others = doorways(asked_by(GARAM, DAON), "garam")

    assert [(one.name.en, one.href) for one in others] == [("Daon", "/i/daon/")]
    assert doorways(asked_by(GARAM), "garam") == []


def test_own_pages_are_only_for_whoever_holds_the_permission_for_a_named_organisation() -> None:
    mine = RoomPage(
        "measurement", Words("내 보고", "Reports"), "open_data", "enter_report", own=True
    )
    with override_settings(DURE_NAVIGATION=[mine]):
        backbone = asked_by(GARAM, permissions=("enter_report",))
        reporter = asked_by(GARAM, permissions=("enter_report",), organisation_id=5)

        assert names(backbone, "garam") == []
        assert names(reporter, "garam") == ["Reports"]


def test_the_pages_of_a_programme_stand_where_it_runs_and_nowhere_else():
    meals = RoomPage("activities", Words("식사", "Meals"), "directory", programme="care_meals")
    cooking = SimpleNamespace(id=3, slug="halmae", name=DAON.name, programmes=("care_meals",))
    with override_settings(DURE_NAVIGATION=[*PAGES, meals]):
        asked = asked_by(GARAM, cooking)
        assert "Meals" in names(asked, "halmae")
        assert "Meals" not in names(asked, "garam")
