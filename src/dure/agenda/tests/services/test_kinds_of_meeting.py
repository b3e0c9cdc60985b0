"""Founders found, delegates stand for many, directors sit: each list votes, and nobody else does."""

from datetime import timedelta

import pytest

from dure.agenda.models import BallotVoter, Meeting, RollSeat
from dure.agenda.queries import (
    ballots_waiting,
    meeting_card,
    meeting_rules,
    minutes_of,
    my_seats,
    result_of,
    rolls_of,
    who_may_sit,
)
from dure.agenda.services import (
    close_ballot,
    end_meeting,
    end_seat,
    give_proxy,
    mark_present,
    record_weights,
    seat_on_roll,
    write_minutes,
)
from dure.agenda.tests.assembly import (
    NOW,
    TODAY,
    bylaws,
    delegate,
    federation,
    meets,
    opened,
    row_of,
    votes,
)
from dure.agenda.types.deciding import ProxyDraft
from dure.agenda.types.rolls import SeatDraft
from dure.ground.access.models import Affiliation, Grant
from dure.ground.journal.models import JournalEntry
from dure.ground.tests.story import joins, organisation
from dure.kernel.errors import Refused
from dure.kernel.words import Words

pytestmark = pytest.mark.django_db
ELECTED = "2026년 정기총회에서 선출"


@pytest.fixture
def here():
    return federation()


def seated(here, roll, member, person=None, **said):
    """A member is written on a roll; its delegate sits there unless somebody else is named."""
    who = person or here.delegates[member]
    given = {
        "roll": roll,
        "organisation_id": here.org(member),
        "account_id": None if roll == "founders" else who.account_id,
        "proof": ELECTED,
        "since": TODAY - timedelta(days=30),
    }
    told = SeatDraft(**(given | said))
    return seat_on_roll(here.director, initiative_id=here.initiative.pk, told=told, at=NOW)


def board_of(here, *members, person=None):
    for place, member in enumerate(members):
        seated(here, "directors", member, person if not place else None, is_head=not place)


def board_meets(here, **said):
    return meets(here, kind="board", chair_id=here.delegates[0].account_id, **said)


def comes(here, meeting, *members):
    for member in members:
        whose = here.org(member)
        mark_present(here.director, meeting=meeting, organisation_id=whose, present=True, at=NOW)


# Boards


def test_directors_decide_by_more_than_half_of_those_who_sit_there(here):
    board_of(here, 0, 1, 2)
    meeting = board_meets(here)
    ballot = opened(here, meeting=meeting)

    votes(here, ballot, 0, 1)
    votes(here, ballot, 1, 1)
    with pytest.raises(Refused, match="not_your_vote"):
        votes(here, ballot, 3, 2)  # a member, and no director
    assert close_ballot(here.director, ballot=ballot, at=NOW) == "adopted"
    why = result_of(here.director, ballot).why.ko
    assert "3명 가운데 2명이 출석" in why
    assert "제32조 제4항" in why


def test_a_board_that_misses_its_quorum_by_one_is_adjourned(here):
    board_of(here, 0, 1, 2, 3)
    meeting = board_meets(here)
    ballot = opened(here, meeting=meeting)
    votes(here, ballot, 0, 1)
    votes(here, ballot, 1, 1)
    assert close_ballot(here.director, ballot=ballot, at=NOW) == "adjourned"
    assert row_of(ballot).result["missing"] == 1
    assert end_meeting(here.director, meeting=meeting, at=NOW) == "adjourned"


def test_only_the_named_director_votes_and_the_delegate_of_the_member_does_not(here):
    head = delegate(here.members[0], here.initiative, "daon-head", kind="")
    board_of(here, 0, 1, 2, person=head)
    meeting = meets(here, kind="board", chair_id=head.account_id)
    ballot = opened(here, meeting=meeting)

    assert [one.public_id for one in ballots_waiting(head, here.initiative.pk, NOW)] == [ballot]
    assert [seat.by_proxy for seat in my_seats(head, ballot=ballot, on=TODAY)] == [False]
    assert my_seats(here.delegates[0], ballot=ballot, on=TODAY) == ()
    with pytest.raises(Refused, match="not_your_vote"):
        votes(here, ballot, 0, 1)
    votes(here, ballot, 0, 1, by=head)


