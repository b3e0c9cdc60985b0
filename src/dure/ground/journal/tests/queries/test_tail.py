"""Following the journal's end: each entry once, also those that became visible late."""

from datetime import UTC, datetime, timedelta

import pytest

from dure.ground.journal.models import JournalEntry
from dure.ground.journal.queries.tail import LOOKED_BACK, Tail, touched_since
from dure.ground.journal.rules.following import MOST_MISSING, PATIENCE

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def wrote(id: int, about: str = "t1", at: datetime = NOON) -> JournalEntry:
    """One line of the journal under the id its transaction was given."""
    return JournalEntry.objects.create(
        pk=id, at=at, verb="communication.message.say", subject_kind="topic", subject_id=about
    )


def told(tail: Tail, at: datetime = NOON) -> list[int]:
    return [line.id for line in tail.read(at)]


def test_whoever_follows_is_told_what_comes_and_nothing_of_before():
    wrote(1_001)
    wrote(1_002)
    tail = Tail()
    tail.begin(NOON)

    assert told(tail) == []
    wrote(1_003)
    wrote(1_004)
    assert told(tail) == [1_003, 1_004]
    assert told(tail) == []


def test_a_smaller_number_that_became_visible_later_is_told_once():
    wrote(1_001)
    tail = Tail()
    tail.begin(NOON)
    wrote(1_004)
    assert told(tail) == [1_004]

    wrote(1_003)
    assert told(tail, NOON + 5 * SECOND) == [1_003]
    wrote(1_002)
    assert told(tail, NOON + 6 * SECOND) == [1_002]
    assert told(tail, NOON + 7 * SECOND) == []


def test_one_that_was_on_its_way_when_the_following_began_is_told():
    wrote(1_001)
    wrote(1_003)
    tail = Tail()
    tail.begin(NOON)
    wrote(1_002)
    assert told(tail) == [1_002]


def test_a_number_nobody_used_is_not_asked_for_for_ever():
    tail = Tail()
    tail.begin(NOON)
    wrote(2_000_000)
    assert told(tail) == [2_000_000]
    assert len(tail.place.missing) == MOST_MISSING

    assert told(tail, NOON + PATIENCE) == []
    assert tail.place.missing == {}


def test_in_an_empty_house_the_first_line_is_news():
    tail = Tail()
    tail.begin(NOON)
    wrote(1)
    assert told(tail) == [1]


def test_a_page_that_was_drawn_before_somebody_spoke_looks_again():
    wrote(1_001, "t1", NOON)
    assert touched_since(["s:topic:t1"], NOON - SECOND)
    assert not touched_since(["s:topic:t1"], NOON + SECOND)
    assert not touched_since(["s:topic:other"], NOON - SECOND)


def test_what_is_too_long_ago_to_be_told_is_news_for_everybody():
    for id in range(1, LOOKED_BACK + 1):
        wrote(id, "others", NOON)
    assert touched_since(["s:topic:t1"], NOON - SECOND)
