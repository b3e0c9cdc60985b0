"""Two directors of one member: both sit, both come, both vote, both sign; and who follows one of them."""

from datetime import timedelta

import pytest

from dure.agenda.models import BallotPaper, BallotVoter
from dure.agenda.queries import (
    meeting_card,
    minutes_of,
    my_seats,
    result_of,
    typed_papers,
    voter_list,
    who_may_sit,
)
from dure.agenda.services import (
    close_ballot,
    end_meeting,
    end_seat,
    enter_paper,
    hand_paper,
    mark_present,
    seat_on_roll,
    show_reason,
    write_minutes,
)
from dure.agenda.tests.assembly import (
    NOW,
    TODAY,
    cast_vote,
    delegate,
    federation,
    meets,
    opened,
    row_of,
)
from dure.agenda.types.deciding import VoteDraft
from dure.agenda.types.rolls import SeatDraft
from dure.kernel.errors import Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
YES, NO = 1, 2


class Board:
    """꿈자람 gives two directors, 느린걸음 and 두손 one each; the first of 꿈자람 chairs."""

    def __init__(self):
        self.here = federation()
        first, *others = self.here.delegates
        self.second = delegate(self.here.members[0], self.here.initiative, "second", kind="")
        self.people = [first, self.second, others[0], others[1]]
        self.seats = [
            self.sit(member, person, is_head=person is first)
            for member, person in zip((0, 0, 1, 2), self.people, strict=True)
        ]

    def sit(self, member, person, *, is_head=False, since=TODAY - timedelta(days=30)):
        told = SeatDraft(
            roll="directors",
            organisation_id=self.here.org(member),
            account_id=person.account_id,
            proof="2026년 정기총회에서 선출",
            since=since,
            is_head=is_head,
        )
        who, where = self.here.director, self.here.initiative.pk
        return seat_on_roll(who, initiative_id=where, told=told, at=NOW)

    def meets(self):
        return meets(self.here, kind="board", chair_id=self.people[0].account_id)

    def vote(self, ballot, who, member, place, mark, **said):
        told = VoteDraft(marks=((mark, 1),), **said)
        whose = {"organisation_id": self.here.org(member), "place": place}
        return cast_vote(self.people[who], ballot=ballot, told=told, at=NOW, **whose)


@pytest.fixture
def board():
    return Board()


def test_each_director_has_a_vote_also_where_two_come_from_one_member(board):
    meeting = board.meets()
    ballot = opened(board.here, meeting=meeting)

    board.vote(ballot, 0, 0, 1, YES)
    board.vote(ballot, 1, 0, 2, NO, reason=Words("아직 일러요", ""))
    board.vote(ballot, 2, 1, 1, YES)
    with pytest.raises(Refused, match="not_your_vote"):
        board.vote(ballot, 0, 0, 2, YES)  # the other one's seat
    assert [seat.key for seat in my_seats(board.second, ballot=ballot, on=TODAY)] == [
        f"{board.here.org(0)}-2"
    ]
    assert close_ballot(board.here.director, ballot=ballot, at=NOW) == "adopted"
    told = result_of(board.here.director, ballot)
    assert told.votes == {1: "2", 2: "1", 3: "0"}
    assert "4명 가운데 3명이 출석" in told.why.ko
    assert "3명" in told.why.ko
    assert board.second.name in told.against[0].organisation.ko
    assert len(voter_list(board.here.director, ballot)) == 4


def test_a_second_vote_replaces_ones_own_and_not_that_of_the_other_director(board):
    ballot = opened(board.here, meeting=board.meets())
    board.vote(ballot, 0, 0, 1, YES)
    board.vote(ballot, 1, 0, 2, NO)
    board.vote(ballot, 1, 0, 2, YES)
    standing = BallotPaper.objects.everywhere("test").filter(replaced=False)
    assert sorted(standing.values_list("place", flat=True)) == [1, 2]