def test_the_weights_of_a_federation_stay_outside_its_board(here):
    bylaws(here, since=TODAY, weighting="members", weight_cap="2/5")
    record_weights(
        here.director,
        initiative_id=here.initiative.pk,
        since=TODAY,
        votes={here.org(at): weight for at, weight in enumerate((4, 3, 3, 3, 1))},
        at=NOW,
    )
    board_of(here, 0, 1, 2)
    ballot = opened(here, meeting=board_meets(here))
    listed = BallotVoter.objects.everywhere("test").filter(ballot__public_id=ballot)
    assert [row.votes for row in listed] == [1, 1, 1]
    assert not row_of(ballot).is_weighted


def test_a_board_leaves_to_all_what_the_act_keeps_for_all(here):
    board_of(here, 0, 1, 2)
    meeting = board_meets(here)
    for subject in ("bylaws", "officers", "accounts", "expulsion"):
        with pytest.raises(Refused, match="not_for_the_board"):
            opened(here, "two_thirds", subject=subject, meeting=meeting)


def test_a_director_sends_nobody_else(here):
    board_of(here, 0, 1, 2)
    meeting = board_meets(here)
    told = ProxyDraft(giver_id=here.org(1), holder_id=here.org(0), proof="위임장 원본")
    with pytest.raises(Refused) as refused:
        give_proxy(here.director, meeting=meeting, told=told, at=NOW)
    assert refused.value.code == "agenda.in_person_only"
    assert not meeting_card(here.director, meeting).takes_proxies


def test_a_director_replaced_during_a_ballot_leaves_the_vote_to_the_next_one(here):
    board_of(here, 0, 1, 2)
    meeting = board_meets(here)
    ballot = opened(here, meeting=meeting)
    votes(here, ballot, 1, 1)
    newcomer = delegate(here.members[1], here.initiative, "daon-newcomer", kind="")
    seat = RollSeat.objects.everywhere("test").get(organisation_id=here.org(1))
    end_seat(here.director, seat_id=seat.pk, on=TODAY, at=NOW)
    seated(here, "directors", 1, newcomer, since=TODAY)

    with pytest.raises(Refused, match="not_your_vote"):
        votes(here, ballot, 1, 1)
    assert votes(here, ballot, 1, 2, by=newcomer).replaced
    votes(here, ballot, 0, 1)
    close_ballot(here.director, ballot=ballot, at=NOW)
    assert result_of(here.director, ballot).votes == {1: "1", 2: "1", 3: "0"}


def test_a_board_has_three_directors_a_chair_among_them_and_notice_by_its_bylaws(here):
    bylaws(here, since=TODAY - timedelta(days=60), board_notice_days=5, urgent_days=2)
    with pytest.raises(Refused, match="nobody_on_the_roll"):
        board_meets(here)
    board_of(here, 0, 1)
    with pytest.raises(Refused, match="directors_needed"):
        board_meets(here)
    seated(here, "directors", 2)
    with pytest.raises(Refused, match="chair_is_no_director"):
        meets(here, kind="board")
    ahead = {"starts_at": NOW + timedelta(days=4), "notified_on": TODAY}
    with pytest.raises(Refused, match="notice_too_short"):
        board_meets(here, **ahead)
    assert board_meets(here, **ahead, urgent_reason="지원금 마감이 내일이에요")
    assert board_meets(here, starts_at=NOW + timedelta(days=5), notified_on=TODAY)


def test_the_minutes_of_a_board_wait_for_every_director_who_was_there(here):
    board_of(here, 0, 1, 2, 3)
    meeting = board_meets(here)
    comes(here, meeting, 0, 1, 2)
    end_meeting(here.director, meeting=meeting, at=NOW)
    write_minutes(
        here.director, meeting=meeting, course=Words("이사장이 개회했다.", ""), signers=(), at=NOW
    )
    card = minutes_of(here.director, meeting)
    assert card is not None
    assert card.signed_by_all
    assert [one.is_chair for one in card.signers] == [True, False, False]
    absent = here.delegates[3].account_id
    assert absent not in {one.account_id for one in card.signers}


