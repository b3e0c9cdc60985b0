"""Learning without labels: what is learnt is a distribution, and little data changes little."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.linkage.compare import ALL, FAMILY, GIVEN, PHONE
from dure.engines.linkage.train import (
    PARTNER,
    SAME,
    STRANGER,
    Patterns,
    chances,
    trained,
    usual_model,
)

CHOSEN = (GIVEN, FAMILY, PHONE)
SIZES = [len(one.levels) for one in CHOSEN]


def patterns(rows: list[tuple[int, ...]], counts: list[float]) -> Patterns:
    return Patterns(np.array(rows, dtype=np.int64).reshape(-1, 3), np.array(counts, dtype=float))


def test_every_level_begins_with_a_share() -> None:
    for one in ALL:
        assert abs(sum(level.same for level in one.levels) - 1) < 0.05, one.name
        assert abs(sum(level.stranger for level in one.levels) - 1) < 0.1, one.name
        assert one.levels[-1].sql == "", f"{one.name} has no last level"
        assert one.levels[0].same / one.levels[0].stranger > 1.5, one.name


def test_nothing_seen_leaves_what_is_usual() -> None:
    empty = patterns([], [])
    model, usual = trained(CHOSEN, empty, empty, 10), usual_model(CHOSEN, 10)

    for learnt, start in zip(model.stranger, usual.stranger, strict=True):
        assert np.allclose(learnt, start)


def test_a_file_with_many_slips_teaches_that_slips_are_common() -> None:
    """Of a thousand pairs with one phone, half have a name with one letter off."""
    equal, slip, other = (0, 0, 0), (2, 0, 0), (10, 5, 3)
    seen = patterns([equal, slip, other], [500, 500, 100_000])
    model = trained(CHOSEN, seen, patterns([other], [200_000]), 2_000)

    assert model.same[0][2] > 0.3
    assert chances(CHOSEN, model, np.array([slip]))[0, SAME] > 0.9


def test_one_phone_and_other_names_are_a_household() -> None:
    couple = np.array([(8, 5, 0)])
    model = usual_model(CHOSEN, 1_000)

    chance = chances(CHOSEN, model, couple)[0]

    assert chance[SAME] < 0.01
    assert chance[PARTNER] + chance[STRANGER] > 0.98


def test_a_korean_name_wholly_other_is_never_learnt_to_be_a_slip() -> None:
    other_name = [level.name for level in GIVEN.levels].index("other_name")
    twins = patterns([(other_name, 0, 0)], [10_000])

    model = trained(CHOSEN, twins, patterns([(10, 5, 3)], [100_000]), 5_000)

    assert model.same[0][other_name] <= 0.0015
    assert abs(model.same[0].sum() - 1) < 1e-6


CODES = st.tuples(*(st.integers(-1, size - 1) for size in SIZES))


@given(
    st.lists(
        st.tuples(CODES, st.integers(1, 1000)), min_size=1, max_size=12, unique_by=lambda p: p[0]
    )
)
def test_whatever_is_seen_all_shares_stay_shares(seen: list) -> None:  # type: ignore[type-arg]
    found = patterns([one for one, _ in seen], [count for _, count in seen])
    model = trained(CHOSEN, found, found, 3_000)

    assert abs(model.shares.sum() - 1) < 1e-9
    assert (model.shares > 0).all()
    assert model.shares[STRANGER] >= 0.1 - 1e-9
    for values in (*model.same, *model.stranger):
        assert abs(values.sum() - 1) < 1e-6
        assert (values > 0).all()
    assert np.allclose(chances(CHOSEN, model, found.codes).sum(axis=1), 1)
