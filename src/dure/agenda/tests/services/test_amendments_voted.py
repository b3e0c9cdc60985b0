"""Members vote on an amendment: carried, it is written into the draft; otherwise the clause stays."""

import pytest

from dure.agenda.models import AgendaNode, Amendment
from dure.agenda.queries import (
    amendment_asked,
    amendments_to_decide,
    dissent_for_members,
    result_of,
)
from dure.agenda.services import (
    accept_amendment,
    begin_draft,
    close_ballot,
    close_due_ballots,
    decline_amendment,
    freeze_version,
    propose_amendment,
    remove_clause,
    restore_clause,
    rewrite_clause,
    withdraw_amendment,
    withdraw_proposal,
    write_clause,
)
from dure.agenda.services.close_due import GRACE
from dure.agenda.tests.assembly import LAST, NOW, federation, opened, proposed, votes
from dure.agenda.types import AmendmentDraft, ClauseDraft, Wording
from dure.ground.access.queries import house
from dure.kernel.errors import Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
OLD = Wording(Words("함께 먹는다", "We eat together"), Words("달마다.\n모두가.", "Monthly.\nAll."))
NEW = Wording(Words("함께 먹는다", "We eat together"), Words("주마다.\n모두가.", "Weekly.\nAll."))


@pytest.fixture
def here():
    return federation()


@pytest.fixture
def draft(here):
    return begin_draft(here.director, initiative_id=here.initiative.pk, at=NOW)


@pytest.fixture
def clause(here, draft):
    told = ClauseDraft("vision", "", OLD.title, OLD.text)
    return write_clause(here.director, agenda_id=draft, clause=told, at=NOW)


@pytest.fixture
def amendment(here, clause):
    told = AmendmentDraft(1, NEW, "달마다는 너무 드물어요", here.org(1))
    return propose_amendment(here.delegates[1], node_id=clause, amendment=told, at=NOW).id


def node(clause):
    return AgendaNode.objects.everywhere("test").get(pk=clause)


def state(amendment):
    return Amendment.objects.everywhere("test").get(pk=amendment).state


def ballot_on(here, amendment):
    return opened(here, proposal=proposed(here, "agenda", amendment_id=amendment))


def decided(here, ballot, *answers):
    for member, answer in enumerate(answers):
        reason = Words("지금이 좋아요", "") if answer == 2 else Words("", "")
        votes(here, ballot, member, answer, reason=reason)
    close_ballot(here.director, ballot=ballot, at=LAST)
    return result_of(here.director, ballot)


def test_carried_it_stands_in_the_draft_with_what_decided_it(here, clause, amendment):
    told = decided(here, ballot_on(here, amendment), 1, 1, 1, 2)
    assert node(clause).text_ko == "주마다.\n모두가."
    row = Amendment.objects.everywhere("test").get(pk=amendment)
    assert (row.state, row.decided_by) == ("accepted", here.director.name)
    assert row.decided_why.startswith("공동기금을 만들자")
    assert "초안에 적었어요" in told.adoption.ko
    assert "written into the draft" in told.adoption.en


def test_reasons_against_an_amendment_stand_beside_its_clause(here, draft, clause, amendment):
    decided(here, ballot_on(here, amendment), 1, 1, 1, 2)
    (one,) = dissent_for_members(here.director, draft).beside(node(clause).key)
    assert one.reason.ko == "지금이 좋아요"


def test_not_carried_the_clause_stays_and_the_amendment_is_answered(here, draft, clause, amendment):
    told = decided(here, ballot_on(here, amendment), 2, 2, 2, 1)
    assert node(clause).text_ko == OLD.text.ko
    assert state(amendment) == "declined"
    assert "그대로예요" in told.adoption.ko
    freeze_version(here.director, agenda_id=draft, at=LAST)  # nothing waits any more


def test_adjourned_nothing_is_answered_and_it_may_be_put_again(here, clause, amendment):
    ballot = ballot_on(here, amendment)
    told = decided(here, ballot, 1)
    assert (told.outcome, told.adoption, state(amendment)) == ("adjourned", None, "open")


def test_while_members_vote_nobody_answers_it_otherwise(here, amendment):
    ballot_on(here, amendment)
    deeds = (
        lambda: accept_amendment(here.director, amendment_id=amendment, revision=1, at=NOW),
        lambda: decline_amendment(here.director, amendment_id=amendment, why="아니요", at=NOW),
        lambda: withdraw_amendment(here.delegates[1], amendment_id=amendment, at=NOW),
    )
    for deed in deeds:
        with pytest.raises(Refused, match="amendment_in_vote"):
            deed()
    assert state(amendment) == "open"


