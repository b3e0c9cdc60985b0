"""Ties: an earlier round first where the rule says so, then the lots, then the list, and always told."""

import pytest

from dure.engines.elect import BadInput, count
from dure.engines.elect.tests.elections import counted, election, winners


def test_scotland_looks_at_the_most_recent_stage_that_differed() -> None:
    # B and C have 4 each in stage 2, but C had fewer before: C goes, though it stands first.
    done = counted("ACBD", "6 A, 4 B, 3 C, 1 DC", "scottish-stv")

    second = done.outcome.rounds[1]
    names = done.election.candidates
    assert [names[one] for one in second.excluded] == ["C"]
    assert [(tie.by, tie.earlier, tie.about) for tie in second.ties] == [
        ("earlier_round", 1, "exclusion")
    ]


def test_equal_at_all_stages_is_for_the_lot_and_the_lot_is_the_list_where_none_was_drawn() -> None:
    done = counted("ABC", "4 A, 2 B, 2 C", "scottish-stv")
    first = done.outcome.rounds[0]
    assert [done.election.candidates[one] for one in first.excluded] == ["C"]
    assert first.ties[0].by == "list_order"
    assert [done.election.candidates[one] for one in first.ties[0].among] == ["B", "C"]


def test_drawn_lots_are_followed_and_named() -> None:
    done = counted("ABC", "4 A, 2 B, 2 C", "scottish-stv", lots="CBA")
    first = done.outcome.rounds[0]
    assert [done.election.candidates[one] for one in first.excluded] == ["B"]
    assert first.ties[0].by == "lots"


def test_the_higher_of_two_equal_surpluses_is_the_one_that_was_ahead() -> None:
    # A and B are elected with equal votes from the start: the list decides whose goes first.
    done = counted("ABCD", "5 AC, 5 BD, 1 C, 1 D", "scottish-stv", seats=3)
    tie = done.outcome.rounds[0].ties[0]
    assert (tie.about, tie.by) == ("surplus", "list_order")
    assert [done.election.candidates[one] for one in tie.taken] == ["A"]


def test_a_tie_that_decides_no_seat_is_not_told() -> None:
    done = counted("ABCD", "5 A, 3 B, 1 C, 1 D", "plurality", seats=2)
    assert done.outcome.rounds[0].ties == ()


def test_a_tie_for_the_last_seat_is_told() -> None:
    done = counted("ABC", "5 A, 3 B, 3 C", "plurality", seats=2)
    assert winners(done) == "AB"
    assert [tie.by for tie in done.outcome.rounds[0].ties] == ["list_order"]


def test_the_same_election_always_ends_alike() -> None:
    ends = {winners(counted("ABCD", "2 A, 2 B, 2 C, 2 D", "minneapolis", seats=2)) for _ in "12345"}
    assert ends == {"AB"}


@pytest.mark.parametrize("lots", [[0], [0, 0, 1], [0, 1, 3]])
def test_lots_must_name_everybody_once(lots: list[int]) -> None:
    with pytest.raises(BadInput) as refused:
        count(election("ABC", "1 A"), "irv", lots=lots)
    assert [fault.code for fault in refused.value.faults] == ["elect.lots"]


def test_two_elected_at_one_stage_stand_in_the_order_in_which_they_would_pass_on() -> None:
    # A and B reach the quota with 7 each; a stage before, B had 6 and A had 4.
    done = counted("ABCD", "3 CA, 5 DA, 6 B, 1 CB, 4 AD", "scottish-stv", seats=2)

    assert winners(done) == "BA"
