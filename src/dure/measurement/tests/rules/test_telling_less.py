"""Where no hiding helps: what is left out first, and that never everything is."""

from dure.engines.disclosure import Status
from dure.engines.measure import Figure, PlaceTree
from dure.measurement.rules.telling_less import LeftOut, as_unsaid, ways_to_tell_less, without
from dure.measurement.types.release import WHOLE, FigureKey, ReleaseFigure, ReleaseFigures, Where

AUGUST, SEPTEMBER = "2026-08", "2026-09"
WOMEN = FigureKey(AUGUST, WHOLE, "sex=f")


def two_months() -> ReleaseFigures:
    cells = {"": 12, "sex=f": 3, "sex=m": 9, "age=old": 12}
    rows = [
        ReleaseFigure(FigureKey(period, WHOLE, cell), Figure("value", n), 1, 1)
        for period in (AUGUST, SEPTEMBER)
        for cell, n in cells.items()
    ]
    return ReleaseFigures(
        kind="count",
        of_people=True,
        adds_over_time=True,
        figures=tuple(rows),
        tree=PlaceTree({}, ()),
        only_place={},
        fingerprint="",
    )


def test_first_the_split_that_names_them_then_all_splits_then_the_month() -> None:
    ways = list(ways_to_tell_less(two_months(), [WOMEN]))

    month = frozenset({AUGUST})
    assert ways == [
        LeftOut(month, frozenset({"sex"})),
        LeftOut(month, frozenset({"sex", "age"})),
        LeftOut(month),
    ]


def test_where_a_total_is_the_small_group_its_month_goes() -> None:
    ways = list(ways_to_tell_less(two_months(), [FigureKey(AUGUST, WHOLE, "")]))

    assert ways == [LeftOut(frozenset({AUGUST}))]


def test_never_everything_and_nothing_for_what_lies_elsewhere() -> None:
    both = [FigureKey(one, WHOLE, "") for one in (AUGUST, SEPTEMBER)]
    elsewhere = FigureKey(AUGUST, Where("2:7", ""), "sex=f")

    assert list(ways_to_tell_less(two_months(), both)) == []
    assert list(ways_to_tell_less(two_months(), [elsewhere])) == []


def test_what_is_left_out_is_not_among_the_rest_and_known_to_the_attacker() -> None:
    figures, left = two_months(), LeftOut(frozenset({AUGUST}), frozenset({"sex"}))

    rest = without(figures, left)
    unsaid = as_unsaid(figures, left, {WOMEN: Status.SECONDARY})

    assert len(rest.figures) + len(rest.untold) == len(figures.figures)
    assert WOMEN in rest.untold
    assert set(unsaid.secrets) == rest.untold
    assert dict(unsaid.labels) == {WOMEN: Status.SECONDARY}
    assert any(one.total == FigureKey(AUGUST, WHOLE, "") for one in unsaid.relations)
