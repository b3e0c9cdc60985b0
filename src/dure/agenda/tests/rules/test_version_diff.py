"""Two versions compared: what was added, taken out, moved and reworded, clause by clause."""

from dataclasses import replace
from datetime import datetime

from dure.agenda.rules.tree import in_reading_order
from dure.agenda.rules.version_diff import version_diff
from dure.agenda.types import AgendaCard, AgendaTree, LinkCard, NodeCard
from dure.kernel.clock import SEOUL
from dure.kernel.words import Words

AT = datetime(2026, 3, 20, 14, 0, tzinfo=SEOUL)


def clause(key: str, above: str, at: int, kind: str = "outcome", ko: str = "") -> NodeCard:
    return NodeCard(at + 1, key, kind, above, at, Words(ko or key, key))


def version(number: int, *nodes: NodeCard, links: tuple[LinkCard, ...] = ()) -> AgendaTree:
    card = AgendaCard(number, 1, number, "adopted", Words("공동의제", "Agenda"), AT)
    return AgendaTree(card, in_reading_order(nodes), links)


V = clause("v", "", 0, "vision")
A, B, C = clause("a", "v", 1), clause("b", "v", 2), clause("c", "v", 3)
S = clause("s", "a", 4, "strategy")


def happened(old: AgendaTree, new: AgendaTree) -> dict[str, tuple[str, ...]]:
    return {one.key: one.what for one in version_diff(old, new).clauses if one.what}


def test_the_same_version_shows_no_change() -> None:
    assert happened(version(1, V, A, S), version(2, V, A, S)) == {}


def test_added_taken_out_and_reworded() -> None:
    found = happened(version(1, V, A, B), version(2, V, replace(A, title=Words("새", "a")), C))
    assert found == {"a": ("reworded",), "b": ("removed",), "c": ("added",)}


def test_one_clause_put_first_is_one_move_and_not_three() -> None:
    found = happened(version(1, V, A, B, C), version(2, V, replace(C, position=0), A, B))
    assert found == {"c": ("moved",)}


def test_a_strategy_below_another_outcome_has_moved_with_both_names() -> None:
    diff = version_diff(version(1, V, A, B, S), version(2, V, A, B, replace(S, parent_key="b")))
    moved = next(one for one in diff.clauses if one.key == "s")
    assert moved.what == ("moved",)
    assert (moved.old_above, moved.new_above) == (A.title, B.title)


def test_moved_and_reworded_says_both() -> None:
    other = replace(S, parent_key="b", title=Words("다르게", "s"))
    assert happened(version(1, V, A, B, S), version(2, V, A, B, other))["s"] == (
        "moved",
        "reworded",
    )


def test_what_was_taken_out_stands_where_it_stood() -> None:
    diff = version_diff(version(1, V, A, B, C), version(2, V, A, C))
    assert [one.key for one in diff.clauses] == ["v", "a", "b", "c"]
    assert diff.count("removed") == 1


def test_an_assumption_that_changed_is_a_change_of_the_clause() -> None:
    link = LinkCard("s", "a", Words("믿는다", "trust"))
    old, new = version(1, V, A, S, links=(link,)), version(2, V, A, S)
    assert happened(old, new) == {"s": ("reworded",)}


def test_from_nothing_everything_is_new() -> None:
    assert set(happened(version(1), version(2, V, A))) == {"v", "a"}
