"""Values as figures: zero, not reported, not applicable and hidden are four things, everywhere the same."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from dure.kernel.ui.figures import HIDDEN, NOT_APPLICABLE, NOT_REPORTED, VALUE, Figure
from dure.kernel.words import Words
from dure.measurement.screens.report_history.shown import change_shown
from dure.measurement.screens.shown import (
    change_words,
    decimals_of,
    figure_of,
    figure_of_short,
    share_words,
    waited,
)
from dure.measurement.tests.rules.test_weighing import COUNT, SHARE
from dure.measurement.types.asked import StoredValue
from dure.measurement.types.desk import Difference
from dure.measurement.types.history import CellChange

AT = datetime(2026, 4, 3, 3, 0, tzinfo=UTC)
MEAN = replace(COUNT, code="M04", kind="mean", decimals=2)


def value(number: object) -> StoredValue:
    return StoredValue("value", Decimal(str(number)))


def rate(above: int | None, below: int | None) -> StoredValue:
    return StoredValue("value", None, above, below)


@pytest.mark.parametrize(
    ("stored", "version", "state", "shown"),
    [
        (value(0), COUNT, VALUE, 0),
        (value(12), COUNT, VALUE, 12),
        (None, COUNT, NOT_REPORTED, None),
        (StoredValue("not_applicable"), COUNT, NOT_APPLICABLE, None),
        (rate(0, 5), SHARE, VALUE, 0),
        (rate(3, 4), SHARE, VALUE, 75),
        (rate(0, 0), SHARE, NOT_APPLICABLE, None),
        (rate(3, None), SHARE, NOT_REPORTED, None),
        (rate(None, 4), SHARE, NOT_REPORTED, None),
        (rate(0, 3), MEAN, VALUE, 0),
        (value(93), SHARE, VALUE, 93),
    ],
    ids=[
        "zero",
        "a value",
        "nothing",
        "not applicable",
        "none of five",
        "three of four",
        "none of none",
        "half typed",
        "the other half",
        "a mean of zero",
        "a bare rate",
    ],
)
def test_what_stands_in_a_cell(stored, version, state, shown):
    figure = figure_of(stored, version)

    assert (figure.state, figure.value) == (state, shown)


@pytest.mark.parametrize(
    ("short", "version", "state", "shown"),
    [
        ("0", COUNT, VALUE, 0),
        ("12", COUNT, VALUE, 12),
        ("", COUNT, NOT_REPORTED, None),
        (None, COUNT, NOT_REPORTED, None),
        ("na", COUNT, NOT_APPLICABLE, None),
        ("3/4", SHARE, VALUE, 75),
        ("3/", SHARE, NOT_REPORTED, None),
        ("/4", SHARE, NOT_REPORTED, None),
        ("0/0", SHARE, NOT_APPLICABLE, None),
        ("93.3334", SHARE, VALUE, Decimal("93.3334")),
    ],
)
def test_the_journals_short_form_says_the_same(short, version, state, shown):
    figure = figure_of_short(short, version)

    assert (figure.state, figure.value) == (state, shown)


def test_every_value_reads_the_same_in_its_short_form():
    for stored in (value(0), value("1.5"), StoredValue("not_applicable"), rate(3, 4), rate(0, 0)):
        assert figure_of_short(stored.short, SHARE) == figure_of(stored, SHARE)


def changed(old: str | None, new: str | None, version=COUNT) -> tuple[Figure, Figure]:
    told = change_shown(CellChange(AT, "보고자", version, "M01", Words("전체", "total"), old, new))
    return told["old"], told["new"]


def test_the_history_of_a_line_that_is_not_asked_any_more_still_reads():
    old, new = changed("12", "12.5", version=None)
    gone, nothing = changed("na", None, version=None)

    assert (old.value, old.decimals) == (12, 0)
    assert (new.value, new.decimals) == (Decimal("12.5"), 1)
    assert (gone.state, nothing.state) == (NOT_APPLICABLE, NOT_REPORTED)


def test_a_figure_that_is_hidden_carries_no_number():
    with pytest.raises(ValueError, match="hidden"):
        Figure(HIDDEN, 3)
    with pytest.raises(ValueError, match="value"):
        Figure(VALUE)


# --- changes


@pytest.mark.parametrize(
    ("change", "share", "said"),
    [
        (Decimal(26), 0.065, "+26 (+6.5%)"),
        (Decimal(-4), None, "−4"),
        (Decimal(0), 0.0, "0 (0.0%)"),
        (Decimal(-50), -1.0, "−50 (−100%)"),
        (Decimal("0.5"), 0.1, "+0.5 (+10%)"),
        (None, None, ""),
    ],
)
def test_a_change_is_signed_and_nothing_is_nothing(change, share, said):
    assert change_words(change, share, COUNT) == said


@pytest.mark.parametrize(
    ("share", "said"), [(0.065, "+6.5%"), (-0.004, "−0.4%"), (0.1, "+10%"), (2.5, "+250%")]
)
def test_shares_are_said_as_people_say_them(share, said):
    assert share_words(share) == said


def test_a_rate_that_is_not_whole_shows_a_decimal():
    assert decimals_of(Decimal("33.333"), SHARE) == 1
    assert decimals_of(Decimal(50), SHARE) == 0
    assert decimals_of(Decimal(50), MEAN) == 2


def difference(now, before, *, change=None, redefined=False) -> Difference:
    return Difference(COUNT, "1", now, before, change, None, (), redefined)


@pytest.mark.parametrize(
    ("now", "before", "change", "one_sided", "moved"),
    [
        (value(3), value(3), Decimal(0), False, False),
        (value(4), value(3), Decimal(1), False, True),
        (value(0), None, None, True, True),
        (None, value(3), None, True, True),
        (StoredValue("not_applicable"), value(3), None, True, True),
        (StoredValue("not_applicable"), StoredValue("not_applicable"), None, False, False),
        (StoredValue("not_applicable"), None, None, False, True),
        (None, None, None, False, False),
    ],
)
def test_what_an_approver_would_read_otherwise_than_last_time(
    now, before, change, one_sided, moved
):
    one = difference(now, before, change=change)

    assert (one.is_one_sided, one.is_moved) == (one_sided, moved)


def test_a_new_definition_is_always_worth_a_look():
    assert difference(value(3), value(3), redefined=True).is_moved


def test_waiting_is_said_in_days():
    assert waited(None, AT).en == "today"
    assert waited(AT, AT).ko == "오늘"
    assert waited(AT - timedelta(days=1), AT).en == "1 day"
    assert waited(AT - timedelta(days=12), AT) == Words("12일째", "12 days")


@pytest.mark.parametrize(
    ("written", "decimals"),
    [("460934.8", 0), ("-1000.4", 0), ("999.5", 1), ("0.4", 1), ("1000", 0), ("0", 0)],
)
def test_a_mean_of_many_won_has_no_tenth_of_a_won(written, decimals):
    pay = replace(MEAN, decimals=0)

    assert decimals_of(Decimal(written), pay) == decimals
    assert decimals_of(Decimal(written), MEAN) == 2  # the definition says how many
