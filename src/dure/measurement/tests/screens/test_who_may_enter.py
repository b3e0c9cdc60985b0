"""Every page of measurement as the wrong person, in both languages; and odd things typed."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client

from dure.ground.journal.types import Actor
from dure.ground.tests.story import Village, village
from dure.kernel.clock import day_of, now
from dure.measurement.models import (
    Assignment,
    Conversion,
    Evidence,
    Indicator,
    PeriodException,
    Publication,
    ReleasePreview,
    Report,
    ReportingRound,
    Target,
    Why,
)
from dure.measurement.screens.releases import view as releases_view
from dure.measurement.services import save_values
from dure.measurement.tests.factories import GARAM, IN_MARCH, Season, meals_before, season, typed
from dure.measurement.tests.screens.season_today import season_today
from dure.measurement.tests.screens.visiting import as_, text

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
IN = "/in/halmae/"
SOON = str(day_of(now()) + timedelta(days=7))
SECRET = 98_765
SIGN_IN, NO, YES = "sign in", "no", "yes"


@dataclass(frozen=True)
class People:
    """Who comes to the door."""

    nobody: None
    far_director: Actor
    far_reporter: Actor
    funder: Actor
    reporter: Actor
    neighbour: Actor
    director: Actor


def people(the: Season, daon: Village) -> People:
    garam = the.garam
    return People(
        None,
        daon.director,
        daon.reporter,
        garam.funder,
        garam.reporter,
        garam.welfare_reporter,
        garam.director,
    )


def told() -> tuple[Season, Village]:
    """Last month's value is 400; this month's draft holds a number that nobody else may read."""
    the, daon = season(), village("daon")
    meals_before(the.garam, 400)
    save_values(
        the.garam.reporter, report_id=the.kitchen.id, entries=[typed("M01", SECRET)], at=IN_MARCH
    )
    return the, daon


OWN = (SIGN_IN, NO, NO, NO, YES, NO, YES)  # one report: its house and who sees every report
DESK = (SIGN_IN, NO, NO, NO, NO, NO, YES)  # what only the backbone of this initiative does
MEMBERS = (SIGN_IN, NO, NO, YES, YES, YES, YES)  # everybody inside
REPORTERS = (SIGN_IN, NO, NO, NO, YES, YES, YES)
PAGES = {
    "/reports/{report}/": OWN,
    "/reports/{report}/cells/?indicator=M02&place={place}": OWN,
    "/reports/{report}/evidence/?indicator=M01&place={place}": OWN,
    "/reports/{report}/given-back/": OWN,
    "/reports/{report}/history/": OWN,
    "/reports/{report}/form.xlsx": OWN,
    f"{IN}reports/workbook.xlsx?report={{report}}": OWN,
    "/reports/{report}/check/": DESK,
    "/reports/{report}/check/cells/M02/{place}/": DESK,
    f"{IN}desk/": DESK,
    f"{IN}rounds/": DESK,
    f"{IN}rounds/open/": DESK,
    f"{IN}rounds/{{round}}/": DESK,
    f"{IN}indicators/new/": DESK,
    f"{IN}indicators/splits/": DESK,
    f"{IN}indicators/M01/revise/": DESK,
    f"{IN}assignments/": DESK,
    f"{IN}targets/": DESK,
    f"{IN}releases/": DESK,
    f"{IN}releases/new/": DESK,
    f"{IN}indicators/": MEMBERS,
    f"{IN}indicators/M01/definition/": MEMBERS,
    f"{IN}indicators/M01/": MEMBERS,
    f"{IN}scorecard/": MEMBERS,
    f"{IN}imports/": REPORTERS,
    f"{IN}conversions/": REPORTERS,
    f"{IN}completeness/": REPORTERS,
}


def let_in(browser: Client, address: str) -> str:
    answer = browser.get(address)
    if answer.status_code == 302 and answer["Location"].startswith("/sign-in/"):
        return SIGN_IN
    assert answer.status_code in (200, 403), (address, answer.status_code)
    if answer.status_code == 403:
        assert str(SECRET) not in text(answer)
        assert f"{SECRET:,}" not in text(answer)
    return YES if answer.status_code == 200 else NO


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ko", "en"])
def test_each_page_lets_in_who_belongs_there_and_tells_nobody_else_a_number(language):
    the, daon = told()
    here = {"report": the.kitchen.public_id, "place": GARAM, "round": the.round_id}
    visitors = vars(people(the, daon))

    for at, (name, who) in enumerate(visitors.items()):
        browser = as_(who, language)
        for page, wanted in PAGES.items():
            found = let_in(browser, page.format(**here))
            assert found == wanted[at], (name, page, found)


@pytest.mark.parametrize(
    ("language", "said"), [("ko", "우리 기관의 보고서만"), ("en", "only your own")]
)
def test_the_neighbour_is_told_why_in_her_language(language, said):
    the, _ = told()

    answer = as_(the.garam.welfare_reporter, language).get(f"/reports/{the.kitchen.public_id}/")

    assert answer.status_code == 403
    assert said in text(answer)


DEEDS = {
    "/reports/{report}/cell/": {"indicator": "M01", "place": GARAM, "value": "5"},
    "/reports/{report}/why/": {
        "indicator": "M01",
        "place": GARAM,
        "code": "measure.jump",
        "explanation": "x",
    },
    "/reports/{report}/evidence/": {"indicator": "M01", "place": GARAM, "quote": "q"},
    "/reports/{report}/hand-in/": {},
    "/reports/{report}/withdraw/": {},
    "/reports/{report}/approve/": {},
    "/reports/{report}/send-back/": {"comment": "다시"},
    "/reports/{report}/reopen/": {"until": SOON, "reason": "다시"},
    f"{IN}desk/approve/": {"report": "{id}"},
    f"{IN}desk/remind/": {"report": "{id}", "round": "{round}"},
    f"{IN}indicators/M01/why/": {"period": "2026-03", "text_ko": "까닭"},
    f"{IN}rounds/{{round}}/lock/": {},
    f"{IN}rounds/{{round}}/exceptions/": {
        "organisation": "{kitchen}",
        "until": SOON,
        "reason": "비",
    },
    f"{IN}releases/new/": {"first": "2026-03", "last": "2026-03", "as_of": "2026-04-01"},
    f"{IN}conversions/": {
        "organisation": "{kitchen}",
        "own_name": "도시락",
        "indicator": "M01",
        "factor": "2",
        "reason_ko": "까닭",
        "since": "2026-01-01",
    },
    f"{IN}rounds/open/": {
        "period": "2026-04",
        "opens_on": "2026-05-01",
        "due_on": "2026-05-10",
        "locks_on": "2026-05-20",
    },
}


def footprint(the: Season) -> tuple[object, ...]:
    """What would be another after any deed of somebody."""
    counted = (Why, Evidence, PeriodException, Conversion, Publication, ReleasePreview)
    return (
        sorted(Report.objects.everywhere("test").values_list("public_id", "status")),
        sorted(ReportingRound.objects.values_list("pk", "locks_on")),
        [model.objects.count() for model in counted],
        [model.objects.count() for model in (Assignment, Indicator, Target)],
        sorted(
            str(row) for row in Report.objects.within(pk=the.kitchen.id).values("status", "note")
        ),
    )


@pytest.mark.parametrize("who", ["nobody", "far_director", "far_reporter", "funder", "neighbour"])
def test_no_deed_of_a_stranger_leaves_a_trace(who):
    the, daon = told()
    here = {
        "report": the.kitchen.public_id,
        "id": the.kitchen.id,
        "round": the.round_id,
        "kitchen": the.garam.kitchen.pk,
    }
    browser = as_(getattr(people(the, daon), who))
    before = footprint(the)

    for address, form in DEEDS.items():
        given = {name: value.format(**here) for name, value in form.items()}
        answer = browser.post(address.format(**here), given)
        assert answer.status_code in (200, 302, 403, 404, 422), (address, answer.status_code)
        assert footprint(the) == before, address


def test_a_reporter_steers_nothing():
    the, daon = told()
    browser = as_(the.garam.reporter)
    before = footprint(the)
    here = {
        "report": the.kitchen.public_id,
        "id": the.kitchen.id,
        "round": the.round_id,
        "kitchen": the.garam.kitchen.pk,
    }
    steering = ("/approve/", "/send-back/", "/reopen/", "desk/", "rounds/", "releases/")

    for address, form in DEEDS.items():
        if any(part in address for part in steering):
            given = {name: value.format(**here) for name, value in form.items()}
            assert browser.post(address.format(**here), given).status_code == 403, address
            assert footprint(the) == before, address
    assert daon.initiative.pk != the.garam.initiative.pk


# --- what makes no sense is answered and never breaks

ODD = ["abc", "-1", "9" * 40, "²", "NaN", "1e400", "é" * 3000, "2026-13-45", "'; --", "😀"]


def test_the_desk_answers_whatever_is_posted():
    today = season_today()
    browser = today.browser(today.season.garam.director)

    for odd in ODD:
        for deed in ("approve", "remind"):
            answer = browser.post(f"{IN}desk/{deed}/", {"report": odd, "round": odd})
            assert answer.status_code in (302, 404), (deed, odd)
        for asked in ("round", "page"):
            assert browser.get(f"{IN}desk/", {asked: odd}).status_code == 200, (asked, odd)
    assert not Report.objects.within(round_id=today.season.round_id, status="approved").exists()


@pytest.mark.parametrize("name", ["value", "numerator", "denominator", "comment", "seen", "cell"])
def test_a_cell_answers_whatever_is_typed(name):
    today = season_today()
    browser = today.browser()

    for odd in ODD:
        answer = browser.post(
            f"/reports/{today.report}/cell/",
            {"indicator": "M03", "place": GARAM, "cell": "", name: odd},
        )
        assert answer.status_code in (200, 422), odd


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_period_nobody_can_read_is_said_to_be_none(language):
    today = season_today()
    browser = today.browser(today.season.garam.director, language)

    for period in ("garbage", "2026-13", "9999", "2026-Q9", "0000", "'"):
        answer = browser.get(f"{IN}indicators/M01/", {"period": period})
        assert answer.status_code in (404, 422), period


def test_another_initiatives_preview_is_not_published_through_this_door(monkeypatch):
    the, daon = told()
    preview = ReleasePreview.objects.create(
        public_id="abcdefgh23",
        initiative=daon.initiative,
        first="2026-03",
        last="2026-03",
        as_of=IN_MARCH.date(),
        mark=0,
        seal="",
        told={"changed": 0, "indicators": [], "changes": [], "statuses": {}, "numbers": 0},
        asked_at=IN_MARCH,
        asked_by_id=daon.director.account_id,
    )
    began = []
    monkeypatch.setattr(releases_view, "_begin", lambda *given: began.append(given))

    for who in (the.garam.director, daon.director):
        answer = as_(who).post(
            f"{IN}releases/previews/{preview.public_id}/", {"title_ko": "가", "title_en": "a"}
        )
        assert answer.status_code in (403, 404)

    assert began == []
