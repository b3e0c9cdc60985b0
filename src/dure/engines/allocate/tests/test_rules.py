"""By votes and by equal shares, on votes small enough to follow by hand."""

from fractions import Fraction
from pathlib import Path

import pytest

from dure.engines.allocate import BadInput, fitting_raise, read_pabulib
from dure.engines.allocate.deciding import by_trait, decide
from dure.engines.allocate.tests.villages import chosen, english, vote

VILLAGE = read_pabulib(
    (Path(__file__).parents[1] / "cases" / "village.pb").read_text(encoding="utf-8")
)


def test_greedy_takes_the_most_supported_that_fit() -> None:
    done = decide(VILLAGE, "greedy")
    assert chosen(done) == ["정자", "책방", "밥상"]
    assert [step.why for step in done.outcome.steps] == [
        "fits",
        "fits",
        "too_dear",
        "fits",
        "too_dear",
    ]
    assert done.outcome.steps[-2].left == 0


def test_no_skip_stops_at_the_first_that_does_not_fit() -> None:
    done = decide(VILLAGE, "greedy-no-skip")
    assert chosen(done) == ["정자", "책방"]
    assert [step.why for step in done.outcome.steps] == [
        "fits",
        "fits",
        "too_dear",
        "stopped",
        "stopped",
    ]


def test_equal_scores_keep_the_order_of_the_file_and_it_is_told() -> None:
    done = decide(vote({"a": 600, "b": 600}, ["a", "b"]), "greedy")
    assert chosen(done) == ["a"]
    assert done.outcome.steps[0].tied == (0, 1)


def test_below_the_threshold_nothing_is_taken() -> None:
    some = vote({"a": 10, "b": 10}, ["a", "a", "b"], meta="min_project_score_threshold;2")
    done = decide(some, "greedy-threshold")
    assert chosen(done) == ["a"]
    assert done.outcome.steps[1].why == "below_threshold"
    assert chosen(decide(some, "equal-shares", completion="add1-greedy")) == ["a"]


def test_exactly_the_threshold_is_enough() -> None:
    some = vote({"a": 10}, ["a", "a"], meta="min_project_score_threshold;2")
    assert chosen(decide(some, "greedy")) == ["a"]


def test_a_threshold_rule_without_a_threshold_is_refused() -> None:
    with pytest.raises(BadInput) as refused:
        decide(VILLAGE, "greedy-threshold")
    assert refused.value.faults[0].code == "allocate.no_threshold"


def test_what_nobody_names_is_never_taken() -> None:
    some = vote({"a": 10, "b": 10}, ["a"])
    assert chosen(decide(some, "greedy")) == ["a"]
    assert chosen(decide(some, "equal-shares", completion="add1-greedy")) == ["a"]


def test_equal_shares_follow_by_hand() -> None:
    # Four voters with 25 each. `a` (60) has three supporters: 20 each, and is bought first (1/3 a
    # unit of use against 1/2). Two of them have 5 left, so `b` (30) with one of them is too dear.
    some = vote({"a": 60, "b": 30}, ["a", "a", "a,b", "b"], budget=100)
    done = decide(some, "equal-shares", completion="none")
    assert chosen(done) == ["a", "b"]
    first, second = done.outcome.steps
    assert (first.price, first.left) == (Fraction(1, 3), 40)
    assert (second.price, second.left) == (Fraction(25, 30), 10)
    paid = {frozenset(one.points): one.paid for one in done.outcome.classes}
    assert paid[frozenset({0, 1})] == {0: 20, 1: 5}
    assert paid[frozenset({1})] == {1: 25}


def test_a_project_that_its_supporters_cannot_pay_is_not_bought() -> None:
    some = vote({"a": 60, "b": 30}, ["a", "a", "a", "b"], budget=100)
    done = decide(some, "equal-shares", completion="none")
    assert chosen(done) == ["a"]


