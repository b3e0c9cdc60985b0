"""The rules of an initiative: what the engine is asked for, what readers hear, and that more hide more."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dure.engines.disclosure import Dominance, Rule, Unprotectable, Zero
from dure.engines.measure import Figure, PlaceTree
from dure.ground.organisations.types import ProtectionRules
from dure.measurement.rules.protecting import (
    least_denominator,
    protecting,
    protection_words,
    rules_kept,
    rules_told,
)
from dure.measurement.rules.protection import protected_figures
from dure.measurement.rules.public_status import public_status
from dure.measurement.types.release import (
    WHOLE,
    FigureKey,
    ReleaseFigure,
    ReleaseFigures,
    Where,
)

pytestmark = pytest.mark.slow

PLACE = "5290000000"
HOUSES = tuple(Where(str(number)) for number in range(1, 5))
RULES = st.builds(
    ProtectionRules,
    zeros=st.sampled_from(["publish", "hide"]),
    least_denominator=st.sampled_from([0, 5, 12, 30]),
    dominance_n=st.integers(1, 3),
    dominance_k=st.integers(50, 95),
    p_percent=st.sampled_from([0, 5, 20]),
)


def key(where: Where = WHOLE) -> FigureKey:
    return FigureKey("2026-09", where, "")


def release(figures: dict[Where, Figure], *, kind: str = "count", people: bool = True):
    return ReleaseFigures(
        kind=kind,
        of_people=people,
        adds_over_time=True,
        figures=tuple(ReleaseFigure(key(where), one, 1, 1) for where, one in figures.items()),
        tree=PlaceTree({PLACE: {"sigungu": PLACE}}, ("sigungu",)),
        only_place={where.organisation: PLACE for where in HOUSES},
        fingerprint="f",
    )


def summed(values: list[int], **more: object) -> ReleaseFigures:
    each = dict(zip(HOUSES, values, strict=True))
    all_of = {WHOLE: sum(values), Where(place=PLACE): sum(values), **each}
    return release({where: Figure("value", value) for where, value in all_of.items()}, **more)


def rates(pairs: list[tuple[int, int]]) -> ReleaseFigures:
    both = dict(zip(HOUSES, pairs, strict=True))
    whole = tuple(sum(column) for column in zip(*pairs, strict=True))
    both |= {WHOLE: whole, Where(place=PLACE): whole}
    return release(
        {
            where: Figure("value", 100 * above / below, numerator=above, denominator=below)
            if below
            else Figure("undefined", None, numerator=above, denominator=below)
            for where, (above, below) in both.items()
        },
        kind="ratio",
    )


def told(figures: ReleaseFigures, rules: ProtectionRules) -> dict[Where, str]:
    asked = protecting(5, rules)
    shown, _proof = protected_figures(figures, rule=asked.people, amounts=asked.amounts)
    return {each.where: one.status for each, one in shown.items()}


# --- what the engine is asked for


def test_an_initiative_that_says_nothing_is_protected_as_ever():
    asked = protecting(5, ProtectionRules())

    assert asked.people == Rule(threshold=5, rate_threshold=10)
    assert (asked.amounts, asked.base) == (None, 0)


@pytest.mark.parametrize(
    ("smallest", "least", "held"), [(5, 0, 10), (5, 5, 5), (5, 30, 30), (8, 6, 8), (3, 0, 6)]
)
def test_a_rate_is_never_told_of_fewer_people_than_the_smallest_group(smallest, least, held):
    assert least_denominator(smallest, ProtectionRules(least_denominator=least)) == held


def test_amounts_have_a_rule_of_their_own_in_which_few_are_no_secret():
    asked = protecting(
        5, ProtectionRules(zeros="hide", dominance_n=2, dominance_k=85, p_percent=10)
    )

    assert asked.people.zero is Zero.HIDE
    assert asked.amounts == Rule(threshold=0, dominance=Dominance(2, 85), p_percent=10)


def test_the_p_rule_stands_alone():
    amounts = protecting(5, ProtectionRules(p_percent=10)).amounts

    assert amounts == Rule(threshold=0, p_percent=10)


@given(RULES)
def test_a_release_remembers_its_rules(rules):
    assert rules_told(rules_kept(rules)) == rules


def test_a_release_from_before_there_were_rules_has_none():
    assert rules_told({}) == ProtectionRules()


# --- what readers are told


def test_the_usual_rules_are_said_in_one_line():
    assert protection_words(5, ProtectionRules()).as_dict() == {
        "ko": "5명보다 적은 수를 가려요 · 모수가 10명보다 적은 비율을 가려요",
        "en": "counts below 5 are hidden · rates of fewer than 10 people are hidden",
    }


@given(RULES)
def test_every_rule_that_is_set_is_said_in_both_languages(rules):
    said = protection_words(5, rules)

    for words, zeros, percent in ((said.ko, "0도", "어림"), (said.en, "zeros", "to within")):
        assert (zeros in words) == (rules.zeros == "hide")
        assert (percent in words) == bool(rules.p_percent)
        assert f"{rules.dominance_k}%" in words or f"{rules.dominance_k} %" in words
        assert str(least_denominator(5, rules)) in words


@pytest.mark.parametrize("status", ["published", "not_reported", "not_applicable", "undefined"])
def test_what_is_not_hidden_keeps_its_word(status):
    assert public_status(status) == status


def test_the_small_one_and_its_neighbour_have_one_word():
    assert public_status("primary") == public_status("secondary") == "hidden"


# --- what comes out


def test_zeros_stay_or_go():
    figures = summed([40, 0, 31, 17])

    assert told(figures, ProtectionRules())[HOUSES[1]] == "published"
    hidden = told(figures, ProtectionRules(zeros="hide"))
    assert hidden[HOUSES[1]] == "primary"
    assert sum(status != "published" for status in hidden.values()) > 1


def test_a_rate_of_nobody_is_a_zero_as_well():
    figures = rates([(20, 40), (0, 0), (30, 50), (25, 60)])

    assert told(figures, ProtectionRules())[HOUSES[1]] == "undefined"
    assert told(figures, ProtectionRules(zeros="hide"))[HOUSES[1]] == "primary"


def test_where_only_rates_of_nobody_were_reported_they_tell_nothing():
    nobody = release(
        {HOUSES[0]: Figure("undefined", None, numerator=0, denominator=0)}, kind="ratio"
    )

    assert told(nobody, ProtectionRules(zeros="hide")) == {HOUSES[0]: "primary"}


def test_two_out_of_three_are_hidden_and_twelve_out_of_eighteen_where_that_is_few():
    few = rates([(2, 3), (20, 40), (30, 50), (25, 60)])
    more = rates([(12, 18), (20, 40), (30, 50), (25, 60)])

    assert told(few, ProtectionRules())[HOUSES[0]] != "published"
    assert told(more, ProtectionRules())[HOUSES[0]] == "published"
    assert told(more, ProtectionRules(least_denominator=20))[HOUSES[0]] == "primary"


def test_nobody_protects_meals():
    meals = summed([3, 1, 0, 2], people=False)
    rules = ProtectionRules(zeros="hide", dominance_n=1, dominance_k=50, p_percent=20)

    assert set(told(meals, rules).values()) == {"published"}


# --- no rule makes another one weaker


def holds(figures: ReleaseFigures, weak: ProtectionRules, strong: ProtectionRules) -> None:
    """What one rule hides for its own sake stays hidden under it and another one."""
    try:
        stricter = told(figures, strong)
    except Unprotectable:
        return  # nothing at all is told
    try:
        looser = told(figures, weak)
    except Unprotectable:
        assume(False)
    for where, status in looser.items():
        if status == "primary":
            assert stricter[where] in {"primary", "secondary"}, where


@given(st.lists(st.integers(0, 40), min_size=4, max_size=4), RULES)
@settings(max_examples=25, deadline=None)
def test_more_rules_hide_every_small_count_that_the_smallest_group_hides(values, rules):
    holds(summed(values), ProtectionRules(), rules)


@given(
    st.lists(
        st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
        min_size=4,
        max_size=4,
    ),
    st.sampled_from([12, 30]),
    st.sampled_from(["publish", "hide"]),
)
@settings(max_examples=25, deadline=None)
def test_more_rules_hide_every_small_rate_that_fewer_hide(pairs, least, zeros):
    holds(rates(pairs), ProtectionRules(), ProtectionRules(zeros=zeros, least_denominator=least))


@given(
    st.lists(st.integers(0, 10_000), min_size=4, max_size=4),
    st.integers(1, 3),
    st.integers(50, 95),
    st.sampled_from([5, 20]),
)
@settings(max_examples=25, deadline=None)
def test_both_rules_for_amounts_hide_what_each_hides(values, n, k, p):
    amounts = summed(values, kind="amount", people=False)
    both = ProtectionRules(dominance_n=n, dominance_k=k, p_percent=p)

    holds(amounts, ProtectionRules(dominance_n=n, dominance_k=k), both)
    holds(amounts, ProtectionRules(p_percent=p), both)
