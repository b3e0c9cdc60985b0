"""Pairs become people; a human's word stands above a probability, absence above both."""

from hypothesis import given
from hypothesis import strategies as st

from dure.measurement.rules.people_once import Known, in_order, latest, person_keys, undecided

SOONRYE_K, SOONRYE_W, SOONRYE_C, MALJA = 3, 7, 9, 11
ALL = (SOONRYE_K, SOONRYE_W, SOONRYE_C, MALJA)
LIKELY = {
    (SOONRYE_K, SOONRYE_W): 0.99,
    (SOONRYE_W, SOONRYE_C): 0.98,
    (SOONRYE_K, SOONRYE_C): 0.97,
    (SOONRYE_C, MALJA): 0.4,
}


def count(present: tuple[int, ...], said: str = "") -> int:
    known = Known(LIKELY, {(SOONRYE_C, MALJA): said} if said else {})
    return len(set(person_keys(present, known).values()))


def test_a_woman_known_to_three_houses_is_one() -> None:
    keys = person_keys(ALL, Known(LIKELY, {}))

    assert keys == {3: 3, 7: 3, 9: 3, 11: 11}


def test_who_withdrew_is_out_of_every_chain_at_once() -> None:
    assert set(person_keys((SOONRYE_K, SOONRYE_C, MALJA), Known(LIKELY, {}))) == {3, 9, 11}


def test_a_chain_that_held_through_one_record_falls_apart_without_it() -> None:
    chain = {(1, 2): 0.9999, (2, 3): 0.9999, (1, 3): 0.2}

    assert len(set(person_keys((1, 2, 3), Known(chain, {})).values())) == 1
    assert len(set(person_keys((1, 3), Known(chain, {})).values())) == 2


def test_a_human_joins_and_parts_and_may_take_it_back() -> None:
    assert count(ALL) == 2
    assert count(ALL, said="same") == 1
    assert count(ALL, said="different") == 2
    assert count(ALL, said="unsure") == 2


def test_the_last_word_holds() -> None:
    said = [(9, 11, "same"), (11, 9, "different"), (3, 7, "unsure")]

    assert latest(said) == {(9, 11): "different", (3, 7): "unsure"}


def test_what_waits_for_a_human_is_doubtful_and_unsaid() -> None:
    assert undecided(Known(LIKELY, {})) == [(9, 11)]
    assert undecided(Known(LIKELY, {(9, 11): "unsure"})) == [(9, 11)]
    assert undecided(Known(LIKELY, {(9, 11): "different"})) == []


PAIRS = st.dictionaries(
    st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda p: p[0] < p[1]),
    st.floats(0.0, 1.0),
    max_size=20,
)


@given(PAIRS, st.frozensets(st.integers(1, 9)))
def test_everybody_present_has_one_key_and_nobody_else_has(likely, present) -> None:  # type: ignore[no-untyped-def]
    keys = person_keys(present, Known(likely, {}))

    assert set(keys) == set(present)
    assert all(keys[key] == key for key in keys.values())
    assert all(key <= one for one, key in keys.items())


@given(PAIRS)
def test_parting_every_pair_leaves_everybody_alone(likely) -> None:  # type: ignore[no-untyped-def]
    parted = dict.fromkeys(likely, "different")

    assert len(set(person_keys(range(1, 10), Known(likely, parted)).values())) == 9


@given(st.integers(), st.integers())
def test_a_pair_has_one_spelling(one: int, other: int) -> None:
    assert in_order(one, other) == in_order(other, one)
