"""What holds for every conversation, however thin or strange."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.deliberate import Conversation, Settings, Vote
from dure.engines.deliberate.report import report_text
from dure.engines.deliberate.work import deliberate

pytestmark = pytest.mark.slow
votes = st.lists(
    st.builds(
        Vote,
        st.sampled_from([f"p{at}" for at in range(18)]),
        st.sampled_from([f"s{at}" for at in range(9)]),
        st.sampled_from([-1, 0, 1]),
    ),
    max_size=90,
)


@settings(max_examples=40, deadline=None)
@given(said=votes)
def test_everybody_is_in_one_group_or_left_out(said: list[Vote]) -> None:
    found = deliberate(Conversation(votes=said))
    people = [one.participant for one in found.places]
    assert sorted(people) == sorted({one.participant for one in said})
    grouped = [who for group in found.groups for who in group.members]
    assert len(grouped) == len(set(grouped))
    if found.groups:
        assert sorted(grouped + list(found.left_out)) == sorted(people)
    assert all(group.size == len(group.members) > 0 for group in found.groups)
    assert [group.number for group in found.groups] == list(range(len(found.groups)))


@settings(max_examples=20, deadline=None)
@given(said=votes)
def test_every_answer_is_counted_once(said: list[Vote]) -> None:
    found = deliberate(Conversation(votes=said))
    last = {(one.participant, one.statement): one.vote for one in said}
    for tally in found.tallies:
        mine = [vote for (_, code), vote in last.items() if code == tally.statement]
        assert (tally.agree, tally.disagree, tally.passed) == (
            mine.count(1),
            mine.count(-1),
            mine.count(0),
        )
        assert tally.aware_agree is None or 0 < tally.aware_agree < 1


@settings(max_examples=25, deadline=None)
@given(said=votes)
def test_the_same_conversation_gives_the_same_letters(said: list[Vote]) -> None:
    one = report_text(deliberate(Conversation(votes=said)))
    two = report_text(deliberate(Conversation(votes=said)))
    assert one == two
    assert "NaN" not in one


@settings(max_examples=25, deadline=None)
@given(said=votes)
def test_names_have_no_influence(said: list[Vote]) -> None:
    other = [Vote(f"김{one.participant}", one.statement, one.vote) for one in said]
    mine = deliberate(Conversation(votes=said))
    theirs = deliberate(Conversation(votes=other))
    assert [group.size for group in mine.groups] == [group.size for group in theirs.groups]
    assert [one.statement for one in mine.agree] == [one.statement for one in theirs.agree]


@settings(max_examples=25, deadline=None)
@given(said=votes, smallest=st.integers(2, 6))
def test_no_small_group_is_ever_shown(said: list[Vote], smallest: int) -> None:
    found = deliberate(Conversation(votes=said), settings=Settings(smallest_shown=smallest))
    for group in found.groups:
        assert group.hidden or group.size >= smallest
        assert not group.hidden or not group.members + group.sayings
    if any(group.hidden for group in found.groups):
        assert not any(group.members for group in found.groups)


@settings(max_examples=20, deadline=None)
@given(said=votes)
def test_agreeing_and_disagreeing_are_mirror_images(said: list[Vote]) -> None:
    turned = [Vote(one.participant, one.statement, -one.vote) for one in said]
    mine, mirror = deliberate(Conversation(votes=said)), deliberate(Conversation(votes=turned))
    assert {one.statement for one in mine.agree} == {one.statement for one in mirror.disagree}
    assert {one.statement for one in mine.disagree} == {one.statement for one in mirror.agree}


def test_two_thousand_people_are_found_again_in_their_camps() -> None:
    chance = np.random.default_rng(7)
    camps = chance.integers(0, 2, 2000)
    said = [
        Vote(f"p{who}", f"s{what}", 1 if (what + camps[who]) % 2 else -1)
        for who in range(2000)
        for what in chance.choice(60, 9, replace=False)
    ]
    found = deliberate(Conversation(votes=said))
    assert len(found.groups) >= 2
    for group in found.groups:
        inside = [int(camps[int(who[1:])]) for who in group.members]
        assert max(inside.count(0), inside.count(1)) >= 0.98 * len(inside)
