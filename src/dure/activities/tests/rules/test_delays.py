"""Who comes late in the end, and that nobody waits in a circle."""

from hypothesis import given
from hypothesis import strategies as st

from dure.activities.rules.delays import circle_with, in_order, late_behind
from dure.activities.types import DependencyLine
from dure.kernel.words import Words

VAN, KITCHEN, DELIVERY, VISIT = 1, 2, 3, 4
NOTHING = Words("", "")


def link(before, after, slack=0):
    return DependencyLine(before * 100 + after, before, after, slack, NOTHING)


CHAIN = [link(VAN, KITCHEN), link(KITCHEN, DELIVERY, 2), link(DELIVERY, VISIT)]


def test_the_van_is_late_and_so_is_everybody_behind_it():
    late = {one.service_id: one for one in late_behind(CHAIN, start=VAN, days=5)}
    assert {key: one.days for key, one in late.items()} == {KITCHEN: 5, DELIVERY: 3, VISIT: 3}
    assert late[VISIT].way == (VAN, KITCHEN, DELIVERY, VISIT)


def test_slack_swallows_a_short_delay():
    assert [one.service_id for one in late_behind(CHAIN, start=VAN, days=2)] == [KITCHEN]


def test_of_two_ways_the_later_one_counts():
    links = [*CHAIN, link(VAN, VISIT, 1)]
    late = {one.service_id: one for one in late_behind(links, start=VAN, days=5)}
    assert late[VISIT].days == 4
    assert late[VISIT].way == (VAN, VISIT)


def test_whoever_is_ahead_is_not_warned():
    assert late_behind(CHAIN, start=VISIT, days=9) == ()


def test_a_circle_is_told_by_its_way():
    assert circle_with(CHAIN, before=VISIT, after=VAN) == (VAN, KITCHEN, DELIVERY, VISIT)
    assert circle_with(CHAIN, before=VAN, after=VISIT) == ()
    assert circle_with(CHAIN, before=VAN, after=VAN) == (VAN,)


def test_whoever_is_waited_for_stands_first():
    assert in_order(CHAIN) == (VAN, KITCHEN, DELIVERY, VISIT)


# Links from a lower to a higher number stand in no circle.
pairs = st.tuples(st.integers(1, 8), st.integers(1, 8), st.integers(0, 3)).filter(
    lambda pair: pair[0] < pair[1]
)
nets = st.lists(pairs, max_size=14, unique_by=lambda pair: pair[:2]).map(
    lambda found: [link(*pair) for pair in found]
)


@given(nets, st.integers(1, 10))
def test_nobody_is_later_than_who_announced_it_and_each_way_explains_its_days(links, days):
    slack = {(one.before_id, one.after_id): one.slack_days for one in links}
    for late in late_behind(links, start=1, days=days):
        steps = list(zip(late.way, late.way[1:], strict=False))
        assert late.days == days - sum(slack[step] for step in steps)
        assert 0 < late.days <= days


@given(nets, st.integers(1, 10))
def test_the_days_are_those_of_the_best_way_of_all(links, days):
    best: dict[int, int] = {1: days}
    for place in sorted({one.after_id for one in links}):
        ways = [
            best[one.before_id] - one.slack_days
            for one in links
            if one.after_id == place and one.before_id in best
        ]
        if ways and max(ways) > 0:
            best[place] = max(ways)
    found = {one.service_id: one.days for one in late_behind(links, start=1, days=days)}
    assert found == {key: value for key, value in best.items() if key != 1}


@given(nets, st.integers(1, 8), st.integers(1, 8))
def test_a_link_is_refused_exactly_where_it_would_close_a_circle(links, before, after):
    way = circle_with(links, before=before, after=after)
    whole = [*links, link(before, after)] if before != after else links
    assert bool(way) == (before == after or len(in_order(whole)) < len(_all(whole)))


def _all(links):
    return {one for each in links for one in (each.before_id, each.after_id)}