def test_add1_raises_the_shares_until_the_rest_is_bought() -> None:
    some = vote({"a": 60, "b": 30}, ["a", "a", "a", "b"], budget=100)
    done = decide(some, "equal-shares", completion="add1")
    assert chosen(done) == ["a", "b"]
    assert (done.outcome.share, done.outcome.raised) == (30, 5)


def test_add1_stops_before_the_budget_is_overdrawn() -> None:
    # 30 a head buy `a`. With 48 a head `c` would come too, and cost more than there is; `b` waits.
    ballots = ["a,c", "a,c", "b"]
    done = decide(
        vote({"a": 30, "b": 50, "c": 65}, ballots, budget=90), "equal-shares", completion="add1"
    )
    assert chosen(done) == ["a"]
    assert (done.outcome.raised, done.outcome.share) == (17, 47)


def test_add1_stops_where_nothing_more_fits() -> None:
    done = decide(vote({"a": 60, "b": 50}, ["a", "a", "b"], budget=100), "mes", completion="add1")
    assert chosen(done) == ["a"]
    assert done.outcome.raised == 0


def test_a_greater_increment_takes_fewer_steps() -> None:
    some = vote({"a": 60_000_000, "b": 30_000_000}, ["a", "a", "a", "b"], budget=100_000_000)
    done = decide(some, "equal-shares", completion="add1", increment=1_000_000)
    assert chosen(done) == ["a", "b"]
    assert done.outcome.raised == 5


def test_raising_by_one_won_is_refused_where_it_would_take_for_ever() -> None:
    some = vote({"a": 60_000_000, "b": 30_000_000}, ["a", "a", "a", "b"], budget=100_000_000)
    with pytest.raises(BadInput) as refused:
        decide(some, "equal-shares", completion="add1", increment=1)
    assert refused.value.faults[0].code == "allocate.too_many_steps"


def test_in_won_the_raise_fits_the_money_where_nobody_says_it() -> None:
    some = vote({"a": 60_000_000, "b": 30_000_000}, ["a", "a", "a", "b"], budget=100_000_000)
    done = decide(some, "equal-shares", completion="add1")
    assert chosen(done) == ["a", "b"]
    assert any("raised by 30,000" in note for note in english(done))
    asked = decide(some, "equal-shares", completion="add1", increment=30_000)
    assert (asked.outcome, asked.fingerprint) == (done.outcome, done.fingerprint)


def test_a_share_below_ten_thousand_is_raised_by_one_as_the_cities_do() -> None:
    some = vote({"a": 30_000, "b": 9_000}, ["a", "a", "b"], budget=29_997)
    assert fitting_raise(some) == 1
    more = vote({"a": 30_000, "b": 9_000}, ["a", "a", "b"], budget=30_000)
    assert fitting_raise(more) == 13


def test_greedy_completion_is_named_and_apart() -> None:
    some = vote({"a": 60, "b": 30, "c": 20}, ["a", "a", "a", "b", "c"], budget=100)
    plain = decide(some, "equal-shares", completion="none")
    full = decide(some, "equal-shares", completion="greedy")
    assert chosen(plain) == ["a", "c"]
    assert chosen(full) == ["a", "c"]
    more = vote({"a": 60, "b": 30, "c": 20}, ["a", "a", "a", "b"], budget=100)
    done = decide(more, "equal-shares", completion="greedy")
    assert chosen(done) == ["a", "b"]
    assert [more.projects[one].code for one in done.outcome.completed] == ["b"]


def test_counting_approvals_alike_prefers_the_cheap() -> None:
    some = vote({"dear": 90, "cheap": 30}, ["dear,cheap"] * 3, budget=100)
    by_count = decide(some, "equal-shares", completion="none", measure="count")
    by_cost = decide(some, "equal-shares", completion="none", measure="cost")
    assert chosen(by_count) == ["cheap"]
    assert chosen(by_cost) == ["dear"]  # equal prices: the order of the file
    assert by_cost.outcome.steps[0].tied == (0, 1)


