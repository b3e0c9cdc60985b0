"""One outcome stands for a door, whatever a phone tells and however often."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.kernel.words import Words
from dure.programmes.care_meals.rules.board import LATE, door_state, quiet_minutes, route_state
from dure.programmes.care_meals.rules.door import Visit, is_well, taken, worry_of
from dure.programmes.care_meals.rules.told import BLOTTED, objection_to, read_told, without_number
from dure.programmes.care_meals.tests.door_story import HALF_TEN, NOON, minutes
from dure.programmes.care_meals.types.door import BoardRoute, Moment, Timed, Told


def event(number: str, minute: float, kind: str = "visit", **more) -> Timed:
    given = {"outcome": "delivered"} if kind == "visit" else {}
    told = Told(number, 0, kind, more.pop("stop", "a"), Moment(0), **{**given, **more})
    return Timed(told, minutes(minute))


def results(doors) -> list[str]:
    return [one.result for one in doors.answers]


def test_the_same_hand_over_three_times_is_one():
    doors = taken({}, [event(f"n{k}", 10 + k) for k in range(3)])
    assert results(doors) == ["taken", "again", "again"]
    assert [(stop, visit.at) for stop, visit in doors.made] == [("a", minutes(10))]


def test_nobody_home_and_then_met_after_all():
    doors = taken({}, [event("n1", 10, outcome="nobody"), event("n2", 25)])
    assert doors.standing["a"].outcome == "delivered"
    assert [visit.undone_by for _, visit in doors.made] == ["replaced", ""]


def test_what_happened_before_what_stands_is_late_and_counts_nothing():
    before = {"a": Visit(7, "x", "delivered", minutes(30))}
    doors = taken(before, [event("n1", 10, outcome="nobody")])
    assert results(doors) == ["late"]
    assert doors.standing == before
    assert doors.made[0][1].undone_by == "late"


def test_undo_takes_back_what_it_names_and_nothing_else():
    doors = taken({}, [event("n1", 10), event("n2", 11, "undo", of="n1")])
    assert doors.standing == {}
    doors = taken({}, [event("n1", 10), event("n2", 11, "undo", of="other")])
    assert results(doors) == ["taken", "again"]
    assert doors.standing["a"].number == "n1"


def test_the_check_belongs_to_the_visit_that_stands():
    look = {"mood": 1, "appetite": 2, "walking": 1}
    doors = taken(
        {"a": Visit(7, "x", "delivered", minutes(30))}, [event("n", 31, "wellness", **look)]
    )
    assert doors.looked[7].levels == (1, 2, 1)
    assert results(taken({}, [event("n", 31, "wellness", **look)])) == ["late"]


@pytest.mark.parametrize(
    ("now", "before", "worry"),
    [
        ((1, 1, 1), None, ""),
        ((1, 3, 1), None, "bad"),
        ((2, 1, 1), None, ""),
        ((2, 1, 1), (1, 2, 1), ""),  # another thing than last time
        ((2, 1, 1), (2, 1, 1), "again"),
        ((2, 1, 1), (3, 1, 1), "again"),
        ((None, None, None), (2, 2, 2), ""),
    ],
)
def test_two_worries_in_a_row_about_one_thing_are_one_too_many(now, before, worry):
    assert worry_of(now, before) == worry


def test_well_means_everything_was_looked_at():
    assert is_well((1, 1, 1))
    assert not is_well((1, None, 1))
    assert not is_well((1, 2, 1))


kinds = st.sampled_from(["visit", "visit", "undo", "wellness", "danger"])
steps = st.tuples(
    kinds,
    st.sampled_from("ab"),
    st.sampled_from(["delivered", "left", "nobody", "problem"]),
    st.integers(0, 3),
)


@given(st.lists(steps, max_size=25), st.integers(0, 25))
def test_told_in_one_go_or_in_two_the_doors_end_the_same(plan, cut):
    """Whenever the signal comes back: what stands in the end is the same."""
    events = [
        event(f"n{k}", k, kind, stop=stop, outcome=outcome, of=f"n{max(0, k - back)}", sign="gas")
        for k, (kind, stop, outcome, back) in enumerate(plan)
    ]
    whole = taken({}, events)
    first = taken({}, events[:cut])
    kept = {
        stop: Visit(k + 1, *_values(visit))
        for k, (stop, visit) in enumerate(first.standing.items())
    }
    second = taken(kept, events[cut:])
    assert {s: _values(v) for s, v in second.standing.items()} == {
        s: _values(v) for s, v in whole.standing.items()
    }
    assert len(whole.answers) == len(events)


def _values(visit: Visit):
    return visit.number, visit.outcome, visit.at, visit.problem, visit.note, visit.levels


HOSTILE = [None, 7, [], {}, {"id": "x"}, {"id": "<script>"}, {"id": "ok-but-ä-not"}]


@pytest.mark.parametrize("sent", HOSTILE)
def test_what_has_no_number_is_no_event(sent):
    with pytest.raises(Exception, match="unreadable_event"):
        read_told(sent)


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"kind": "dance", "stop": "a"}, "care_meals.unreadable_event"),
        ({"kind": "visit", "stop": "z", "outcome": "delivered"}, "care_meals.not_your_stop"),
        ({"kind": "visit", "stop": "a", "outcome": "eaten"}, "care_meals.no_such_outcome"),
        (
            {"kind": "visit", "stop": "a", "outcome": "problem", "problem": "?"},
            "care_meals.no_such_outcome",
        ),
        ({"kind": "danger", "stop": "a", "sign": ""}, "care_meals.no_such_outcome"),
        ({"kind": "visit", "stop": "a", "outcome": "delivered", "turn": 1e300, "at": True}, ""),
        ({"kind": "wellness", "stop": "a", "mood": 9, "appetite": "2", "walking": True}, ""),
    ],
)
def test_what_cannot_be_taken_says_why(sent, code):
    told = read_told({"id": "number-one", **sent})
    assert objection_to(told, {"a": None}) == code
    assert told.turn <= 1e9
    assert (told.mood, told.appetite, told.walking) == (None, None, None)


def test_half_a_character_and_a_resident_number_keep_no_event_from_being_taken():
    told = read_told(
        {"id": "number-one", "kind": "visit\ud800", "stop": "a\udfff", "note": "문\ud83d"}
    )
    assert (told.kind, told.stop, told.note) == ("visit", "a", "문")
    assert without_number(told) is told
    assert without_number(replace(told, note="411203-2234567 님")).note == BLOTTED


@pytest.mark.parametrize(
    ("outcome", "worst", "alert", "after", "state"),
    [
        ("", 0, False, 0, "waiting"),
        ("", 0, False, 16, "late"),
        ("delivered", 1, False, 99, "done"),
        ("delivered", 2, False, 0, "worry"),
        ("nobody", 0, False, 0, "nobody"),
        ("nobody", 0, True, 0, "alert"),
        ("delivered", 3, True, 0, "alert"),
    ],
)
def test_a_door_shows_the_most_pressing_thing(outcome, worst, alert, after, state):
    now = HALF_TEN + timedelta(minutes=after)
    assert door_state(outcome, worst=worst, due_at=HALF_TEN, has_alert=alert, now=now) == state
    assert timedelta(minutes=15) == LATE


@pytest.mark.parametrize(
    ("doors", "sent", "opened", "state"),
    [
        (["waiting"], False, False, "not_sent"),
        (["waiting"], True, False, "not_opened"),
        (["done", "waiting"], True, True, "on_the_way"),
        (["done", "late"], True, True, "problem"),
        (["late"], True, False, "not_opened"),
        (["alert", "done"], True, True, "problem"),
        (["done", "worry", "nobody"], True, True, "done"),
        ([], True, True, "on_the_way"),
    ],
)
def test_a_route_has_five_states(doors, sent, opened, state):
    assert route_state(doors, is_sent=sent, is_opened=opened) == state


def test_a_phone_is_quiet_after_half_an_hour():
    assert quiet_minutes(None, NOON) is None
    assert quiet_minutes(minutes(70), NOON) is None
    assert quiet_minutes(minutes(20), NOON) == 70


@pytest.mark.parametrize(
    ("quiet", "said"),
    [(None, None), (45, "45분"), (120, "2시간"), (547, "9시간 7분")],
)
def test_how_long_a_phone_is_quiet_is_said_in_hours(quiet, said):
    route = BoardRoute(
        1, "이복남", 1, Words("도보", "walking"), "problem", None, quiet_minutes=quiet
    )

    assert (route.quiet_words and route.quiet_words.ko) == said
