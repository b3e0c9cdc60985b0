"""What no single case shows: withdrawn and undeclared candidates, weights, everybody at once."""

from fractions import Fraction

import pytest

from dure.engines.elect import NAMES, BadInput, count, rule_named
from dure.engines.elect.tests.elections import counted, election, english, votes, winners


def test_a_vote_for_somebody_who_withdrew_goes_to_the_next_choice() -> None:
    done = count(election("ABC", "4 BA, 3 A, 5 C", more="-2"), "irv")
    assert winners(done) == "A"
    assert votes(done, 1) == {"A": 7, "C": 5}


def test_who_withdrew_is_no_skipped_rank_in_scotland() -> None:
    done = count(election("ABC", "4 BA, 3 A, 5 C", more="-2"), "scottish-stv")
    assert votes(done, 1) == {"A": 7, "C": 5}


def test_a_ballot_for_the_withdrawn_alone_counts_for_nobody_nor_for_the_quota() -> None:
    done = count(election("ABC", "4 B, 3 A, 2 C", more="-2"), "scottish-stv")
    assert done.outcome.valid == 5
    assert done.outcome.spoiled == 4
    assert done.outcome.quota == 3


@pytest.mark.parametrize("rule", NAMES)
def test_nobody_who_withdrew_is_ever_elected(rule: str) -> None:
    done = count(election("ABC", "9 BA, 3 A, 2 C", more="-2", seats=3), rule)
    assert "B" not in winners(done)


def test_all_withdrawn_is_refused() -> None:
    with pytest.raises(BadInput) as refused:
        count(election("AB", "9 BA", more="-1 -2"), "irv")
    assert [fault.code for fault in refused.value.faults] == ["elect.all_withdrawn"]


@pytest.mark.parametrize("rule", ["minneapolis", "irv", "irv-maine", "bottoms-up"])
def test_write_ins_go_first_and_never_win(rule: str) -> None:
    done = count(election("ABC", "9 CB, 3 A, 4 B", more="[undeclared 3]"), rule)
    assert winners(done) == "B"
    first = done.outcome.rounds[0]
    assert [done.election.candidates[one] for one in first.excluded] == ["C"]


def test_weights_of_a_federation_count_as_they_are() -> None:
    done = counted("AB", "2.5 A, 0.75 B, 1.25 B", "irv")
    assert votes(done, 1) == {"A": Fraction(5, 2), "B": 2}
    assert winners(done) == "A"


def test_weighted_ballots_equal_as_many_ballots() -> None:
    many = counted("ABC", "1 AB, 1 AB, 1 AB, 1 B, 1 C, 1 C", "minneapolis", seats=2)
    heavy = counted("ABC", "3 AB, 1 B, 2 C", "minneapolis", seats=2)
    assert many.outcome.rounds == heavy.outcome.rounds


def test_the_quota_is_a_whole_number_just_above_the_share() -> None:
    for ballots, seats, quota in ((99, 1, 50), (100, 1, 51), (100, 3, 26), (9, 2, 4), (8, 2, 3)):
        done = counted("ABCDE", f"{ballots} A", "scottish-stv", seats=seats)
        assert done.outcome.quota == quota


def test_the_hare_quota_is_rounded_up() -> None:
    assert counted("ABC", "7 A", "minneapolis-hare", seats=2).outcome.quota == 4
    assert counted("ABC", "8 A", "minneapolis-hare", seats=2).outcome.quota == 4


@pytest.mark.parametrize("rule", NAMES)
def test_more_seats_than_candidates_leaves_seats_empty_and_says_so(rule: str) -> None:
    done = count(election("AB", "3 A, 2 BA", seats=5), rule)
    left = 5 - len(done.outcome.elected)
    assert left >= 3
    assert f"Seats that stay empty: {left}." in english(done)


@pytest.mark.parametrize("rule", NAMES)
def test_only_empty_ballots_elect_nobody(rule: str) -> None:
    done = count(election("ABC", "4 , 2 "), rule)
    assert done.outcome.elected == ()
    assert done.outcome.empty == 6
    assert done.outcome.rounds[0].reason == "nobody_voted"


@pytest.mark.parametrize("rule", ["scottish-stv", "irv-maine", "majority"])
def test_only_over_votes_elect_nobody(rule: str) -> None:
    done = counted("ABC", "4 (AB)", rule)
    assert done.outcome.elected == ()
    assert done.outcome.spoiled == 4


def test_seats_of_the_command_win_over_the_file_and_it_is_noted() -> None:
    done = count(election("ABC", "4 A, 3 B, 2 C"), "plurality", seats=2)
    assert winners(done) == "AB"
    assert any("file says 1 seats" in note for note in english(done))


@pytest.mark.parametrize("seats", [0, -1, 1001])
def test_impossible_seats_are_refused(seats: int) -> None:
    with pytest.raises(BadInput) as refused:
        count(election("ABC", "4 A"), "plurality", seats=seats)
    assert [fault.code for fault in refused.value.faults] == ["elect.seats"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("WIGM", "scottish-stv"),
        ("Scottish STV", "scottish-stv"),
        ("stv", "scottish-stv"),
        ("Minneapolis", "minneapolis"),
        ("instant_runoff", "irv"),
        ("Schulze", "condorcet"),
    ],
)
def test_rules_answer_to_what_people_call_them(said: str, name: str) -> None:
    found = rule_named(said)
    assert found
    assert found.name == name


def test_an_unknown_rule_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadInput) as refused:
        count(election("ABC", "4 A"), "meek")
    assert refused.value.faults[0].values["rule"] == "meek"
    assert "scottish-stv" in str(refused.value.faults[0].values["known"])


def test_condorcet_tells_every_duel() -> None:
    done = counted("ABC", "3 ABC, 2 BCA, 2 CBA", "condorcet")
    assert done.outcome.detail["duels"] == {
        "A": {"B": 3, "C": 3},
        "B": {"A": 4, "C": 5},
        "C": {"A": 4, "B": 2},
    }


def test_a_paper_that_names_somebody_twice_counts_once_and_is_told_with_its_row() -> None:
    done = counted("ABC", "2 AB, 1 BBC, 1 CAC", "scottish-stv")

    assert english(done)[0].endswith(
        "This ballot names 'B' twice, and it counts once; lines like it: 2."
    )
    assert done.notes[0].row
    assert english(counted("ABC", "2 AB, 1 BC", "scottish-stv")) == []