def test_what_was_written_elsewhere_in_the_clause_meanwhile_stays(here, clause, amendment):
    ballot = ballot_on(here, amendment)
    hers = Wording(OLD.title, Words("달마다.\n모두가 함께.", "Monthly.\nAll together."))
    rewrite_clause(here.director, node_id=clause, revision=1, wording=hers, at=NOW)
    decided(here, ballot, 1, 1, 1)
    assert node(clause).text_ko == "주마다.\n모두가 함께."
    assert node(clause).text_en == "Weekly.\nAll together."


def test_where_the_same_place_changed_both_texts_wait_for_a_person(here, clause, amendment):
    ballot = ballot_on(here, amendment)
    hers = Wording(OLD.title, Words("날마다.\n모두가.", "Daily.\nAll."))
    rewrite_clause(here.director, node_id=clause, revision=1, wording=hers, at=NOW)
    told = decided(here, ballot, 1, 1, 1)
    assert told.outcome == "adopted"
    assert "같은 곳을 고쳤어요" in told.adoption.ko
    assert (node(clause).text_ko, state(amendment)) == ("날마다.\n모두가.", "open")
    accept_amendment(here.director, amendment_id=amendment, revision=2, at=LAST)
    assert node(clause).text_ko == "주마다.\n모두가."


def test_a_clause_taken_out_during_the_vote_loses_nothing(here, clause, amendment):
    ballot = ballot_on(here, amendment)
    remove_clause(here.director, node_id=clause, why="겹쳐요", at=NOW)
    told = decided(here, ballot, 1, 1, 1)
    assert told.outcome == "adopted"
    assert "되살려 주세요" in told.adoption.ko
    restore_clause(here.director, node_id=clause, at=LAST)
    accept_amendment(here.director, amendment_id=amendment, revision=1, at=LAST)
    assert node(clause).text_ko == NEW.text.ko


def test_a_clause_taken_out_before_the_vote_is_not_voted_on(here, clause, amendment):
    asked = proposed(here, "agenda", amendment_id=amendment)
    remove_clause(here.director, node_id=clause, why="겹쳐요", at=NOW)
    with pytest.raises(Refused, match="clause_removed"):
        opened(here, proposal=asked)
    assert amendments_to_decide(here.director, here.initiative.pk) == ()


def test_an_amendment_waits_for_one_decision_at_a_time(here, amendment):
    asked = proposed(here, "agenda", amendment_id=amendment)
    with pytest.raises(Refused, match="amendment_proposed"):
        proposed(here, "agenda", amendment_id=amendment)
    withdraw_proposal(here.director, proposal=asked, at=NOW)
    again = proposed(here, "agenda", amendment_id=amendment)
    assert amendment_asked(here.director, again).card.wording == NEW
    assert amendments_to_decide(here.director, here.initiative.pk) == ()


def test_an_answered_amendment_is_put_to_nobody(here, amendment):
    asked = proposed(here, "agenda", amendment_id=amendment)
    accept_amendment(here.director, amendment_id=amendment, revision=1, at=NOW)
    with pytest.raises(Refused, match="amendment_answered"):
        opened(here, proposal=asked)
    with pytest.raises(Refused, match="amendment_answered"):
        proposed(here, "agenda", amendment_id=amendment)


def test_a_version_and_an_amendment_are_two_proposals_and_both_are_motions(here, draft, amendment):
    with pytest.raises(Refused, match="one_subject"):
        proposed(here, "agenda", amendment_id=amendment, agenda_id=draft)
    asked = proposed(here, "agenda", amendment_id=amendment)
    with pytest.raises(Refused, match="motion_needed"):
        opened(here, "ranked", proposal=asked, options=("이대로", "바꿔서"))


def test_the_amendment_of_another_initiative_is_nowhere(here, amendment):
    far = federation(slug="far")
    with pytest.raises(Refused, match="no_such_amendment"):
        proposed(far, "agenda", amendment_id=amendment)
    with pytest.raises(Refused, match="not_allowed"):
        amendments_to_decide(far.director, here.initiative.pk)


def test_a_ballot_that_ends_by_itself_writes_it_too(here, clause, amendment):
    ballot = ballot_on(here, amendment)
    for member in range(3):
        votes(here, ballot, member, 1)
    close_due_ballots(house(), at=LAST + GRACE)
    assert node(clause).text_ko == "주마다.\n모두가."
    assert state(amendment) == "accepted"
