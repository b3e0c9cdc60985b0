"""Two tabs, two phones, a closing while somebody votes: one outcome each, told. On a real PostgreSQL."""

from collections.abc import Callable

import pytest

from dure.agenda.models import Ballot, BallotPaper, BallotVoter, MeetingProxy, RollSeat
from dure.agenda.queries import result_of
from dure.agenda.services import close_ballot, give_proxy, open_ballot, seat_on_roll
from dure.agenda.tests.assembly import LAST, federation, meets, opened, proposed, row_of, votes
from dure.agenda.types.deciding import BallotDraft, ProxyDraft
from dure.agenda.types.rolls import SeatDraft
from dure.ground.tests.story import NOW
from dure.kernel.testing.together import together

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def papers(ballot: str):
    return BallotPaper.objects.everywhere("test").filter(ballot__public_id=ballot, replaced=False)


def test_two_tabs_of_one_delegate_leave_one_vote():
    here = federation()
    ballot = opened(here)
    assert together(*[lambda: votes(here, ballot, 0, 1), lambda: votes(here, ballot, 0, 2)]) == [
        "done",
        "done",
    ]
    assert papers(ballot).count() == 1


def test_two_tabs_of_a_secret_ballot_leave_one_vote_and_tell_the_other():
    here = federation()
    ballot = opened(here, is_secret=True)
    told = together(lambda: votes(here, ballot, 0, 1), lambda: votes(here, ballot, 0, 2))
    assert sorted(told) == ["agenda.receipt_needed", "done"]
    assert papers(ballot).count() == 1


def test_five_phones_at_once_lose_no_paper():
    here = federation()
    for secret in (False, True):
        ballot = opened(here, is_secret=secret)
        acts = [
            (lambda member=member: votes(here, ballot, member, 1))  # noqa: B023
            for member in range(5)
        ]
        assert together(*acts) == ["done"] * 5
        assert papers(ballot).count() == 5
        voted = BallotVoter.objects.everywhere("test").filter(ballot__public_id=ballot)
        assert voted.exclude(how="").count() == 5


def test_a_ballot_closed_while_somebody_votes_counts_the_vote_or_refuses_it():
    here = federation(3)
    for _ in range(3):
        ballot = opened(here)
        for member in range(2):
            votes(here, ballot, member, 1)
        told = together(
            lambda: votes(here, ballot, 2, 2),  # noqa: B023
            lambda: close_ballot(here.director, ballot=ballot, at=LAST),  # noqa: B023
        )
        assert told[1] == "done"
        counted = result_of(here.director, ballot).votes[2]
        assert (told[0], counted) in {("done", "1"), ("agenda.ballot_closed", "0")}
        assert papers(ballot).count() == 2 + int(counted)


def test_two_directors_close_once_and_open_once():
    here = federation(3)
    asked = proposed(here)
    until = BallotDraft(method="majority", closes_at=LAST)

    def start() -> object:
        return open_ballot(here.director, proposal=asked, told=until, at=NOW)

    assert sorted(together(start, start)) == ["agenda.ballot_still_open", "done"]
    ballot = Ballot.objects.everywhere("test").get().public_id
    votes(here, ballot, 0, 1)

    def end() -> object:
        return close_ballot(here.director, ballot=ballot, at=LAST)

    assert sorted(together(end, end)) == ["agenda.ballot_closed", "done"]
    assert row_of(ballot).outcome == "adjourned"


def test_two_members_hand_their_proxy_to_one_and_one_is_told():
    here = federation()
    meeting = meets(here)

    def give(giver: int) -> Callable[[], object]:
        told = ProxyDraft(giver_id=here.org(giver), holder_id=here.org(0), proof="위임장")
        return lambda: give_proxy(here.director, meeting=meeting, told=told, at=NOW)

    assert sorted(together(give(1), give(2))) == ["agenda.proxy_holds_one", "done"]
    assert MeetingProxy.objects.everywhere("test").count() == 1


def test_two_tabs_write_one_director_once_and_one_is_told():
    here = federation()
    told = SeatDraft(
        roll="directors",
        organisation_id=here.org(0),
        account_id=here.delegates[0].account_id,
        proof="정기총회에서 선출",
        since=NOW.date(),
    )

    def sit() -> object:
        return seat_on_roll(here.director, initiative_id=here.initiative.pk, told=told, at=NOW)

    assert sorted(together(sit, sit)) == ["agenda.sits_already", "done"]
    assert RollSeat.objects.everywhere("test").count() == 1
