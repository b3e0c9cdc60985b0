"""What comes if nothing changes, and whether the curve has turned."""

from math import isclose

from dure.engines.measure.forecast import HistoryPoint, forecast
from dure.engines.measure.periods import parse
from dure.engines.measure.progress import progress, turn_of_curve


def quarters(*values, version=1):
    first = parse("2024-Q1")
    return [
        HistoryPoint(first._replace(number=first.number + i), value, version)
        for i, value in enumerate(values)
    ]


def test_a_steady_rise_goes_on_without_doubt():
    ahead = forecast(quarters(10, 20, 30, 40), steps=2)

    assert [point.value for point in ahead.points] == [50, 60]
    assert all(isclose(point.low, point.high) for point in ahead.points)


def test_the_interval_is_the_textbook_one():
    # x = 1..5, y = 2, 4, 5, 4, 5: slope 0.6, s = 0.8944, t(0.975, 3) = 3.1824, at x = 6.
    ahead = forecast(quarters(2, 4, 5, 4, 5), steps=1, level=0.95, lowest=None).points[0]

    assert isclose(ahead.value, 5.8)
    assert isclose(ahead.high - ahead.value, 3.1824463 * 0.8944272 * 2.1**0.5, rel_tol=1e-6)


def test_a_share_stays_between_nothing_and_all():
    ahead = forecast(quarters(90, 92, 97, 99), steps=8, highest=100)

    assert max(point.high for point in ahead.points) == 100


def test_a_changed_definition_starts_a_new_history():
    old, new = quarters(10, 20, 30, 40), quarters(0, 0, 0, 0, 5, 6, version=2)[4:]

    ahead = forecast([*old, *new], steps=1)

    assert (ahead.state, ahead.used, ahead.points) == ("too_short", 2, ())


def test_fewer_falls_than_expected_is_a_turned_curve():
    expected = forecast(quarters(40, 41, 42, 44, 45), steps=1).points[0]

    assert turn_of_curve(30, expected, direction="down") == "turned"
    assert turn_of_curve(60, expected, direction="down") == "worse"
    assert turn_of_curve(30, expected, direction="none") == "unknown"


def test_progress_counts_in_the_good_direction():
    loneliness = progress(5.6, baseline=6.2, target=5.0, direction="down")

    assert isclose(loneliness.share, 0.5)
    assert not loneliness.reached
    assert progress(4.9, baseline=6.2, target=5.0, direction="down").reached
    assert progress(None, baseline=1, target=2).share is None
