"""A program may do what its owner may do on the pages, no more and no less; no page's verb is missing."""

import pytest
from django.test import Client

from dure.ground.journal.types import Actor
from dure.ground.tests.story import organisation, person_who
from dure.measurement.tests.api.caller import ROOT, caller
from dure.measurement.tests.factories import Season, season
from dure.measurement.tests.screens.visiting import as_
from dure.measurement.urls import urlpatterns
from dure.project.api import operation_names

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
# A page of measurement → the operations that do the same. Where a page is a form, all it needs.
TWINS: dict[str, tuple[str, ...]] = {
    "reports": ("GET /initiatives/{slug}/reports", "GET /reports"),
    "imports": ("GET /initiatives/{slug}/uploads",),
    "upload_file": ("POST /initiatives/{slug}/uploads",),
    "upload": ("GET /uploads/{upload}",),
    "map_columns": ("PUT /uploads/{upload}/mapping",),
    "choose_upload": ("PUT /uploads/{upload}/choice",),
    "take_upload": ("POST /uploads/{upload}/take",),
    "upload_rejects": ("GET /uploads/{upload}",),
    "report_form": ("GET /reports/{public_id}",),
    "save_cell": ("PUT /reports/{public_id}/values/{indicator}/{place}",),
    "report_cells": ("GET /reports/{public_id}/values/{indicator}/{place}",),
    "explain_finding": ("PUT /reports/{public_id}/explanations",),
    "add_evidence": (
        "GET /reports/{public_id}/evidence",
        "POST /reports/{public_id}/evidence",
        "POST /reports/{public_id}/evidence/files",
    ),
    "evidence_file": ("GET /reports/{public_id}/evidence/files/{file}",),
    "hand_in": ("POST /reports/{public_id}/submit",),
    "withdraw_report": ("POST /reports/{public_id}/withdraw",),
    "report_given_back": ("GET /reports/{public_id}/given-back",),
    "report_history": ("GET /reports/{public_id}/history",),
    "desk": ("GET /initiatives/{slug}/rounds/{round_id}/desk",),
    "approve_several": ("POST /initiatives/{slug}/approve",),
    "remind": ("POST /rounds/{round_id}/reminders",),
    "check_report": ("GET /reports/{public_id}/differences",),
    "check_cells": ("GET /reports/{public_id}/values/{indicator}/{place}",),
    "approve_one": ("POST /reports/{public_id}/approve",),
    "send_back": ("POST /reports/{public_id}/return",),
    "reopen_report": ("POST /reports/{public_id}/reopen",),
    "library": ("GET /initiatives/{slug}/indicators",),
    "define_indicator": ("POST /initiatives/{slug}/indicators",),
    "splits": (
        "GET /disaggregations",
        "PUT /initiatives/{slug}/disaggregations/{code}",
    ),
    "definition": ("GET /indicators/{code}",),
    "revise_indicator": ("POST /initiatives/{slug}/indicators/{code}/versions",),
    "assignments": (
        "GET /initiatives/{slug}/assignments",
        "PUT /initiatives/{slug}/assignments",
        "PUT /initiatives/{slug}/assignments/{assignment_id}/end",
    ),
    "conversions": (
        "GET /initiatives/{slug}/organisations/{organisation}/conversions",
        "PUT /initiatives/{slug}/organisations/{organisation}/conversions",
    ),
    "targets": ("GET /initiatives/{slug}/targets", "PUT /initiatives/{slug}/targets"),
    "completeness": ("GET /initiatives/{slug}/completeness",),
    "releases": ("GET /initiatives/{slug}/releases",),
    "publish": ("POST /initiatives/{slug}/previews",),
    "release_preview": (
        "GET /initiatives/{slug}/previews/{preview}",
        "POST /initiatives/{slug}/previews/{preview}/publish",
    ),
    "release": ("GET /initiatives/{slug}/releases/{release}",),
    "rounds": ("GET /initiatives/{slug}/rounds",),
    "open_round": ("POST /initiatives/{slug}/rounds",),
    "one_round": (
        "GET /initiatives/{slug}/rounds",
        "GET /initiatives/{slug}/rounds/{round_id}/desk",
    ),
    "lock_round": ("POST /rounds/{round_id}/lock",),
    "grant_exception": ("POST /rounds/{round_id}/exceptions",),
    "take_back_exception": ("POST /rounds/{round_id}/exceptions/{exception_id}/take-back",),
    "number_uses": ("GET /numbers/{address}/uses", "POST /numbers/{address}/uses"),
    "renew_number_use": ("POST /uses/{use_id}/renew",),
    "overlaps": ("GET /initiatives/{slug}/overlaps",),
    "bring_sketch": ("POST /initiatives/{slug}/sketches",),
    "agree_overlap": ("PUT /initiatives/{slug}/overlaps/{organisation}/{other}",),
    "service_figures": ("GET /initiatives/{slug}/service-figures",),
    "write_why": ("POST /initiatives/{slug}/indicators/{code}/whys",),
}
FOR_PROGRAMS = "a file of the published numbers that programs read as it is"
NONE_NEEDED = {
    **dict.fromkeys(
        ("dataset_csv", "dataset_json", "impact_data", "dhis2_values", "dhis2_xml", "sdmx_csv"),
        FOR_PROGRAMS,
    ),
    "embedded_number": "a card inside pages of others; programs read the number",
    "report_workbook": "the page only hands out and takes in the sheet for people",
    "workbook_file": "a sheet to type into; programs read the reports and write values",
    "report_file": "a sheet to type into; programs read the reports and write values",
    "destroy_links": "what cannot be undone is done by people, one at a time",
    "pairs": "only people decide who is one person, with both records before their eyes",
    "pair": "only people decide who is one person, with both records before their eyes",
    "compare_people": "only people decide who is one person, with both records before their eyes",
    **dict.fromkeys(
        ("programmes", "begin_programme", "take_over_indicators"),
        "a craft is begun once, by people; programs define its indicators one by one",
    ),
    "needs_from_series": "a hand-over to the register of who does what, which people look at",
}


