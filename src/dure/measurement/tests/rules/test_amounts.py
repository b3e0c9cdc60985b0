"""Amounts: whose they are is known from what each organisation reported; the rest is taken to be one's."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.disclosure import Kind
from dure.engines.measure import Figure, PlaceTree
from dure.ground.organisations.types import ProtectionRules
from dure.measurement.rules.amounts import with_contributions
from dure.measurement.rules.protecting import protecting
from dure.measurement.rules.protection import protected_figures, release_table
from dure.measurement.types.release import (
    WHOLE,
    FigureKey,
    ReleaseFigure,
    ReleaseFigures,
    Where,
)

NORTH, SOUTH = "5290000000", "5291000000"
IN_NORTH, IN_SOUTH = Where(place=NORTH), Where(place=SOUTH)
SONMAT, DUSON, SAECHAM = (Where(str(number)) for number in (1, 2, 3))
FOUR_FIFTHS = ProtectionRules(dominance_n=1, dominance_k=80)


def grants(sonmat: float, duson: float, saecham: float, **changes: object) -> ReleaseFigures:
    values = {
        WHOLE: sonmat + duson + saecham,
        SONMAT: sonmat,
        DUSON: duson,
        SAECHAM: saecham,
        IN_NORTH: sonmat + duson,
        IN_SOUTH: saecham,
    }
    known = {
        "kind": "amount",
        "of_people": False,
        "adds_over_time": True,
        "figures": tuple(
            ReleaseFigure(FigureKey("2026-09", where, ""), Figure("value", value), 1, 1)
            for where, value in values.items()
        ),
        "tree": PlaceTree({NORTH: {"sigungu": NORTH}, SOUTH: {"sigungu": SOUTH}}, ("sigungu",)),
        "only_place": {"1": NORTH, "2": NORTH, "3": SOUTH},
        "fingerprint": "f",
    }
    return ReleaseFigures(**(known | changes))


def largest_of(release: ReleaseFigures) -> dict[Where, tuple[float, ...]]:
    table = with_contributions(release, release_table(release))
    assert {cell.kind for cell in table.cells} <= {Kind.AMOUNT}
    return {cell.key.where: cell.largest for cell in table.cells}


def told(release: ReleaseFigures, rules: ProtectionRules) -> dict[Where, str]:
    asked = protecting(5, rules)
    shown, _proof = protected_figures(release, rule=asked.people, amounts=asked.amounts)
    return {key.where: one.status for key, one in shown.items()}


def test_everybody_stands_behind_the_whole_and_those_of_a_town_behind_its_own():
    shares = largest_of(grants(900, 60, 40))

    assert shares[WHOLE] == (900, 60, 40)
    assert shares[IN_NORTH] == (900, 60)
    assert shares[IN_SOUTH] == shares[SAECHAM] == (40,)


def test_an_organisation_of_two_towns_may_hold_all_of_either():
    release = replace(grants(900, 60, 40), only_place={"2": NORTH, "3": SOUTH})

    shares = largest_of(release)

    assert shares[IN_NORTH] == (900, 60)  # what is not Duson's is taken to be of one
    assert shares[WHOLE] == (900, 60, 40)


def test_a_whole_of_which_a_part_is_nobodys_known():
    release = grants(50, 30, 20)
    figures = [one for one in release.figures if one.key.where != SONMAT]

    assert largest_of(replace(release, figures=tuple(figures)))[WHOLE] == (50, 30, 20)


def test_losses_count_by_their_size():
    assert largest_of(grants(-900, 60, 40))[WHOLE] == (900, 60, 40)


def test_what_is_not_added_up_ties_nothing_together():
    release = grants(50, 30, 20)
    only_the_largest = tuple(
        one._replace(figure=Figure("value", 50)) if one.key.where == WHOLE else one
        for one in release.figures
    )

    table = with_contributions(
        replace(release, figures=only_the_largest),
        release_table(replace(release, figures=only_the_largest)),
    )

    assert {one.total.where for one in table.relations} == {IN_NORTH, IN_SOUTH}


def test_a_grant_of_which_one_holds_nine_tenths_is_hidden_and_cannot_be_computed():
    shown = told(grants(900, 60, 40), FOUR_FIFTHS)

    assert shown[WHOLE] == shown[IN_NORTH] == "primary"
    assert {shown[SONMAT], shown[DUSON], shown[SAECHAM], shown[IN_SOUTH]} == {"primary"}


def test_a_grant_that_many_share_is_told_though_not_what_each_had():
    release = grants(340, 330, 330, only_place={"1": NORTH, "2": NORTH, "3": NORTH})
    figures = [one for one in release.figures if not one.key.where.place]

    shown = told(replace(release, figures=tuple(figures)), FOUR_FIFTHS)

    assert shown[WHOLE] == "published"
    assert {shown[one] for one in (SONMAT, DUSON, SAECHAM)} == {"primary"}


def test_without_a_rule_amounts_are_as_open_as_ever():
    assert set(told(grants(900, 60, 40), ProtectionRules(zeros="hide")).values()) == {"published"}


def test_nothing_given_has_nothing_to_hide():
    assert set(told(grants(0, 0, 0), FOUR_FIFTHS).values()) == {"published"}


@given(
    st.lists(st.integers(0, 5_000), min_size=3, max_size=3),
    st.integers(1, 2),
    st.integers(40, 95),
)
@settings(max_examples=30, deadline=None)
def test_whatever_is_told_no_few_hold_too_much_of_it(values, n, k):
    release = grants(*values)

    shown = told(release, ProtectionRules(dominance_n=n, dominance_k=k))

    for where, largest in largest_of(release).items():
        if shown[where] == "published":
            assert sum(largest[:n]) * 100 <= k * sum(largest) + 1e-6
    hidden = {where for where, status in shown.items() if status != "published"}
    for whole, parts in ((WHOLE, {SONMAT, DUSON, SAECHAM}), (IN_NORTH, {SONMAT, DUSON})):
        assert len(hidden & {whole, *parts}) != 1
