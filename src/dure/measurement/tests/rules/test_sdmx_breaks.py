"""SDMX-CSV marks the break of a series in its own vocabulary, and no column of ours hides one of theirs."""

from hypothesis import given
from hypothesis import strategies as st

from dure.measurement.rules.sdmx_csv import AFTER, BEFORE, CONFIDENTIAL, STATUSES, sdmx_rows
from dure.measurement.tests.rules.exchange_rows import row

STATES = ("published", "hidden", "not_reported", "not_applicable")
CODE = st.text("abcdefgh_-ㄱ가 .", min_size=1, max_size=12)


def observed(*rows: dict[str, str]) -> list[str]:
    header, *lines = sdmx_rows("halmae", dimensions=(), rows=rows)
    at = header.index("OBS_STATUS")
    return [line[at] for line in lines]


def month(number: int, version: str = "1", **told: str) -> dict[str, str]:
    return row(period=f"2026-{number:02d}", definition_version=version, **told)


def test_only_the_first_value_of_a_new_definition_is_a_break() -> None:
    rows = [month(1), month(2), month(3, "2"), month(4, "2"), month(5, "3")]
    assert observed(*rows) == ["A", "A", "B", "A", "B"]


def test_each_series_has_breaks_of_its_own() -> None:
    rows = [
        *(month(1, "1"), month(1, "2", organisation="duson")),
        *(month(2, "2"), month(2, "2", organisation="duson")),
        row(period="2026-Q1", definition_version="2"),
        month(3, "2", cell="sex=f"),
    ]
    assert observed(*rows) == ["A", "A", "B", "A", "A", "A"]


def test_a_silent_month_neither_breaks_nor_hides_the_break() -> None:
    rows = [month(1), month(2, "2", status="not_reported", value=""), month(3, "2")]
    assert observed(*rows) == ["A", "L", "B"]


def test_an_estimate_stays_an_estimate() -> None:
    assert observed(month(1), month(2, "2", method="estimate")) == ["A", "E"]


def test_the_first_value_of_all_is_no_break() -> None:
    assert observed(month(1, "4")) == ["A"]


@given(st.lists(st.sampled_from(STATES), max_size=30), st.integers(0, 3))
def test_what_is_hidden_or_missing_has_its_word_and_no_value(states: list[str], every: int) -> None:
    rows = [
        row(status=state, value="" if state != "published" else str(at), definition_version="1")
        for at, state in enumerate(states)
    ]
    header, *lines = sdmx_rows("x-1", dimensions=["sex"] * min(every, 1), rows=rows)
    for state, line in zip(states, lines, strict=True):
        said = dict(zip(header, line, strict=True))
        assert said["OBS_STATUS"] == STATUSES.get(state, "A")
        assert said["CONF_STATUS"] == CONFIDENTIAL.get(state, "F")
        assert bool(said["OBS_VALUE"]) == (state == "published")


@given(st.lists(CODE | st.sampled_from([name.lower() for name in (*BEFORE, *AFTER)]), max_size=4))
def test_no_split_takes_the_name_of_a_column_of_the_standard(dimensions: list[str]) -> None:
    header = next(sdmx_rows("halmae", dimensions=dimensions, rows=[]))

    own = header[len(BEFORE) : len(header) - len(AFTER)]
    assert not set(own) & {*BEFORE, *AFTER}
    assert all(name.isascii() and " " not in name and "." not in name for name in own)
