"""Beside who wrote a version stands who was heard before it, how it was voted on, and who was absent."""

from datetime import timedelta

import pytest

from dure.agenda.models import AgendaQuestion, Voice
from dure.agenda.queries import ballots_on, hearings_before
from dure.agenda.services import close_ballot, give_proxy
from dure.agenda.tests.assembly import (
    LAST,
    NOW,
    TODAY,
    federation,
    frozen_version,
    meets,
    opened,
    proposed,
    votes,
)
from dure.agenda.types.deciding import ProxyDraft
from dure.kernel.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return federation()


@pytest.fixture
def version(here):
    return frozen_version(here)


def question(here, **more):
    told = {
        "public_id": f"q{more.get('smallest', 5)}",
        "initiative": here.initiative,
        "title_ko": "무엇이 힘든가요",
        "title_en": "What is hard",
        "smallest": 5,
        "opened_at": NOW - timedelta(days=20),
        "closes_on": TODAY,
        "closed_at": NOW - timedelta(days=2),
        "closed_without": "연락이 닿지 않았어요",
        "unheard": [{"ko": "가족", "en": "Families"}],
    }
    return AgendaQuestion.objects.create(**(told | more))


def spoke(asked, people):
    group = asked.groups.create(name_ko="조합원", name_en="Members", kind="other")
    for at in range(people):
        Voice.objects.create(question=asked, group=group, mark=f"{at}", first_at=NOW)


def test_who_voted_by_proxy_and_who_was_absent_is_on_the_page(here, version):
    meeting = meets(here)
    told = ProxyDraft(giver_id=here.org(3), holder_id=here.org(0), proof="위임장")
    give_proxy(here.director, meeting=meeting, told=told, at=NOW)
    asked = proposed(here, "agenda", agenda_id=version)
    ballot = opened(here, "two_thirds", proposal=asked, meeting=meeting)
    for member in (0, 1, 2):
        votes(here, ballot, member, 1)
    close_ballot(here.director, ballot=ballot, at=NOW)

    (one,) = ballots_on(here.delegates[0], version)
    assert (one.outcome, one.entitled, one.voted) == ("adopted", 5, 3)
    assert [name.ko for name in one.by_proxy] == ["새록협동조합"]
    assert [name.ko for name in one.absent] == ["온마을품협동조합"]


def test_an_open_ballot_is_told_without_an_outcome(here, version):
    ballot = opened(here, proposal=proposed(here, "agenda", agenda_id=version), closes_at=LAST)
    votes(here, ballot, 0, 1)
    (one,) = ballots_on(here.director, version)
    assert (one.outcome, one.voted, len(one.absent)) == ("voting", 1, 4)


def test_what_was_heard_before_it_says_who_was_not(here, version):
    question(here)
    (one,) = hearings_before(here.delegates[0], version, NOW)
    assert [who.en for who in one.unheard] == ["Families"]
    assert one.closed_without == "연락이 닿지 않았어요"
    assert one.voices is None  # nobody: fewer than may be told


@pytest.mark.parametrize(("people", "told"), [(4, None), (5, 5)])
def test_how_many_spoke_is_told_where_they_are_enough(here, version, people, told):
    spoke(question(here), people)
    (one,) = hearings_before(here.director, version, NOW)
    assert one.voices == told


def test_a_question_of_later_days_shaped_nothing(here, version):
    question(here, opened_at=NOW + timedelta(days=1), closed_at=None)
    assert hearings_before(here.director, version, NOW) == ()


def test_strangers_are_refused(here, version):
    far = federation(slug="far")
    with pytest.raises(Refused, match="not_allowed"):
        ballots_on(far.director, version)
    with pytest.raises(Refused, match="not_allowed"):
        hearings_before(far.director, version, NOW)
