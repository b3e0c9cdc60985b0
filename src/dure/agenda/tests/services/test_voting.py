"""One organisation has one vote, cast by its delegate; the house counts, judges and says why."""

from datetime import timedelta

import pytest

from dure.agenda.models import BallotPaper, BallotVoter, Proposal
from dure.agenda.queries import checked, my_seats, papers_file, result_of
from dure.agenda.services import cast_vote, close_ballot
from dure.agenda.tests.assembly import (
    LAST,
    delegate,
    federation,
    meets,
    opened,
    row_of,
    votes,
)
from dure.agenda.types.deciding import VoteDraft
from dure.ground.access.models import Affiliation
from dure.ground.access.services import affiliate
from dure.ground.journal.models import JournalEntry
from dure.ground.organisations.models import Membership
from dure.ground.tests.story import NOW, TODAY, joins, organisation
from dure.kernel.errors import Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return federation()


def test_three_of_five_for_and_it_is_carried_with_the_article(here):
    ballot = opened(here)
    for member, answer in enumerate((1, 1, 1, 2, 3)):
        votes(here, ballot, member, answer)

    assert close_ballot(here.director, ballot=ballot, at=LAST) == "adopted"

    told = result_of(here.director, ballot)
    assert told.votes == {1: "3", 2: "1", 3: "1"}
    assert "제29조 제2항" in told.why.ko
    assert "Article 29(2)" in told.why.en
    assert "3표" in told.why.ko
    assert Proposal.objects.everywhere("test").get().state == "adopted"


def test_a_quorum_missed_by_one_is_adjourned_and_called_again(here):
    ballot = opened(here)
    for member in range(2):
        votes(here, ballot, member, 1)

    assert close_ballot(here.director, ballot=ballot, at=LAST) == "adjourned"

    row = row_of(ballot)
    assert row.result["missing"] == 1
    assert row.result["votes"] == {}
    assert "1곳이 모자라 유회" in row.result["why"]["ko"]
    proposal = row.proposal
    assert proposal.state == "waiting"
    again = opened(here, proposal=proposal.public_id)
    assert row_of(again).again_of_id == row.pk
    with pytest.raises(Refused, match="ballot_adjourned"):
        papers_file(here.director, ballot)


def test_a_second_vote_replaces_the_first_and_the_first_stays_as_history(here):
    ballot = opened(here)
    votes(here, ballot, 0, 1)
    second = votes(here, ballot, 0, 2, reason=Words("너무 일러요", "Too early"))
    assert second.replaced

    papers = BallotPaper.objects.everywhere("test").order_by("cast_at", "replaced")
    assert [paper.replaced for paper in papers].count(True) == 1
    assert BallotVoter.objects.everywhere("test").filter(how="screen").count() == 1


def test_reasons_against_stand_beside_what_was_adopted(here):
    ballot = opened(here)
    for member, answer in enumerate((1, 1, 1, 1, 2)):
        votes(
            here,
            ballot,
            member,
            answer,
            reason=Words("작은 곳이 버거워요", "") if answer == 2 else Words("", ""),
        )
    close_ballot(here.director, ballot=ballot, at=LAST)

    against = result_of(here.director, ballot).against
    assert [(one.organisation.ko, one.reason.ko) for one in against] == [
        ("온마을품협동조합", "작은 곳이 버거워요")
    ]


def test_the_alternate_votes_and_a_director_of_the_house_does_not(here):
    ballot = opened(here)
    other = delegate(here.members[0], here.initiative, "alternate", "alternate")
    votes(here, ballot, 0, 1, by=other)
    for nobody in (here.director, here.delegates[1]):
        with pytest.raises(Refused, match="not_your_vote"):
            votes(here, ballot, 0, 2, by=nobody)


def test_a_delegate_replaced_during_the_ballot_hands_the_vote_on(here):
    ballot = opened(here)
    votes(here, ballot, 0, 1)
    new = delegate(here.members[0], here.initiative, "new", "")
    affiliate(new.account_id, here.org(0), on=TODAY, delegate="delegate")

    with pytest.raises(Refused, match="not_your_vote"):
        votes(here, ballot, 0, 2)
    assert [seat.how for seat in my_seats(new, ballot=ballot, on=TODAY)] == ["screen"]
    assert votes(here, ballot, 0, 2, by=new).replaced
    assert BallotPaper.objects.everywhere("test").filter(replaced=False).count() == 1


def test_a_delegate_whose_term_ran_out_during_the_ballot_votes_no_more_and_the_vote_stands(here):
    ballot = opened(here)
    votes(here, ballot, 0, 1)
    rows = Affiliation.objects.filter(account_id=here.delegates[0].account_id)
    rows.filter(delegate="delegate").update(until=TODAY)

    with pytest.raises(Refused, match="not_your_vote"):
        votes(here, ballot, 0, 2)
    assert my_seats(here.delegates[0], ballot=ballot, on=TODAY) == ()
    close_ballot(here.director, ballot=ballot, at=LAST)
    assert row_of(ballot).result["votes"] == {}  # one of five came, and the box stays closed
    kept = BallotPaper.objects.everywhere("test").get(replaced=False)
    assert kept.organisation_id == here.org(0)


