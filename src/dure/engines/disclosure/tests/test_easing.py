"""Where a search finds no way: what may be given up, what may not, and when a refusal is final."""

import numpy as np
import pytest

from dure.engines.disclosure import (
    Cell,
    Protected,
    Relation,
    Release,
    Rule,
    Search,
    Status,
    Table,
    Unprotectable,
    attack,
    protect,
)
from dure.engines.disclosure.easing import Eased, easier, told_before
from dure.engines.disclosure.history import remember
from dure.engines.disclosure.methods.choice import Stuck
from dure.engines.disclosure.methods.exact import exact
from dure.engines.disclosure.methods.fast import fast
from dure.engines.disclosure.problem import Problem, build
from dure.engines.disclosure.tests.tabling import counted

FOUR_ONES = {(place, "여"): 1 for place in "가나다라"}


def page(**numbers: int) -> Table:
    """A total and its parts."""
    cells = (Cell("all", sum(numbers.values())), *(Cell(k, n) for k, n in numbers.items()))
    return Table(cells, (Relation("all", tuple(numbers)),))


def as_kept(table: Table, made: Protected, name: str = "봄") -> Release:
    """What the publisher keeps of a release."""
    hidden = {key: label for key, label in made.labels.items() if label.is_hidden}
    behind = {c.key: c.value for c in table.cells if c.key in hidden and c.value is not None}
    return Release(name, made.values, hidden, behind, table.relations)


def problem_of(table: Table, *previous: Release) -> Problem:
    return build(remember(table, Rule(), previous), Rule())


def told_keys(problem: Problem) -> set[object]:
    return {problem.keys[at] for at in told_before(problem)[0]}


# --- what counts as told before


def test_what_todays_labels_would_tell_was_not_told_by_anybody_before() -> None:
    """Four in all, one in each place: "fewer than 5" over the four says it all. Nobody said it yet."""
    assert told_keys(problem_of(counted(FOUR_ONES))) == set()


def test_what_two_earlier_pages_tell_together_was_told_before() -> None:
    table = page(여=3, 남=20)
    sums = table.relations
    spring = Release("봄", {"all": 23}, relations=sums)
    summer = Release("여름", {"남": 20}, relations=sums)

    assert told_keys(problem_of(table, spring)) == set()
    assert told_keys(problem_of(table, spring, summer)) == {"여"}


def test_what_was_told_within_a_count_or_two_is_told_and_yet_stays_open() -> None:
    """Seven women in two places, "fewer than 5" in each: three or four. That much must remain."""
    table = page(가=3, 나=4)
    hidden = dict.fromkeys(("가", "나"), Status.PRIMARY)
    earlier = Release("봄", {"all": 7}, hidden, {"가": 3, "나": 4}, table.relations)

    problem = problem_of(table, earlier)
    told, unsure = told_before(problem)

    assert {problem.keys[at] for at in told} == {"가", "나"}
    assert list(told) == list(unsure)


# --- what is given up, in which order


def test_labels_say_less_before_anything_else_is_given_up() -> None:
    problem = problem_of(counted(FOUR_ONES))
    start = Eased(problem, np.zeros(len(problem.values), dtype=bool))

    less = easier(start, Stuck([0]))

    assert less is not None
    assert {problem.keys[at] for at in np.flatnonzero(less.quiet)} <= {
        ("all", "all"),
        ("all", "여"),
    }
    assert less.quiet.any()
    assert np.array_equal(less.problem.spread, problem.spread)


def test_nothing_is_given_up_where_everything_holds() -> None:
    problem = problem_of(
        counted({("가", "여"): 3, ("가", "남"): 20, ("나", "여"): 9, ("나", "남"): 8})
    )

    assert easier(Eased(problem, np.zeros(len(problem.values), dtype=bool)), Stuck([])) is None


@pytest.mark.parametrize("search", list(Search))
def test_who_leaves_with_fewer_than_five_people_does_not_stop_the_release(search: Search) -> None:
    """61 were shown, 가's four were hidden. Without 가 there are 57: of what 가 had nobody may hope
    for more than "1 to 4", and so the new total keeps as much open as that and no more.
    """
    spring, autumn = page(가=4, 나=25, 다=32), page(나=25, 다=32)
    before = as_kept(spring, protect(spring, Rule(), search=search))
    assert before.values == {"all": 61, "다": 32}

    made = protect(autumn, Rule(), [before], search=search)

    assert made.values == {"다": 32}
    seen = attack(autumn, made.labels, Rule(), [before])
    assert (seen["all"].low, seen["all"].high) == (57, 60)


def test_of_a_small_change_all_is_kept_open_where_it_can_be_had() -> None:
    """A total that moved from 61 to 57 while nobody knows where: five values stay possible."""
    made = protect(page(가=13, 나=14, 다=30), Rule(), [Release("봄", {"all": 61})], audit=True)

    seen = made.intervals["all"]
    assert seen.high is None or seen.high - seen.low >= 4


def test_what_two_ways_together_leave_open_is_found_by_the_quick_search() -> None:
    """Six in all were told: three and three may be two and four, but never five and one."""
    table = page(가=3, 나=3)
    hidden = dict.fromkeys(("가", "나"), Status.PRIMARY)
    earlier = Release("봄", {"all": 6}, hidden, {"가": 3, "나": 3}, table.relations)
    problem = problem_of(table, earlier)

    choice = fast(problem)

    assert choice.seen is not None
    assert np.array_equal(choice.hidden, problem.hidden)
    for name in ("가", "나"):
        at = problem.keys.index(name)
        assert (choice.seen.low[at], choice.seen.high[at]) == (-1, 1)


# --- when a refusal is final


def test_a_refusal_that_holds_though_everything_is_hidden_is_final() -> None:
    with pytest.raises(Unprotectable) as refused:
        protect(page(여=3, 남=0), Rule(), [Release("작년", {"all": 3})])

    assert refused.value.final


def test_where_hiding_everything_does_not_help_the_exact_search_does_not_begin() -> None:
    """It says at once which cells, and spends nothing: over large tables it would take minutes."""
    problem = problem_of(page(여=3, 남=0), Release("작년", {"all": 3}))

    with pytest.raises(Stuck) as stuck:
        exact(problem, work=0)

    assert [problem.keys[at] for at in stuck.value.columns] == ["여"]


def test_an_exact_search_ends_after_its_work_and_says_that_nothing_is_proven() -> None:
    table = counted({("가", "여"): 3, ("가", "남"): 20, ("나", "여"): 31, ("나", "남"): 44})

    short, whole = exact(problem_of(table), work=0), exact(problem_of(table))

    assert not short.proven
    assert whole.proven
    assert whole.hidden.sum() < short.hidden.sum()
