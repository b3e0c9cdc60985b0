"""What many voices say: two camps and what they share, and every thin conversation."""

import pytest

from dure.engines.deliberate import Conversation, Settings, Vote, deliberate
from dure.engines.deliberate.explain import (
    why_consensus,
    why_left_out,
    why_saying,
    why_so_many,
)
from dure.engines.deliberate.matrix import matrix_of
from dure.engines.deliberate.tests.conversations import conversation, two_camps
from dure.engines.deliberate.types import USUAL


def test_two_camps_and_the_one_thing_they_share() -> None:
    found = deliberate(two_camps())

    assert [group.size for group in found.groups] == [6, 6]
    assert all(len({who[0] for who in group.members}) == 1 for group in found.groups)
    assert [one.statement for one in found.agree] == ["1"]
    assert found.disagree == ()
    shared = {one.statement: one.aware_agree for one in found.tallies}
    assert max(shared, key=lambda code: shared[code] or 0) == "1"


def test_each_camp_is_told_by_what_the_other_does_not_hold() -> None:
    found = deliberate(two_camps())
    for group in found.groups:
        told = {(one.statement, one.direction) for one in group.sayings}
        assert {code for code, _ in told} <= {"1", "2", "3", "4", "5"}
        assert {code for code, way in told if way == "disagree"}
    first, second = (
        {(one.statement, one.direction) for one in group.sayings if one.statement != "1"}
        for group in found.groups
    )
    assert not first & second


def test_the_answers_are_counted_by_group() -> None:
    found = deliberate(two_camps())
    tally = next(one for one in found.tallies if one.statement == "2")
    assert (tally.agree, tally.disagree, tally.passed) == (6, 6, 0)
    assert sorted(tally.by_group.values()) == [(0, 6, 0), (6, 0, 0)]


def test_nobody_voted() -> None:
    found = deliberate(Conversation(votes=[]))
    assert (found.places, found.groups, found.agree, found.tallies) == ((), (), (), ())
    assert [note.code for note in found.notes] == ["deliberate.note_nobody"]


@pytest.mark.parametrize(
    "answers",
    [
        {"순자": "+-0+"},
        {"순자": "+", "순례": "-"},
        {"순자": "0000", "순례": "0000", "철수": "0000"},
        {"순자": "++++", "순례": "++++", "철수": "++++"},
        {"순자": "+   ", "순례": " -  ", "철수": "  + "},
    ],
    ids=["one person", "one statement", "all pass", "all alike", "no two answered the same"],
)
def test_without_a_difference_there_are_no_groups(answers: dict[str, str]) -> None:
    found = deliberate(conversation(answers))
    assert found.groups == ()
    assert len(found.places) == len(answers)
    assert all(one.group is not None for one in found.places)
    assert "deliberate.note_no_groups" in [note.code for note in found.notes]


def test_all_pass_is_no_consensus() -> None:
    found = deliberate(conversation({f"{at}": "000" for at in range(20)}))
    assert found.agree == found.disagree == ()


def test_two_people_who_differ_are_two_groups_of_one() -> None:
    found = deliberate(conversation({"순자": "++++", "순례": "----"}))
    assert [group.members for group in found.groups] == [("순자",), ("순례",)]


def test_the_last_answer_counts() -> None:
    votes = [Vote("a", "1", 1), Vote("b", "1", 1), Vote("a", "1", -1)]
    tally = deliberate(Conversation(votes=votes)).tallies[0]
    assert (tally.agree, tally.disagree) == (1, 1)


def test_a_rejected_statement_moves_nobody_and_is_never_shown() -> None:
    answers = {f"가{at}": "++-" for at in range(6)} | {f"나{at}": "-+-" for at in range(6)}
    found = deliberate(conversation(answers, rejected="1"))
    assert found.groups == ()  # they differ in the rejected one only
    shown = [one.statement for one in (*found.agree, *found.disagree)]
    assert "1" not in shown
    assert set(shown) == {"2", "3"}


def test_who_answered_little_is_left_out_of_the_groups_but_counted() -> None:
    answers = {f"가{at:02}": "+++++++" for at in range(10)}
    answers |= {f"나{at:02}": "-------" for at in range(10)} | {"늦은이": "+      "}
    found = deliberate(conversation(answers))
    assert found.left_out == {"늦은이": "too_few_votes"}
    assert sum(group.size for group in found.groups) == 20
    assert next(one for one in found.tallies if one.statement == "1").agree == 11
    assert "7" in why_left_out(found, korean=True)


def test_the_first_fifteen_are_placed_however_little_they_say() -> None:
    answers = {f"{at:02}": "+      " for at in range(20)}
    answers["말많은이"] = "+-+-+-+"
    matrix = matrix_of(conversation(answers), USUAL)
    placed = [matrix.participants[row] for row in matrix.placed]
    # With one statement asked so far, answering one is answering all.
    assert placed[:3] == ["00", "01", "02"]
    assert "말많은이" in placed


def test_small_groups_are_hidden_and_nobody_can_be_told_by_elimination() -> None:
    answers = {f"가{at}": "+++--" for at in range(8)} | {f"나{at}": "+--++" for at in range(2)}
    found = deliberate(conversation(answers), settings=Settings(smallest_shown=3))

    hidden = [group for group in found.groups if group.hidden]
    assert len(hidden) == 1
    assert (hidden[0].members, hidden[0].sayings, hidden[0].size) == ((), (), 0)
    assert all(group.members == () for group in found.groups)
    assert all(one.group is None and one.x == one.y == 0.0 for one in found.places)
    assert all(one.by_group == {} for one in found.tallies)
    open_ = deliberate(conversation(answers), settings=Settings(smallest_shown=2))
    assert not any(group.hidden for group in open_.groups)


def test_groups_keep_their_numbers_from_one_refresh_to_the_next() -> None:
    before = deliberate(two_camps())
    swapped = [group.center for group in reversed(before.groups)]
    after = deliberate(two_camps(), earlier=swapped)
    assert [group.members for group in after.groups] == [
        group.members for group in reversed(before.groups)
    ]


def test_a_conversation_is_always_grouped_alike() -> None:
    one, two = deliberate(two_camps(9)), deliberate(two_camps(9))
    assert one == two
    assert one.fingerprint == two.fingerprint
    assert deliberate(two_camps(8)).fingerprint != one.fingerprint


@pytest.mark.parametrize(("korean", "word"), [(True, "동의"), (False, "agree")])
def test_each_result_says_why(*, korean: bool, word: str) -> None:
    found = deliberate(two_camps())
    said = why_consensus(found.agree[0], found, korean=korean)
    assert "12" in said
    assert "100%" in said
    assert word in said
    group = found.groups[0]
    assert all("6" in why_saying(one, found, korean=korean) for one in group.sayings)
    assert "2" in why_so_many(found, korean=korean)


def test_nothing_is_said_about_the_number_of_groups_where_there_are_none() -> None:
    found = deliberate(conversation({"순자": "+"}))
    assert why_so_many(found, korean=True) == why_so_many(found, korean=False) == ""
