"""What is said of a question: every why with its figures, and no figure of a small group anywhere."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.agenda.rules.heard import Answer, declared, heard
from dure.agenda.rules.picture import picture
from dure.agenda.rules.sentences import why_all, why_group
from dure.engines.deliberate import Conversation, Vote, deliberate

LIVED, MEMBERS, RESIDENTS = 7, 8, 9


def camp(first: int, many: int, votes: list[int], group: int) -> list[Answer]:
    """So many voices that answer the same."""
    return [
        Answer(voice, group, number, vote)
        for voice in range(first, first + many)
        for number, vote in enumerate(votes, start=1)
    ]


def told(answers: list[Answer], smallest: int = 5) -> dict:
    votes = [Vote(str(one.voice), str(one.statement), one.vote) for one in answers]
    return heard(deliberate(Conversation(votes=votes)), answers, smallest)


ALIKE = [1, 1, 1, -1, -1, 1, 1, 1]
OTHERS = [-1, -1, -1, 1, 1, -1, -1, 1]


def test_two_camps_are_two_groups_and_share_the_one_thing_all_support():
    said = told(camp(0, 14, ALIKE, MEMBERS) + camp(100, 12, OTHERS, LIVED))

    assert sorted(group["size"] for group in said["groups"]) == [12, 14]
    assert [one["statement"] for one in said["common"]] == [8]
    assert "26명 가운데 26명(100%)이 동의" in said["common"][0]["because"]["ko"]
    assert "More than half of every group: A 100%, B 100%." in said["common"][0]["because"]["en"]


def test_what_one_group_refuses_is_not_supported_by_all():
    said = told(camp(0, 40, ALIKE, MEMBERS) + camp(100, 12, OTHERS, LIVED))
    assert 1 not in [one["statement"] for one in said["common"]]


def test_a_camp_of_three_is_hidden_and_so_is_the_one_it_could_be_reckoned_from():
    said = told(camp(0, 14, ALIKE, MEMBERS) + camp(100, 3, OTHERS, LIVED))
    assert [group["hidden"] for group in said["groups"]] == [True, True]
    assert all(
        cell is None for one in said["statements"].values() for cell in one["groups"].values()
    )


def test_four_people_are_told_nothing_but_that_they_are_too_few():
    said = told(camp(0, 4, ALIKE, MEMBERS))
    assert (said["enough"], said["groups"], said["statements"]) == (False, [], {})


def test_nobody_answered_and_nothing_falls_over():
    assert told([]) == {
        "voices": 0,
        "answers": 0,
        "smallest": 5,
        "enough": False,
        "groups": [],
        "common": [],
        "statements": {},
    }


def test_declared_groups_below_the_size_are_hidden_with_what_would_tell_of_them():
    answers = camp(0, 9, [1, 1], MEMBERS) + camp(50, 3, [-1, 1], LIVED) + camp(90, 6, [1], 9)
    said = declared(answers, (LIVED, MEMBERS, RESIDENTS), 5)

    assert said["voices"] == {"7": None, "8": 9, "9": None}  # 18 - 9 - 6 would be the three
    assert said["statements"]["1"] == {"7": None, "8": [9, 0, 0], "9": None}


def test_a_group_that_nobody_came_from_is_told_as_nobody():
    said = declared(camp(0, 9, [1], MEMBERS), (MEMBERS, LIVED), 5)
    assert said["voices"] == {"8": 9, "7": 0}


@given(
    st.lists(
        st.tuples(st.integers(0, 25), st.integers(1, 4), st.sampled_from([-1, 0, 1])), max_size=120
    )
)
@settings(max_examples=60)
def test_no_declared_cell_tells_of_fewer_than_five_also_not_by_subtraction(rows):
    group = {voice: 7 + voice % 3 for voice, _, _ in rows}
    once = {(voice, number): vote for voice, number, vote in rows}
    answers = [Answer(v, group[v], number, vote) for (v, number), vote in once.items()]
    said = declared(answers, (7, 8, 9), 5)

    totals = Counter(one.statement for one in answers)
    for number, cells in said["statements"].items():
        shown = [sum(cell) for cell in cells.values() if cell is not None]
        rest = totals[int(number)] - sum(shown)
        assert all(size == 0 or size >= 5 for size in shown)
        assert rest == 0 or rest >= 5 or not any(shown)


def test_a_why_without_figures_says_that_they_are_hidden():
    assert "가렸어요" in why_group("agree", None, 2.0).ko
    assert "2.3배" in why_group("agree", (12, 2, 1), 2.31).ko
    assert (
        why_group("agree", (12, 2, 1), None).en
    ) == "12 of the 15 in this group who answered (80%) agreed."


def test_with_one_group_there_is_nothing_to_compare():
    assert "그룹마다" not in why_all("disagree", (2, 8, 0), {0: (2, 8, 0)}).ko
    assert "8명(80%)이 반대" in why_all("disagree", (2, 8, 0), {}).ko


def test_the_picture_has_a_dot_for_each_and_none_for_the_hidden():
    drawn = picture(
        [
            {"number": 0, "hidden": False, "size": 14, "x": 1.0},
            {"number": 1, "hidden": True},
            {"number": 2, "hidden": False, "size": 5, "x": -1.0},
        ]
    )
    assert drawn is not None
    assert [(bed.number, len(bed.dots)) for bed in drawn.beds] == [(0, 14), (1, 0), (2, 5)]
    assert all(bed.x + bed.radius <= drawn.width for bed in drawn.beds)


@pytest.mark.parametrize("size", [1, 150, 151, 4000])
def test_thousands_are_drawn_as_a_dot_for_several(size: int):
    drawn = picture([{"number": 0, "hidden": False, "size": size, "x": 0}])
    assert drawn is not None
    assert len(drawn.beds[0].dots) <= 150
    assert len(drawn.beds[0].dots) * drawn.people_a_dot >= size * 0.9


def test_no_groups_no_picture():
    assert picture([]) is None