def test_whoever_joins_later_is_not_on_the_list_and_who_leaves_stays_on_it(here):
    ballot = opened(here)
    late = organisation("daon-late", "늦은협동조합", "Late", "cooperative")
    joins(late, here.initiative)
    newcomer = delegate(late, here.initiative, "late")
    with pytest.raises(Refused, match="not_your_vote"):
        cast_vote(
            newcomer,
            ballot=ballot,
            organisation_id=late.pk,
            told=VoteDraft(marks=((1, 1),)),
            at=NOW,
        )
    Membership.objects.filter(organisation=here.members[1]).update(left_on=TODAY)
    votes(here, ballot, 1, 1)
    assert BallotVoter.objects.everywhere("test").count() == 5


def test_after_the_end_nothing_is_taken_in(here):
    ballot = opened(here)
    with pytest.raises(Refused, match="ballot_over"):
        votes(here, ballot, 0, 1, at=LAST)
    with pytest.raises(Refused, match="ballot_runs"):
        close_ballot(here.director, ballot=ballot, at=NOW)
    close_ballot(here.director, ballot=ballot, at=LAST)
    with pytest.raises(Refused, match="ballot_closed"):
        votes(here, ballot, 0, 1, at=NOW)
    with pytest.raises(Refused, match="ballot_closed"):
        close_ballot(here.director, ballot=ballot, at=LAST)


def test_once_all_have_voted_nobody_waits_for_the_clock(here):
    ballot = opened(here)
    for member in range(5):
        votes(here, ballot, member, 1)
    assert close_ballot(here.director, ballot=ballot, at=NOW + timedelta(hours=1)) == "adopted"


def test_consent_needs_a_reason_to_object_and_one_objection_stops_it(here):
    ballot = opened(here, "consent")
    with pytest.raises(Refused, match="objection_needs_reason"):
        votes(here, ballot, 0, 2)
    votes(here, ballot, 0, 2, reason=Words("이름이 빠졌어요", "A name is missing"))
    for member in (1, 2, 3):
        votes(here, ballot, member, 1)
    assert close_ballot(here.director, ballot=ballot, at=LAST) == "rejected"
    assert "이의가 1표" in row_of(ballot).result["why"]["ko"]


def test_a_change_of_the_bylaws_needs_two_thirds_and_says_which_article(here):
    with pytest.raises(Refused) as refused:
        opened(here, "majority", subject="bylaws")
    assert refused.value.code == "agenda.needs_two_thirds"
    assert refused.value.values["citation"].ko == "협동조합 기본법 제29조 제2항"


def test_at_a_meeting_who_is_present_and_silent_counts_as_abstaining(here):
    meeting = meets(here)
    ballot = opened(here, "two_thirds", subject="bylaws", meeting=meeting)
    for member in (0, 1):
        votes(here, ballot, member, 1)
    from_hall = row_of(ballot).meeting
    from_hall.seats.create(organisation=here.members[2])

    assert close_ballot(here.director, ballot=ballot, at=NOW) == "adopted"
    why = row_of(ballot).result["why"]["ko"]
    assert "출석 3표의 3분의 2는 2표" in why
    assert "투표하지 않은 1표" in why


def test_nothing_of_a_vote_stands_in_the_journal(here):
    ballot = opened(here, is_secret=True)
    receipt = votes(here, ballot, 0, 2)
    entry = JournalEntry.objects.everywhere("test").get(verb="agenda.vote.cast")
    assert entry.values == {"organisation": here.org(0)}
    assert receipt.number not in str(list(JournalEntry.objects.everywhere("test").values()))
    assert repr(receipt) == "Receipt(…)"


def test_a_receipt_tells_where_its_paper_lies_and_nothing_else_does(here):
    ballot = opened(here, is_secret=True)
    receipts = [
        votes(here, ballot, member, answer) for member, answer in enumerate((1, 2, 1, 1, 3))
    ]
    assert checked(here.delegates[0], ballot, receipts[1].number).state == "waiting"
    assert checked(here.delegates[0], ballot, "nobody-has-this").state == "unknown"
    close_ballot(here.director, ballot=ballot, at=LAST)

    _, text = papers_file(here.director, ballot)
    lines = text.splitlines()
    for receipt, answer in zip(receipts, (1, 2, 1, 1, 3), strict=True):
        found = checked(here.delegates[0], ballot, receipt.number.upper().replace("-", " "))
        assert found.state == "counted"
        assert lines[(found.row or 0) - 1] == f"1 {answer} 0"


def test_a_secret_vote_is_replaced_with_its_receipt_only(here):
    ballot = opened(here, is_secret=True)
    first = votes(here, ballot, 0, 1)
    other = votes(here, ballot, 1, 1)
    with pytest.raises(Refused, match="receipt_needed"):
        votes(here, ballot, 0, 2)
    with pytest.raises(Refused, match="another_receipt"):
        votes(here, ballot, 0, 2, receipt=other.number)
    second = votes(here, ballot, 0, 2, receipt=first.number)

    assert checked(here.director, ballot, first.number).state == "replaced"
    assert checked(here.director, ballot, second.number).state == "waiting"
    gone = BallotPaper.objects.everywhere("test").get(replaced=True)
    assert gone.marks == ""