# Founding


def test_a_federation_is_founded_by_two_thirds_of_those_who_consented(here):
    for member in range(4):
        seated(here, "founders", member)
    meeting = meets(here, kind="founding")
    ballot = opened(here, "two_thirds", subject="bylaws", meeting=meeting)
    assert meeting_card(here.director, meeting).entitled == 4
    votes(here, ballot, 0, 1)
    votes(here, ballot, 1, 1)
    votes(here, ballot, 2, 2)
    with pytest.raises(Refused, match="not_your_vote"):
        votes(here, ballot, 4, 1)  # a member of the initiative that has not consented
    assert close_ballot(here.director, ballot=ballot, at=NOW) == "adopted"
    why = result_of(here.director, ballot).why.ko
    assert "제71조 제2항" in why
    assert "4곳 가운데 3곳" in why


def test_founders_decide_nothing_by_half_and_two_are_too_few(here):
    seated(here, "founders", 0)
    seated(here, "founders", 1)
    with pytest.raises(Refused, match="founders_needed"):
        meets(here, kind="founding")
    seated(here, "founders", 2)
    meeting = meets(here, kind="founding")
    with pytest.raises(Refused, match="founding_two_thirds"):
        opened(here, "majority", meeting=meeting)


def test_a_consent_after_the_opening_gives_no_vote(here):
    for member in range(3):
        seated(here, "founders", member)
    meeting = meets(here, kind="founding")
    with pytest.raises(Refused, match="founding_has_begun"):
        seated(here, "founders", 3)
    seat = RollSeat.objects.everywhere("test").get(organisation_id=here.org(0))
    with pytest.raises(Refused, match="founding_has_begun"):
        end_seat(here.director, seat_id=seat.pk, on=TODAY, at=NOW)
    assert meeting_card(here.director, meeting).entitled == 3
    end_meeting(here.director, meeting=meeting, at=NOW)
    assert seated(here, "founders", 3)


# Delegates


def county(count):
    """A cooperative of many members, of whom the first few have a delegate who may sit."""
    here = federation(3, slug="many", basis="cooperative")
    members = [
        organisation(f"many-more-{at}", f"조합원{at}", f"Member {at}", "cooperative")
        for at in range(count)
    ]
    for member in members:
        joins(member, here.initiative)
    return here


def test_two_hundred_members_meet_themselves_and_one_more_may_send_delegates():
    here = county(197)
    seated(here, "delegates", 0)
    with pytest.raises(Refused) as refused:
        meets(here, kind="delegates")
    assert refused.value.code == "agenda.too_few_for_delegates"
    assert refused.value.values["count"] == 200
    joins(organisation("one-more", "하나더", "One more", "cooperative"), here.initiative)
    with pytest.raises(Refused) as refused:
        meets(here, kind="delegates")
    assert refused.value.code == "agenda.delegates_needed"
    assert (refused.value.values["count"], refused.value.values["least"]) == (1, 21)


def test_whoever_agreed_to_send_delegates_needs_no_two_hundred():
    here = federation(slug="free", basis="agreement")
    for member in range(3):
        seated(here, "delegates", member)
    meeting = meets(here, kind="delegates")
    ballot = opened(here, meeting=meeting)
    votes(here, ballot, 0, 1)
    votes(here, ballot, 1, 1)
    with pytest.raises(Refused, match="not_your_vote"):
        votes(here, ballot, 4, 1)
    assert close_ballot(here.director, ballot=ballot, at=NOW) == "adopted"


# Rolls


def test_a_seat_needs_a_paper_a_day_and_a_person_of_that_member(here):
    with pytest.raises(Refused, match="no_such_roll"):
        seated(here, "kings", 0)
    with pytest.raises(Refused, match="seat_without_paper"):
        seated(here, "directors", 0, proof="  ")
    with pytest.raises(Refused, match="seat_ahead"):
        seated(here, "directors", 0, since=TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="who_sits_there"):
        seated(here, "directors", 0, here.delegates[1])
    with pytest.raises(Refused, match="who_sits_there"):
        seated(here, "directors", 0, account_id=None)
    stranger = organisation("stranger", "모르는곳", "Stranger", "cooperative")
    with pytest.raises(Refused, match="not_on_this_roll"):
        seated(here, "founders", 0, organisation_id=stranger.pk)
    seated(here, "directors", 0)
    with pytest.raises(Refused, match="sits_already"):
        seated(here, "directors", 0)
    assert seated(here, "delegates", 0)  # another roll
    second = delegate(here.members[0], here.initiative, "second", "alternate")
    with pytest.raises(Refused, match="seat_taken"):  # a member has one delegate
        seated(here, "delegates", 0, second)


