"""Pairs become people; one doubtful record does not chain strangers."""

from hypothesis import given
from hypothesis import strategies as st

from dure.engines.linkage.cluster import components, people_of


def test_a_pair_is_a_person() -> None:
    groups = people_of(3, [(0, 2, 0.9)], [])

    assert groups.person == [0, 1, 0]
    assert groups.people() == 2


def test_three_that_agree_are_one() -> None:
    edges = [(0, 1, 0.99), (1, 2, 0.98), (0, 2, 0.6)]

    assert people_of(3, edges, edges).person == [0, 0, 0]


def test_a_record_without_a_birth_date_does_not_make_twins_one() -> None:
    """영희's two records are hers, 영호's are his, though one of hers looks a little like his."""
    strong = [(0, 1, 0.99), (2, 3, 0.99), (1, 2, 0.6)]
    compared = [*strong, (0, 2, 0.001), (0, 3, 0.001), (1, 3, 0.2)]

    assert people_of(4, strong, compared).person == [0, 0, 2, 2]


def test_two_who_never_met_need_more_than_a_weak_bridge() -> None:
    strong = [(0, 1, 0.95), (1, 2, 0.7)]

    assert people_of(3, strong, strong).person == [0, 0, 2]
    assert people_of(3, [(0, 1, 0.95), (1, 2, 0.95)], []).person == [0, 0, 2]


def test_components_hang_together_through_any_chain() -> None:
    assert components(5, [(3, 4, 1.0), (1, 3, 1.0)]) == [0, 1, 2, 1, 1]


EDGES = st.lists(
    st.tuples(st.integers(0, 11), st.integers(0, 11), st.floats(0.5, 1.0)).filter(
        lambda edge: edge[0] < edge[1]
    ),
    max_size=30,
    unique_by=lambda edge: edge[:2],
)


@given(EDGES, st.randoms(use_true_random=False))
def test_the_order_of_pairs_changes_nothing(edges: list, dice) -> None:  # type: ignore[type-arg,no-untyped-def]
    shuffled = list(edges)
    dice.shuffle(shuffled)

    assert people_of(12, edges, edges).person == people_of(12, shuffled, shuffled).person


@given(EDGES)
def test_a_person_is_named_by_the_smallest_record_and_lies_in_one_component(edges: list) -> None:  # type: ignore[type-arg]
    groups, whole = people_of(12, edges, edges).person, components(12, edges)

    assert all(groups[one] <= one and groups[groups[one]] == groups[one] for one in range(12))
    assert all(whole[one] == whole[groups[one]] for one in range(12))
