"""Whatever is published, hidden, corrected and published again: what was hidden stays hidden."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.disclosure import (
    Cell,
    Join,
    Relation,
    Release,
    Rule,
    Search,
    Status,
    Table,
    Unprotectable,
    protect,
)
from dure.engines.disclosure.tests.chains import Village, chain
from dure.engines.disclosure.tests.outsider import Outsider
from dure.engines.disclosure.tests.tabling import counted
from dure.kernel.testing.examples import examples

pytestmark = pytest.mark.slow

KITCHENS = {("산내", "여"): 3, ("산내", "남"): 20, ("강동", "여"): 31, ("강동", "남"): 44}


def told(result, truth, name="earlier", relations=()):
    """What the publisher keeps of a release: what was shown, and what stood behind the rest."""
    hidden = {key: label for key, label in result.labels.items() if label.is_hidden}
    return Release(
        name, result.values, hidden, {key: truth[key] for key in hidden}, tuple(relations)
    )


def test_a_corrected_cell_does_not_open_its_row_of_last_month():
    """August hid 3 women beside 20 men of 23. In September the women are 30 and all could be shown;
    but who reads that there are 20 men, as there were, reads August's women as well.
    """
    august = counted(KITCHENS)
    first = protect(august, Rule())
    september = counted(KITCHENS | {("산내", "여"): 30})
    before = {cell.key: cell.value for cell in august.cells}
    now = {cell.key: cell.value for cell in september.cells}

    second = protect(september, Rule(), [told(first, before)])

    outsider = Outsider(august.relations)
    outsider.reads(before, first)
    outsider.reads(now, second)
    assert not outsider.secrets_told(Rule().needed_spread)
    assert second.labels["산내", "남"] is Status.SECONDARY


def test_every_value_a_cell_ever_had_counts_not_only_the_last():
    """3 of 23, then 30 of 50, then 40 of 60: the third release still knows the first."""
    village = Village(("산내", "강동"), ("여", "남"), dict(KITCHENS))
    outsider = Outsider(village.relations())
    everything = [(r, c) for r in ("산내", "강동", "all") for c in ("여", "남", "all")]
    for women in (3, 30, 40):
        village.counts["산내", "여"] = women
        made = village.publish(everything, Rule(), Search.AUTO)
        assert made is not None
        outsider.reads(village.truth(), made)

    ranges = outsider.ranges()
    low, high = ranges[("산내", "여"), 3.0]
    assert high - low >= Rule().needed_spread


def test_going_back_to_an_old_figure_is_the_old_secret_again():
    """3, then 9, then 3 once more: what was hidden of the first is hidden of the third."""
    village = Village(("산내", "강동"), ("여", "남"), dict(KITCHENS))
    outsider = Outsider(village.relations())
    everything = [(r, c) for r in ("산내", "강동", "all") for c in ("여", "남", "all")]
    for women in (3, 9, 3):
        village.counts["산내", "여"] = women
        made = village.publish(everything, Rule(), Search.AUTO)
        assert made is not None
        outsider.reads(village.truth(), made)

    assert not outsider.secrets_told(Rule().needed_spread)


def test_the_complement_of_a_hidden_row_is_not_shown_beside_the_total():
    """The page hid the 4 of 가. 'Everybody but 가' and 'everybody' would be the same page again."""
    page = Table(
        (Cell("all", 64), Cell("가", 4), Cell("나", 25), Cell("다", 35)),
        (Relation("all", ("가", "나", "다")),),
    )
    first = protect(page, Rule())
    sums = (*page.relations, Relation("all", ("가", "others")), Relation("others", ("나", "다")))
    truth = {"all": 64, "가": 4, "나": 25, "다": 35}

    second = protect(Table((Cell("others", 60),)), Rule(), [told(first, truth, relations=sums)])

    assert first.values["all"] == 64
    assert second.labels["others"] is Status.SECONDARY


def test_a_few_who_joined_are_not_told_through_the_complement():
    """All were 64. Now 'others' are 50, and 가 still 17: three people more, whom nobody named."""
    sums = (Relation("all", ("가", "others")),)
    first = Release("봄", {"all": 64, "가": 17, "others": 47}, relations=sums)
    today = Release("now", {}, secrets={"all": 67, "가": 17}, relations=sums)

    second = protect(Table((Cell("others", 50),)), Rule(), [first, today])

    assert second.labels["others"].is_hidden


@pytest.mark.parametrize("seed", [0, 4, 12, 16, 58])
def test_chains_that_once_told_something(seed):
    """Each of these found its way around an earlier form of the engine."""
    _assert_kept(seed, Search.FAST)


@pytest.mark.parametrize(("seed", "releases"), [(50069, 6), (50282, 6), (60226, 5)])
def test_what_only_this_release_would_tell_does_not_count_as_told_before(seed, releases):
    """Cells that changed back, and sums that hold anew: the earlier releases said nothing of them.

    Were each of these releases to hide everything, it would tell something all the same.
    """
    _assert_kept(seed, Search.FAST, releases=releases)


def test_a_label_that_settles_an_older_secret_says_less():
    """Six of 다 were hidden, now they are four: "fewer than 5" would settle three other cells."""
    village, outsider = chain(
        99708, size=(4, 3), most=14, releases=6, search=Search.FAST, rule=Rule()
    )

    assert outsider.secrets_told(Rule().needed_spread) == []
    assert not village.refused
    assert village.told[-1].secrets["다", "일"] == 4
    assert village.told[-1].labels["다", "일"] is Status.SECONDARY


@pytest.mark.parametrize(("seed", "base"), [(35, 5), (740_056, 5), (740_066, 5), (741_016, 3)])
def test_who_rounds_one_release_and_hides_in_the_next_tells_no_more(seed, base):
    """What was rounded and revised since still binds, and of nothing else; what two values were
    left of keeps both.
    """
    village, outsider = _mixed(seed, base)

    assert outsider.secrets_told(Rule().needed_spread) == []
    assert {bool(one.ranges) for one in village.told} == {True, False}


@pytest.mark.parametrize(
    ("seed", "size", "most", "releases", "base"),
    [
        (5_100_090, (3, 2), 9, 6, 3),
        (5_100_091, (3, 3), 14, 7, 3),
        (5_100_021, (3, 2), 14, 4, 5),  # small: every rounding is looked at
    ],
)
def test_where_the_nearest_rounding_tells_something_another_one_is_found(
    seed, size, most, releases, base
):
    """Each was refused once: what was told before fitted no more, or only the nearest was tried."""
    village, outsider = chain(
        seed,
        size=size,
        most=most,
        releases=releases,
        search=Search.FAST,
        rule=Rule(),
        base=base,
    )

    assert village.refused == 0
    assert outsider.secrets_told(Rule().needed_spread) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(30))
def test_thirty_chains_of_rounded_and_hidden_releases_tell_nothing(seed):
    _village, outsider = _mixed(seed, base=3 if seed % 3 == 0 else 5)

    assert outsider.secrets_told(Rule().needed_spread) == []


def _mixed(seed, base):
    size, releases = (3, 3) if seed % 2 else (4, 3), 4 + seed % 3
    return chain(
        seed, size=size, most=14, releases=releases, search=Search.FAST, rule=Rule(), base=base
    )


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(99_710, 99_750))
def test_forty_more_chains_tell_nothing(seed):
    _assert_kept(seed, Search.FAST, releases=4 + seed % 3)


def _assert_kept(seed, search, rule=Rule(), releases=4):  # noqa: B008 - a frozen value
    size = (3, 3) if seed % 2 else (4, 3)
    village, outsider = chain(seed, size=size, most=14, releases=releases, search=search, rule=rule)
    assert outsider.secrets_told(rule.needed_spread) == []
    assert village.told  # else nothing was tried


@pytest.mark.slow
@settings(max_examples=examples(8), deadline=None)
@given(st.integers(0, 1_000_000))
def test_no_chain_of_releases_tells_a_hidden_number(seed):
    _assert_kept(seed, Search.FAST)


@pytest.mark.slow
@settings(max_examples=examples(15), deadline=None)
@given(
    st.integers(0, 1_000_000),
    st.sampled_from([Search.FAST, Search.AUTO]),
    st.sampled_from([Rule(), Rule(threshold=10), Rule(threshold=3)]),
    st.integers(3, 7),
)
def test_no_long_chain_by_any_rule_tells_a_hidden_number(seed, search, rule, releases):
    _assert_kept(seed, search, rule, releases)


@pytest.mark.slow
def test_an_engine_that_forgets_is_caught_by_the_outsider():
    """He is able to find something: where each release looks only at the last one, he does."""
    caught = 0
    for seed in range(40, 52):
        _village, outsider = chain(
            seed, size=(3, 3), most=14, releases=4, search=Search.FAST, rule=Rule(), memory=1
        )
        caught += bool(outsider.secrets_told(Rule().needed_spread))
    assert caught >= 3


# --- what readers are told is not reported any more


def test_a_report_that_went_back_does_not_stop_the_release():
    """A house had four in spring and four in summer, another two; both together ten, and that was shown.

    So the house's spring lay between two and four. Now summer's report went back: its half year is
    spring's, and nobody takes summer's four to lie in it still, since readers hear that they are not
    reported. Whoever did would read three or four.
    """
    once = Join.DISTINCT
    sums = (Relation("both", ("half", "other")), Relation("half", ("spring", "summer"), once))
    small = dict.fromkeys(("spring", "summer", "other"), Status.PRIMARY)
    behind = {"half": 8.0, "spring": 4.0, "summer": 4.0, "other": 2.0}
    first = Release("가을", {"both": 10}, {**small, "half": Status.SECONDARY}, behind, sums)
    cells = [Cell(key, n) for key, n in {"both": 6, "half": 4, "spring": 4, "other": 2}.items()]
    today = Table(tuple(cells), (sums[0], Relation("half", ("spring",), once)))

    made = protect(replace(today, nothing=frozenset({"summer"})), Rule(), [first])

    assert {"half", "spring", "other"} <= {key for key, one in made.labels.items() if one.is_hidden}
    assert not made.already_public
    with pytest.raises(Unprotectable):
        protect(today, Rule(), [first])


def test_what_todays_report_alone_adds_up_to_was_not_told_before():
    """Three were told of the county, all of 손맛. 손맛's report went back, and 새참 has three now:
    that the county is 새참 alone is news of this release, and no knowledge of the first one's readers.
    """
    first = Release(
        "봄",
        {"all": 3, "손맛": 3},
        relations=(Relation("all", ("손맛",)),),
        nothing=frozenset({"새참"}),
    )
    today = Table(
        (Cell("all", 3), Cell("새참", 3)),
        (Relation("all", ("새참",)),),
        nothing=frozenset({"손맛"}),
    )

    with pytest.raises(Unprotectable) as refused:
        protect(today, Rule(), [first])

    assert [fault.values["key"] for fault in refused.value.faults] == ["새참"]
