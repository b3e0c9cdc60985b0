"""A director who has just begun is led from step to step, and left alone once a report came in."""

from datetime import date

import pytest

from dure.front.queue.mine import my_queue
from dure.front.tests.published import signed_in
from dure.ground.access.models import Account, Grant
from dure.ground.access.queries import actor_of
from dure.ground.journal.types import Actor
from dure.ground.organisations.models import Initiative, Membership
from dure.ground.tests.story import NOW, TODAY, Village, joins, organisation, person_who, village
from dure.measurement.models import Assignment, Report
from dure.measurement.tests.factories import assign, define, season

pytestmark = pytest.mark.django_db
MEMBERS, PEOPLE = "/in/saebom/members/", "/in/saebom/access/"
INDICATORS, ASSIGNMENTS = "/in/saebom/indicators/", "/in/saebom/assignments/"
ROUNDS = "/in/saebom/rounds/"


def begun_today() -> Initiative:
    """이새봄 starts an initiative this morning: a backbone, herself, and nothing else."""
    here = Initiative.objects.create(
        slug="saebom",
        name_ko="새봄 돌봄마을",
        name_en="New Spring Care Village",
        started_on=TODAY,
    )
    joins(
        organisation("saebom-center", "새봄센터", "Saebom Centre", "intermediary"), here, "backbone"
    )
    return here


def director_of(here: Initiative) -> Actor:
    return person_who("backbone_director", here, None, "saebom")


def steps(actor: Actor) -> list[str]:
    return [line.href for line in my_queue(actor, NOW) if line.kind == "first_step"]


def test_on_the_first_morning_the_way_to_the_first_report_lies_open():
    director = director_of(begun_today())

    lines = my_queue(director, NOW)

    assert [line.href for line in lines] == [MEMBERS, INDICATORS, ROUNDS]
    assert lines[0].what.ko == "참여기관을 맞이해 주세요"
    assert lines[-1].what.en == "Open the first round"


def test_without_a_second_factor_it_comes_first_and_the_steps_are_told_all_the_same():
    here = begun_today()
    director_of(here)
    account = Account.objects.get(name="saebom")
    today = actor_of(account, on=TODAY, second_factor=False)

    lines = my_queue(today, NOW)

    assert lines[0].kind == "second_factor"
    assert [line.href for line in lines[1:]] == [MEMBERS, INDICATORS, ROUNDS]


def test_each_step_taken_gives_way_to_the_next():
    here = begun_today()
    director = director_of(here)
    kitchen = organisation("saebom-kitchen", "새봄부엌", "Saebom Kitchen", "social_cooperative")

    joins(kitchen, here)
    assert steps(director) == [PEOPLE, INDICATORS, ROUNDS]

    person_who("reporter", here, kitchen, "reporter-saebom")
    assert steps(director) == [INDICATORS, ROUNDS]

    saebom = Village(here, kitchen, kitchen, kitchen, director, director, director, director)
    define(saebom)
    assert steps(director) == [ASSIGNMENTS, ROUNDS]

    assign(saebom, kitchen)
    assert steps(director) == []
    assert [line.kind for line in my_queue(director, NOW)] == ["round"]


def test_where_only_the_running_month_is_asked_for_the_round_stays_a_step():
    """Nobody was asked for October; the queue names no period, so the step is still told."""
    here = begun_today()
    director = director_of(here)
    kitchen = organisation("saebom-kitchen", "새봄부엌", "Saebom Kitchen", "social_cooperative")
    joins(kitchen, here)
    person_who("reporter", here, kitchen, "reporter-saebom")
    saebom = Village(here, kitchen, kitchen, kitchen, director, director, director, director)
    define(saebom)
    assign(saebom, kitchen)
    Assignment.objects.update(since=TODAY)

    assert [(x.kind, x.href) for x in my_queue(director, NOW)] == [("first_step", ROUNDS)]


def test_a_round_that_was_opened_too_soon_hides_no_step_before_it():
    """She opened a round before anybody was invited: people and assignments are still to come."""
    asked = season("halmae")
    Assignment.objects.all().delete()
    Grant.objects.filter(role="reporter").delete()

    here = [f"/in/halmae/{page}/" for page in ("access", "assignments")]
    assert steps(asked.garam.director) == here


def test_the_library_of_the_house_is_named_before_anybody_takes_part():
    """Another initiative has indicators already; a newcomer may use them or define her own."""
    season("halmae")
    director = director_of(begun_today())

    assert steps(director) == [MEMBERS, INDICATORS, ROUNDS]


def test_an_initiative_that_was_answered_once_is_past_its_first_steps():
    asked = season("halmae")
    reports = Report.objects.within(round__initiative=asked.garam.initiative)
    reports.update(status="submitted")
    Assignment.objects.all().delete()
    Membership.objects.filter(initiative=asked.garam.initiative, part="member").update(
        left_on=date(2026, 11, 1)
    )

    assert not [x for x in my_queue(asked.garam.director, NOW) if x.kind == "first_step"]


def test_nobody_is_told_a_step_that_is_not_theirs():
    garam = village()

    for actor in (garam.reporter, garam.funder):
        assert not [x for x in my_queue(actor, NOW) if x.kind == "first_step"]
    approver = person_who("approver", garam.initiative, None, "approver")
    assert not [x for x in my_queue(approver, NOW) if x.kind == "first_step"]


@pytest.mark.parametrize(
    ("language", "said"),
    [("ko", "참여기관을 맞이해 주세요"), ("en", "Welcome the member organisations")],
)
def test_the_page_says_it_in_both_languages_and_pours_no_tea(language, said, client):
    browser = signed_in(client, director_of(begun_today()))
    browser.cookies["dure_language"] = language

    page = browser.get("/today/").content.decode()

    assert said in page
    assert "다 됐어요" not in page
    assert "All is done" not in page


def test_a_grant_for_the_house_sees_the_steps_of_the_initiative_that_begins():
    begun_today()
    chief = person_who("backbone_director", None, None, "chief")
    assert Grant.objects.filter(account_id=chief.account_id, initiative=None).exists()

    assert steps(chief) == [MEMBERS, INDICATORS, ROUNDS]