def test_one_speaks_for_ones_own_reason_only(board):
    ballot = opened(board.here, meeting=board.meets())
    board.vote(ballot, 1, 0, 2, NO, reason=Words("아직 일러요", ""))
    whose = {"ballot": ballot, "organisation_id": board.here.org(0), "place": 2}
    with pytest.raises(Refused, match="not_your_vote"):
        show_reason(board.people[0], shown=True, at=NOW, **whose)
    assert show_reason(board.second, shown=True, at=NOW, **whose)


def test_the_quorum_counts_directors_and_they_come_and_leave_one_by_one(board):
    meeting = board.meets()
    for place in (1, 2):
        mark_present(
            board.here.director,
            meeting=meeting,
            organisation_id=board.here.org(0),
            place=place,
            present=True,
            at=NOW,
        )
    card = meeting_card(board.here.director, meeting)
    assert (card.entitled, card.present, card.needed, card.missing) == (4, 2, 3, 1)
    assert [line.delegates for line in card.lines if line.how] == [
        (board.people[0].name,),
        (board.second.name,),
    ]
    with pytest.raises(Refused, match="not_entitled"):
        mark_present(
            board.here.director,
            meeting=meeting,
            organisation_id=board.here.org(0),
            place=3,
            present=True,
            at=NOW,
        )
    assert end_meeting(board.here.director, meeting=meeting, at=NOW) == "adjourned"


def test_the_minutes_are_signed_by_both(board):
    meeting = board.meets()
    ballot = opened(board.here, meeting=meeting)
    for who, member, place in ((0, 0, 1), (1, 0, 2), (2, 1, 1)):
        board.vote(ballot, who, member, place, YES)
    close_ballot(board.here.director, ballot=ballot, at=NOW)
    end_meeting(board.here.director, meeting=meeting, at=NOW)
    course = Words("모두 찬성했다.", "All agreed.")
    write_minutes(board.here.director, meeting=meeting, course=course, signers=(), at=NOW)
    found = minutes_of(board.here.director, meeting)
    assert {one.account_id for one in found.signers} == {
        board.people[at].account_id for at in (0, 1, 2)
    }


def test_whoever_follows_a_director_during_a_ballot_has_the_vote_of_that_seat(board):
    ballot = opened(board.here, meeting=board.meets())
    board.vote(ballot, 1, 0, 2, NO)
    end_seat(board.here.director, seat_id=board.seats[1], on=TODAY, at=NOW)
    third = delegate(board.here.members[0], board.here.initiative, "third", kind="")
    board.people[1] = third
    board.sit(0, third, since=TODAY)
    told = VoteDraft(marks=((YES, 1),))
    whose = {"organisation_id": board.here.org(0), "place": 2}
    with pytest.raises(Refused, match="not_your_vote"):
        cast_vote(board.second, ballot=ballot, told=told, at=NOW, **whose)
    assert board.vote(ballot, 1, 0, 2, YES).replaced


def test_papers_of_two_directors_of_one_member_are_two_papers(board):
    ballot = opened(board.here, meeting=board.meets())
    board.vote(ballot, 2, 1, 1, YES)
    for place in (1, 2):
        whose = {"organisation_id": board.here.org(0), "place": place}
        hand_paper(board.here.director, ballot=ballot, at=NOW, **whose)
    assert len(typed_papers(board.here.teller, ballot).handed) == 2
    for number, place, mark in ((1, 1, YES), (2, 2, NO)):
        for actor in (board.here.director, board.here.teller):
            enter_paper(
                actor,
                ballot=ballot,
                number=number,
                marks=((mark, 1),),
                whose=(board.here.org(0), place),
                at=NOW,
            )
    close_ballot(board.here.director, ballot=ballot, at=NOW)
    assert result_of(board.here.director, ballot).votes == {1: "2", 2: "1", 3: "0"}
    assert BallotVoter.objects.everywhere("test").filter(ballot=row_of(ballot)).count() == 4


def test_of_a_member_that_gives_directors_only_those_who_do_not_sit_are_offered(board):
    offered = who_may_sit(board.here.director, board.here.initiative.pk, "directors", TODAY)
    people = {key for _, some in offered for key, _ in some}
    assert not people & {one.account_id for one in board.people}
    assert board.here.delegates[3].account_id in people
