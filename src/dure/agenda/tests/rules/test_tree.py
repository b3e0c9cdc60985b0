"""The tree: read in order, numbered, and nobody is ever lost from it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dure.agenda.rules.tree import fits, in_reading_order, is_within, paragraphs, placed
from dure.agenda.types import KINDS, NodeCard
from dure.kernel.words import Words


def clause(key: str, above: str = "", position: int = 0, kind: str = "outcome") -> NodeCard:
    return NodeCard(
        id=sum(map(ord, key)),
        key=key,
        kind=kind,
        parent_key=above,
        position=position,
        title=Words(key, key),
    )


def test_outcomes_are_numbered_and_what_serves_them_below() -> None:
    nodes = [
        clause("v", kind="vision"),
        clause("b", "v", 2),
        clause("a", "v", 1),
        clause("s", "a", 0, "strategy"),
        clause("i", "s", 0, "indicator"),
    ]
    read = [(one.key, one.label, one.depth) for one in in_reading_order(nodes)]
    assert read == [("v", "", 0), ("a", "1", 1), ("s", "1.1", 2), ("i", "1.1.1", 3), ("b", "2", 1)]


def test_a_clause_whose_parent_is_missing_stands_at_the_top_and_is_not_lost() -> None:
    read = in_reading_order([clause("v", kind="vision"), clause("lost", "nowhere")])
    assert {one.key for one in read} == {"v", "lost"}


def test_a_circle_in_the_data_loses_nobody_and_ends() -> None:
    read = in_reading_order([clause("a", "b"), clause("b", "a")])
    assert {one.key for one in read} == {"a", "b"}
    assert not is_within("c", "a", [clause("a", "b"), clause("b", "a")])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3)), min_size=1, max_size=12))
def test_whatever_the_tree_everybody_is_read_exactly_once(shape: list[tuple[int, int]]) -> None:
    nodes = [clause(f"k{n}", f"k{above}", at) for n, (above, at) in enumerate(shape)]
    read = [one.key for one in in_reading_order(nodes)]
    assert sorted(read) == sorted(one.key for one in nodes)


@given(st.permutations(["a", "b", "c", "d"]), st.sampled_from("abcd"), st.sampled_from("abcde"))
def test_a_moved_clause_stands_before_the_one_named_and_the_rest_keep_their_order(
    level: list[str], key: str, before: str
) -> None:
    after = placed(level, key, before)
    assert sorted(after) == sorted(level)
    assert [one for one in after if one != key] == [one for one in level if one != key]
    if before in level and before != key:
        assert after.index(key) + 1 == after.index(before)


def test_what_may_stand_below_what() -> None:
    assert fits("vision", "")
    assert [kind for kind in KINDS if fits(kind, "vision")] == ["outcome"]
    assert [kind for kind in KINDS if fits(kind, "strategy")] == ["indicator", "activity"]
    assert not any(fits(kind, "indicator") for kind in KINDS)


def test_paragraphs_are_what_lines_divide() -> None:
    assert paragraphs("하나\r\n\r\n둘 \n 셋") == ("하나", "둘", "셋")
    assert paragraphs(" \n ") == ()
