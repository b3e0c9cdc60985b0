"""The gate in plain values: a role opens what it covers and nothing beside it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.ground.journal.rules.alive import SILENCE, is_alive
from dure.ground.journal.rules.may import initiatives_where, may, must
from dure.ground.journal.types import Actor, Reach, Subject
from dure.kernel.errors import Refused

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
numbers = st.one_of(st.none(), st.integers(1, 3))
rights = st.frozensets(st.sampled_from(["see", "write", "approve"]), max_size=3)
reaches = st.lists(st.builds(Reach, st.just("r"), rights, numbers, numbers), max_size=4).map(tuple)
subjects = st.builds(Subject, st.just("report"), st.just(1), numbers, numbers)


@pytest.mark.parametrize(
    ("reach", "subject", "opens"),
    [
        ((None, None), (1, 5), True),  # the whole house
        ((None, None), (None, None), True),
        ((1, None), (1, 5), True),  # a whole initiative
        ((1, None), (1, None), True),
        ((1, None), (2, 5), False),
        ((1, None), (None, 5), False),  # what belongs to no initiative is not theirs
        ((1, 5), (1, 5), True),  # one member in it
        ((1, 5), (1, 6), False),
        ((1, 5), (1, None), False),  # a member does not act for the whole
        ((1, 5), (2, 5), False),  # the same member elsewhere
        ((None, 5), (2, 5), True),  # an organisation wherever it takes part
        ((None, 5), (2, 6), False),
    ],
)
def test_a_role_covers_what_it_was_given_for(reach, subject, opens):
    actor = Actor(1, reaches=(Reach("r", frozenset({"write"}), *reach),))
    assert may(actor, "write", Subject("report", 1, *subject)) is opens
    assert not may(actor, "approve", Subject("report", 1, *subject))


@given(reaches, subjects, st.sampled_from(["see", "write", "approve"]))
def test_another_role_never_takes_a_right_away(held, subject, right):
    for at in range(len(held)):
        fewer = Actor(1, reaches=held[:at])
        assert not may(fewer, right, subject) or may(Actor(1, reaches=held), right, subject)


@given(reaches, subjects, st.sampled_from(["see", "write", "approve"]))
def test_who_may_here_may_by_one_single_role(held, subject, right):
    whole = may(Actor(1, reaches=held), right, subject)
    assert whole == any(may(Actor(1, reaches=(reach,)), right, subject) for reach in held)


@given(reaches, st.sampled_from(["see", "write", "approve"]))
def test_the_initiatives_somebody_may_act_in_are_those_that_open(held, right):
    actor = Actor(1, reaches=held)
    found = initiatives_where(actor, right)
    for initiative in (1, 2, 3):
        opens = any(
            may(actor, right, Subject("report", 1, initiative, organisation))
            for organisation in (None, 1, 2, 3)
        )
        assert opens == (found is None or initiative in found)


@given(reaches, subjects)
def test_a_question_is_refused_exactly_where_it_may_not_be_asked(held, subject):
    actor = Actor(1, reaches=held)
    if may(actor, "see", subject):
        must(actor, "see", subject)
        return
    with pytest.raises(Refused) as refused:
        must(actor, "see", subject)
    assert (refused.value.code, refused.value.values) == ("journal.not_allowed", {"verb": "see"})


def test_nobody_may_do_nothing():
    assert not may(Actor(None), "see", Subject("report", 1))
    assert initiatives_where(Actor(None), "see") == frozenset()


@pytest.mark.parametrize(
    ("silent", "held", "alive"),
    [
        (timedelta(), None, True),
        (SILENCE - timedelta(seconds=1), None, True),
        (SILENCE, None, False),
        (timedelta(days=9), True, True),  # its lock is held here: it lives, however quiet
        (timedelta(), False, False),  # its lock is free here: it is gone, however loud it was
    ],
)
def test_a_worker_lives_by_its_lock_here_and_by_its_beat_elsewhere(silent, held, alive):
    assert is_alive(AT - silent, AT, held=held) is alive