def test_a_seat_that_ended_stays_in_the_past_and_votes_no_more(here):
    board_of(here, 0, 1, 2)
    seat = RollSeat.objects.everywhere("test").get(organisation_id=here.org(2))
    with pytest.raises(Refused, match="seat_before_its_beginning"):
        end_seat(here.director, seat_id=seat.pk, on=TODAY - timedelta(days=31), at=NOW)
    end_seat(here.director, seat_id=seat.pk, on=TODAY, at=NOW)
    with pytest.raises(Refused, match="seat_ended"):
        end_seat(here.director, seat_id=seat.pk, on=TODAY, at=NOW)
    with pytest.raises(Refused, match="no_such_seat"):
        end_seat(here.director, seat_id=0, on=TODAY, at=NOW)
    yesterday = TODAY - timedelta(days=1)
    assert len(rolls_of(here.director, here.initiative.pk, yesterday)["directors"]) == 3
    assert len(rolls_of(here.director, here.initiative.pk, TODAY)["directors"]) == 2
    with pytest.raises(Refused, match="directors_needed"):
        board_meets(here)


def test_only_who_keeps_the_assembly_writes_the_rolls_and_members_read_them(here):
    told = SeatDraft(
        roll="directors",
        organisation_id=here.org(0),
        account_id=here.delegates[0].account_id,
        proof=ELECTED,
        since=TODAY,
    )
    member, stranger = here.delegates[0], federation(1, slug="other").delegates[0]
    with pytest.raises(Refused, match="not_allowed"):
        seat_on_roll(member, initiative_id=here.initiative.pk, told=told, at=NOW)
    made = seat_on_roll(here.director, initiative_id=here.initiative.pk, told=told, at=NOW)
    with pytest.raises(Refused, match="not_allowed"):
        end_seat(member, seat_id=made, on=TODAY, at=NOW)
    (line,) = rolls_of(member, here.initiative.pk, TODAY)["directors"]
    assert line.proof == ELECTED
    with pytest.raises(Refused):
        rolls_of(stranger, here.initiative.pk, TODAY)
    with pytest.raises(Refused):
        meeting_rules(stranger, here.initiative.pk, "board", TODAY)
    with pytest.raises(Refused):
        who_may_sit(member, here.initiative.pk, "directors", TODAY)
    entry = JournalEntry.objects.everywhere("test").get(verb="agenda.roll.seat")
    assert entry.values["roll"] == "directors"


def test_whoever_sits_already_is_not_offered_again(here):
    free = {
        card.id for card, _ in who_may_sit(here.director, here.initiative.pk, "directors", TODAY)
    }
    seated(here, "directors", 0)
    left = {
        card.id for card, _ in who_may_sit(here.director, here.initiative.pk, "directors", TODAY)
    }
    assert free - left == {here.org(0)}
    people = dict(who_may_sit(here.director, here.initiative.pk, "founders", TODAY))
    assert set(people.values()) == {()}


def test_an_adjourned_board_is_called_again_as_a_board(here):
    board_of(here, 0, 1, 2)
    meeting = board_meets(here)
    end_meeting(here.director, meeting=meeting, at=NOW)
    with pytest.raises(Refused, match="no_such_meeting"):
        meets(here, again_of=meeting)
    board_meets(here, again_of=meeting)
    assert Meeting.objects.everywhere("test").filter(kind="board").count() == 2


def test_who_left_the_member_is_not_written_down_for_it(here):
    for held in (Affiliation, Grant):
        held.objects.filter(account_id=here.delegates[0].account_id).update(until=TODAY)
    with pytest.raises(Refused, match="who_sits_there"):
        seated(here, "directors", 0)
