"""The register of decisions for programs: as its owner sees it on the pages, and nobody else's."""

from datetime import timedelta

import pytest

from dure.communication.models import ActionItem, Decision
from dure.communication.queries import topics_in
from dure.communication.services import finish_action, finish_decision
from dure.communication.tests.meeting import NEXT_WEEK, table
from dure.ground.tests.browser import browser_of
from dure.ground.tests.story import NOW, organisation, person_who
from dure.measurement.tests.api.caller import caller

pytestmark = pytest.mark.django_db
REGISTER = "/initiatives/halmae/decisions"


def test_a_decision_is_told_until_it_is_carried_out_and_how_far_it_is():
    at = table()
    at.written("decision", "수요일은 복지관", "a")
    at.written("action", "명단", "b", organisation_id=at.here.kitchen.pk, due_on=NEXT_WEEK)
    program = caller(at.here.funder)
    (told,) = program.get(REGISTER, open_only=True).body["items"]
    assert (told["title"]["ko"], told["state"], told["ended_on"]) == (
        "수요일은 복지관",
        "open",
        None,
    )
    assert told["actions_done"] == 0

    for one in ActionItem.objects.everywhere("a test"):
        finish_action(at.haneul, key=one.public_id, outcome="넘겼어요", at=NOW)
    key = Decision.objects.everywhere("a test").get().public_id
    finish_decision(
        at.haneul,
        decision=key,
        proof="김하늘 님 기록",
        organisation_id=at.here.kitchen.pk,
        at=NOW + timedelta(days=1),
    )
    assert program.get(REGISTER, open_only=True).body["items"] == []
    answer = program.get(REGISTER)
    (told,) = answer.body["items"]
    assert (told["state"], told["ended_on"]) == ("done", "2026-11-23")
    assert "김하늘" not in f"{answer.body}", "no person's name travels to programs"


def test_a_stranger_and_nobody_learn_nothing():
    at = table()
    at.written("decision", "수요일은 복지관", "a")
    away = organisation("far-away", "먼 곳", "Far away", "club")
    stranger = caller(person_who("reporter", None, away, "stranger"))
    assert stranger.get(REGISTER).status in (403, 404)
    assert caller(at.here.funder).get("/initiatives/nowhere/decisions").status == 404


TALK = (
    "/in/halmae/talk/decisions/",
    "/in/halmae/talk/actions/",
    "/in/halmae/search/?q=수요일",
    "/in/halmae/who/",
)


def test_somebody_of_an_organisation_that_is_no_member_reads_nothing_anywhere():
    at = table()
    at.written("decision", "수요일은 복지관", "a")
    away = organisation("far-away", "먼 곳", "Far away", "club")
    stranger = person_who("reporter", None, away, "stranger")
    shown = [browser_of(stranger).get(address) for address in TALK]
    assert all("수요일은 복지관" not in one.content.decode() for one in shown)
    assert topics_in(stranger, initiative_id=at.here.initiative.pk) == ()
    # The same role, of an organisation that takes part, reads as before.
    member = person_who("reporter", None, at.here.kitchen, "everywhere")
    assert "수요일은 복지관" in browser_of(member).get(TALK[0]).content.decode()