def test_every_page_of_measurement_has_its_operation() -> None:
    pages = {each.name for each in urlpatterns}
    assert pages - TWINS.keys() == NONE_NEEDED.keys()
    assert TWINS.keys() <= pages
    known = set(operation_names())
    for page, operations in TWINS.items():
        assert set(operations) <= known, page


# What may be looked at: a page, and its operation, both with the same parts of the address.
LOOKS = {
    "/in/{slug}/scorecard/": "/initiatives/{slug}/scorecard",
    "/in/{slug}/indicators/M01/": "/initiatives/{slug}/indicators/M01/series",
    "/in/{slug}/indicators/": "/initiatives/{slug}/indicators",
    "/in/{slug}/completeness/": "/initiatives/{slug}/completeness",
    "/in/{slug}/imports/": "/initiatives/{slug}/uploads",
    "/in/{slug}/desk/": "/initiatives/{slug}/rounds/{round}/desk",
    "/reports/{report}/": "/reports/{report}",
    "/reports/{report}/history/": "/reports/{report}/history",
    "/reports/{report}/given-back/": "/reports/{report}/given-back",
    "/reports/{report}/check/": "/reports/{report}/differences",
}
# Here the operation answers members as well, each with their own part, which they see on other pages.
OWN_PART_AS_WELL = {
    "/in/{slug}/rounds/": "/initiatives/{slug}/rounds",
    "/in/{slug}/targets/": "/initiatives/{slug}/targets",
    "/in/{slug}/assignments/": "/initiatives/{slug}/assignments",
}
INITIATIVE_WIDE = ("backbone_director", "approver", "funder", "observer")
OF_AN_ORGANISATION = ("reporter", "organisation_director", "worker")
WHO = (*INITIATIVE_WIDE, *OF_AN_ORGANISATION, "organisation reporter", "stranger")


@pytest.fixture
def here() -> Season:
    return season()


def somebody(who: str, here: Season) -> Actor:
    """Somebody with this role; `organisation reporter` holds it wherever the kitchen takes part."""
    garam = here.garam
    if who == "stranger":
        away = organisation("far-away", "먼 곳", "Far away", "club")
        return person_who("reporter", None, away, "stranger")
    if who == "organisation reporter":
        return person_who("reporter", None, garam.kitchen, "everywhere")
    where = garam.kitchen if who in OF_AN_ORGANISATION else None
    return person_who(who, garam.initiative, where, f"some-{who}")


def opens(client: Client, address: str) -> bool:
    """True when it answers with something, False when it refuses."""
    got = client.get(address)
    assert got.status_code in (200, 302, 403, 404), (address, got.status_code)
    return got.status_code == 200


@pytest.mark.parametrize("who", WHO)
def test_a_key_sees_what_its_owner_sees(here: Season, who: str) -> None:
    actor = somebody(who, here)
    names = {"slug": "halmae", "round": here.round_id, "report": here.kitchen.public_id}
    person, program = as_(actor), with_key(actor)

    seen = {page: opens(person, page.format(**names)) for page in LOOKS}
    told = {page: opens(program, ROOT + LOOKS[page].format(**names)) for page in LOOKS}

    assert told == seen
    assert any(seen.values()) == (who != "stranger")


@pytest.mark.parametrize("who", WHO)
def test_whoever_has_the_page_has_the_operation(here: Season, who: str) -> None:
    actor = somebody(who, here)
    person, program = as_(actor), with_key(actor)
    for page, operation in OWN_PART_AS_WELL.items():
        if opens(person, page.format(slug="halmae")):
            assert opens(program, ROOT + operation.format(slug="halmae")), page
        if who == "stranger":
            assert not opens(program, ROOT + operation.format(slug="halmae")), page


def with_key(actor: Actor) -> Client:
    return Client(headers={"Authorization": f"Bearer {caller(actor).key}"})
