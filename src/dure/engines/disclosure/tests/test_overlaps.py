"""Who stands in two parts of a table of distinct people: a group that no cell shows."""

from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.disclosure import (
    Cell,
    Dimension,
    Interval,
    Join,
    Layout,
    Release,
    Rule,
    Search,
    Status,
    Table,
    Unprotectable,
    Zero,
    given_away,
    protect,
    round_table,
    sentence,
    table_of,
)
from dure.engines.disclosure.deciding import attacked
from dure.engines.disclosure.history import remember
from dure.engines.disclosure.methods.choice import Choice
from dure.engines.disclosure.problem import build
from dure.engines.disclosure.tests.memberships import Shape, Village, drawn

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/overlaps.yaml").read_text("utf-8"))
WAYS = pytest.mark.parametrize("search", [Search.EXACT, Search.FAST])
ONCE = Layout((Dimension("곳", join=Join.DISTINCT),))
QUICK = settings(max_examples=40, deadline=None)
TWO = {"손맛": "all", "새참": "all"}


def once(whole: int, **parts: int) -> Table:
    """Distinct people of each part, and of all together."""
    return table_of([Cell((k,), n) for k, n in {**parts, "all": whole}.items()], ONCE)


def hidden(labels: Mapping[object, Status]) -> set[object]:
    return {key for key, label in labels.items() if label.is_hidden}


@WAYS
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_reader_cannot_tell_the_few_who_stand_in_several_parts(
    case: dict, search: Search
) -> None:
    table = once(case["whole"], **case["parts"])
    rule = Rule(zero=Zero(case.get("zeros", "publish")))
    told = {cell.key: cell.value for cell in table.cells if cell.key[0] in case.get("before", ())}
    earlier = [Release("봄", told)] if told else []

    made = protect(table, rule, earlier, search=search)

    assert bool(hidden(made.labels)) is case["hides"]
    assert not hidden(made.labels) & set(told)
    if case["hides"]:
        assert len(hidden(made.labels)) == 1


def test_what_every_number_shown_would_tell_is_refused_with_the_whole_named() -> None:
    table = once(109, 손맛=50, 새참=60)
    problem = build(remember(table, Rule(), ()), Rule())

    with pytest.raises(Unprotectable) as refused:
        attacked(problem, Choice(problem.hidden, proven=False))

    (fault,) = refused.value.faults
    assert (fault.code, fault.values["key"]) == ("disclosure.overlap_computable", ("all",))
    assert "several parts of all" in sentence(fault, korean=False)


def test_what_stands_published_is_told_to_whoever_looks_at_it_again() -> None:
    shown = dict.fromkeys([("손맛",), ("새참",), ("all",)], Status.PUBLISHED)

    assert given_away(once(109, 손맛=50, 새참=60), shown, Rule()) == {("all",): Interval(1, 1)}
    assert not given_away(once(110, 손맛=50, 새참=60), shown, Rule())


def test_who_was_told_before_is_too_late_to_protect_and_stops_no_release() -> None:
    table = once(109, 손맛=50, 새참=60)
    earlier = Release("봄", {cell.key: cell.value or 0 for cell in table.cells})

    assert not hidden(protect(table, Rule(), [earlier]).labels)


def test_an_earlier_hidden_number_is_not_told_later_where_it_kept_an_overlap() -> None:
    """In spring one kitchen was hidden for the one person at both. Now the county has grown, and its
    number is another one; the kitchens are as they were."""
    spring = once(109, 손맛=50, 새참=60)
    first = protect(spring, Rule())
    behind = {cell.key: cell.value for cell in spring.cells if first.labels[cell.key].is_hidden}
    earlier = Release("봄", first.values, first.labels, behind, spring.relations)

    now = protect(once(139, 손맛=50, 새참=60, 복지관=40), Rule(), [earlier])

    assert not set(behind) & set(now.values)


def test_parts_that_are_disjoint_hide_nothing() -> None:
    """Sexes, or ages at one day: told as distinct people, nobody stands in two of them."""
    sizes = dict(zip(["여", "남"], [70, 50], strict=True))
    ages = dict(zip("가나다라", [30, 40, 25, 25], strict=True))
    cells = [
        Cell((age, sex), 10 * n + m) for (age, n), (sex, m) in product(ages.items(), sizes.items())
    ]
    cells += [Cell((age, "all"), 20 * n + 120) for age, n in ages.items()]
    cells += [Cell(("all", sex), 10 * 120 + 4 * m) for sex, m in sizes.items()]
    cells += [Cell(("all", "all"), 20 * 120 + 4 * 120)]
    layout = Layout((Dimension("나이", join=Join.DISTINCT), Dimension("성별", join=Join.DISTINCT)))

    assert not hidden(protect(table_of(cells, layout), Rule()).labels)


def test_numbers_rounded_leave_the_overlap_open() -> None:
    made = round_table(once(109, 손맛=50, 새참=60), Rule(), 5)

    assert all(value % 5 == 0 for value in made.values.values())


def test_two_levels_are_not_put_together_over_one_that_is_hidden() -> None:
    """One person in both places of a district, one in both districts: where the district is hidden, the
    places and the whole would still tell two of them."""
    shape = Shape({"가": "도1", "나": "도1", "다": "all"})
    people = {("가",): 30, ("나",): 31, ("다",): 40, ("가", "나"): 1, ("나", "다"): 1}
    village = Village(shape)
    for places, count in people.items():
        village.people[frozenset((one, "3월") for one in places), "여"] = count

    made = protect(village.table(), Rule())

    for few, low, high in village.ranges(made.labels, 5).values():
        assert low <= few <= high
        assert high - low >= 2


@QUICK
@given(st.integers(6, 14), st.integers(6, 14), st.integers(0, 6), st.sampled_from([3, 4, 5]))
def test_whoever_tries_every_world_does_not_know_how_many_are_in_both(
    one: int, other: int, both: int, threshold: int
) -> None:
    truth = {"손맛": one + both, "새참": other + both, "all": one + other + both}
    labels = protect(
        once(truth["all"], 손맛=truth["손맛"], 새참=truth["새참"]), Rule(threshold)
    ).labels

    found = set()
    for a, b, ab in product(range(one + 9), range(other + 9), range(both + 9)):
        seen = {"손맛": a + ab, "새참": b + ab, "all": a + b + ab}
        if all(labels[k,].is_hidden or seen[k] == n for k, n in truth.items()):
            found.add(ab)
    if 0 < both < threshold:
        assert max(found) - min(found) >= Rule(threshold).needed_spread
    else:
        assert both in found


@pytest.mark.slow
@QUICK
@given(
    st.sampled_from(
        [
            Shape(TWO, sexes=("여", "남")),
            Shape({"가": "all", "나": "all", "다": "all"}),
            Shape({"가": "도1", "나": "도1", "다": "도2", "라": "도2"}),
            Shape(TWO, months=("3월", "4월")),
        ]
    ),
    st.integers(0, 10_000),
    st.sampled_from([Search.AUTO, Search.FAST]),
)
def test_in_no_village_are_the_few_in_several_parts_told(
    shape: Shape, seed: int, search: Search
) -> None:
    village, rule = drawn(shape, seed), Rule()

    made = protect(village.table(), rule, search=search)

    for group, (few, low, high) in village.ranges(made.labels, rule.threshold).items():
        assert low <= few <= high
        if 0 < few < rule.threshold:
            assert high - low >= rule.needed_spread, group