def test_points_are_used_as_they_are() -> None:
    some = vote({"a": 50, "b": 50}, ["a:3,b:1", "a:3,b:1"], kind="cumulative", budget=60)
    done = decide(some, "equal-shares", completion="none")
    assert chosen(done) == ["a"]
    assert done.outcome.measure == "points"
    assert done.outcome.steps[0].price == Fraction(50, 6)


def test_a_project_that_costs_nothing_is_taken_and_paid_by_nobody() -> None:
    some = vote({"free": 0, "a": 10}, ["free", "a"], budget=0)
    for rule in ("greedy", "equal-shares"):
        done = decide(some, rule)
        assert chosen(done) == ["free"]
        assert all(not sum(one.paid.values()) for one in done.outcome.classes)
        assert "The budget is 0; only projects that cost nothing can be selected." in english(done)


@pytest.mark.parametrize("rule", ["greedy", "greedy-no-skip", "equal-shares"])
@pytest.mark.parametrize("ballots", [[], ["", ""]])
def test_nobody_voted(rule: str, ballots: list[str]) -> None:
    done = decide(vote({"a": 10}, ballots), rule)
    assert done.outcome.selected == ()
    assert "Nobody voted for a project; nothing is selected." in english(done)


def test_dearer_than_the_whole_budget_is_noted() -> None:
    done = decide(VILLAGE, "greedy")
    assert "Projects that cost more than the whole budget: 1." in english(done)


def test_the_completion_of_the_files_own_rule_is_the_default_and_is_noted() -> None:
    done = decide(VILLAGE, "equal-shares")
    assert done.outcome.completion == "add1"
    assert any("add1" in note for note in english(done))
    assert decide(VILLAGE, "equal-shares", completion="none").outcome.completion == "none"


@pytest.mark.parametrize(
    ("rule", "completion", "told"),
    [
        ("equalshares/add1", "", "add1"),
        ("mes", "add1u", "add1-greedy"),
        ("equalshares/add1", "greedy", "add1-greedy"),
        ("equal_shares", "none", "none"),
        ("official", "", "add1"),
    ],
)
def test_rules_answer_to_what_people_call_them(rule: str, completion: str, told: str) -> None:
    assert decide(VILLAGE, rule, completion=completion).outcome.completion == told


@pytest.mark.parametrize(
    ("rule", "completion", "code"),
    [
        ("phragmen", "", "rule"),
        ("equal-shares", "random", "completion"),
        ("greedy", "add1", "needs_no_completion"),
    ],
)
def test_what_is_not_known_is_refused(rule: str, completion: str, code: str) -> None:
    with pytest.raises(BadInput) as refused:
        decide(VILLAGE, rule, completion=completion)
    assert [one.code for one in refused.value.faults] == [f"allocate.{code}"]


def test_a_citys_own_rule_is_not_claimed() -> None:
    some = vote({"a": 1}, ["a"], meta="rule;greedy-exclusive")
    with pytest.raises(BadInput) as refused:
        decide(some, "official")
    assert refused.value.faults[0].code == "allocate.own_rule"


def test_a_result_that_differs_from_the_files_own_is_noted() -> None:
    done = decide(VILLAGE, "greedy-no-skip")
    assert any("differs; projects only there: 1" in note for note in english(done))


def test_what_women_and_men_paid_for() -> None:
    done = by_trait(decide(VILLAGE, "equal-shares"), ["sex"])
    women, men = done.by["sex"]["F"], done.by["sex"]["M"]
    assert (women[0], men[0]) == (5, 5)
    for place in done.outcome.selected:
        together = women[1].get(place, Fraction(0)) + men[1].get(place, Fraction(0))
        assert together == VILLAGE.projects[place].cost


def test_an_unknown_column_of_voters_is_refused() -> None:
    with pytest.raises(BadInput) as refused:
        by_trait(decide(VILLAGE, "greedy"), ["income"])
    assert refused.value.faults[0].values == {"column": "income", "known": "age, sex"}
