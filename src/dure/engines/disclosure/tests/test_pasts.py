"""Figures changed and only the files were kept: a reader may guess rightly what did not change."""

import pytest

from dure.engines.disclosure import Cell, Release, Rule, Status, given_away, protect
from dure.engines.disclosure.pasts import pasts
from dure.engines.disclosure.tables import Dimension, Layout, table_of
from dure.engines.disclosure.types import Key, Relation, Table

LAYOUT = Layout((Dimension("place"), Dimension("sex")))
RULE = Rule(threshold=5)
Counts = dict[tuple[str, str], int]


def with_sums(counts: Counts) -> Counts:
    found: Counts = {}
    for (place, sex), n in counts.items():
        for key in ((place, sex), (place, "all"), ("all", sex), ("all", "all")):
            found[key] = found.get(key, 0) + n
    return found


def table(counts: Counts) -> Table:
    return table_of([Cell(key, float(n)) for key, n in counts.items()], LAYOUT)


def sums_of_places(counts: Counts) -> Counts:
    return {key: n for key, n in with_sums(counts).items() if key[1] == "all"}


def first_release(counts: Counts) -> Release:
    whole = table(with_sums(counts))
    made = protect(whole, RULE)
    hidden = {key: label for key, label in made.labels.items() if label.is_hidden}
    return Release("봄", made.values, hidden, relations=whole.relations)


@pytest.mark.parametrize(
    ("counts", "changed", "now"),
    [
        # 강동's eight and 솔내's twelve are as they were; so the whole change lies in 새재.
        ((4, 8, 4, 4, 1, 20), ("새재", "f"), 13),
        ((3, 4, 8, 20, 30, 4), ("강동", "f"), 15),
        ((4, 4, 20, 1, 8, 30), ("강동", "m"), 13),
    ],
)
def test_whoever_guesses_which_place_changed_learns_nothing_of_spring(counts, changed, now):
    keys = [(place, sex) for place in ("솔내", "강동", "새재") for sex in "fm"]
    spring = dict(zip(keys, counts, strict=True))
    first = first_release(spring)
    today = table(sums_of_places(spring | {changed: now}))

    made = protect(today, RULE, [first])

    behind = {key: float(with_sums(spring)[key]) for key in first.labels}
    truth = Release("봄", first.values, first.labels, behind, first.relations)
    assert given_away(today, made.labels, RULE, [truth]) == {}


def test_where_nothing_need_have_changed_one_past_holds_all_guesses():
    keys = [(place, sex) for place in ("솔내", "강동", "새재") for sex in "fm"]
    spring = dict(zip(keys, (4, 8, 4, 4, 1, 20), strict=True))
    first = first_release(spring)

    (found,) = pasts(table(with_sums(spring)), RULE, [first])

    assert found[0].secrets == {key: float(with_sums(spring)[key]) for key in first.labels}


def test_each_past_agrees_with_every_sum_that_was_told():
    keys = [(place, sex) for place in ("솔내", "강동", "새재") for sex in "fm"]
    spring = dict(zip(keys, (4, 8, 4, 4, 1, 20), strict=True))
    first = first_release(spring)
    today = table(sums_of_places(spring | {("새재", "f"): 13}))

    found = list(pasts(today, RULE, [first]))

    assert len(found) > 1
    for (one,) in found:
        stood = {**one.secrets, **one.values}
        for line in first.relations:
            assert stood[line.total] == sum(stood[part] for part in line.parts)
        small = [key for key, label in one.labels.items() if label is Status.PRIMARY]
        assert all(1 <= stood[key] <= 4 for key in small)


def test_what_no_row_shows_is_taken_to_be_as_it_was():
    """강동's three are hidden; twelve people without an address have no row of their own.

    솔내 has two more now, 새재 twenty. With the province's total the two would be told: all but these
    places are as many as they were.
    """
    sums = (Relation("도", ("솔내", "새재", "강동")),)
    first = Release(
        "봄",
        {"도": 105.0, "솔내": 60.0, "새재": 30.0},
        {"강동": Status.PRIMARY},
        {"강동": 3.0},
        sums,
    )
    cells: list[tuple[Key, float]] = [("도", 127.0), ("솔내", 62.0), ("새재", 50.0), ("강동", 3.0)]
    today = Table(tuple(Cell(key, n) for key, n in cells), sums)

    made = protect(today, RULE, [first])

    assert made.labels["솔내"].is_hidden
    assert made.labels["도"].is_hidden or made.labels["새재"].is_hidden


def test_a_rest_that_was_told_once_opens_no_other_year():
    """Spring told 156, 42 and 33: 81 live elsewhere. Today 산내 has two fewer, of 166 and 45 beside it."""
    sums = (Relation("도", ("산내", "강동")),)
    first = Release("봄", {"도": 156.0, "산내": 42.0, "강동": 33.0}, relations=sums)
    cells: list[tuple[Key, float]] = [("도", 166.0), ("산내", 40.0), ("강동", 45.0)]
    today = Table(tuple(Cell(key, n) for key, n in cells), sums)

    made = protect(today, RULE, [first])

    assert made.labels["산내"].is_hidden
    assert made.labels["도"].is_hidden or made.labels["강동"].is_hidden
