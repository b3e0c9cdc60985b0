"""YAML from outside is plain: no aliases that grow, no depth that breaks the reader."""

from contextlib import suppress

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dure.kernel.plain_yaml import read_plain_yaml

LAUGHS = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


def test_plain_values_are_read():
    assert read_plain_yaml("of: quantity\nwhere: {service: [점심]}") == {
        "of": "quantity",
        "where": {"service": ["점심"]},
    }


@pytest.mark.parametrize(
    "written",
    [
        LAUGHS,
        "x: " + "[" * 3000 + "]" * 3000,
        "x: !!python/object/apply:os.getcwd []",
        "since: 2026-13-45",  # looks like a day
        "since: 2026-02-30",
        "since: 2026-11-22 99:00:00",
        "x: !!int 열둘",
        "x: !!float 반",
        "x: !!timestamp 언젠가",
        "x: " + "9" * 5000,  # more digits than Python reads
        "? [1, 2]\n: x",
        "a: b: c",
        "a: 'open",
        "\x00",
    ],
)
def test_what_grows_or_breaks_the_reader_is_no_yaml(written: str):
    with pytest.raises(yaml.YAMLError):
        read_plain_yaml(written)


@given(st.text("abc:-[]{}&*!'\"#|>%@`?, \n0123456789가나", max_size=40))
def test_any_text_is_yaml_or_is_said_to_be_none(written: str):
    with suppress(yaml.YAMLError):
        read_plain_yaml(written)


@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.text("abc 가나", max_size=5)),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(st.text("abc가", min_size=1, max_size=4), inner, max_size=3),
        ),
        max_leaves=6,
    )
)
def test_what_we_write_ourselves_we_read_again(value):
    assert read_plain_yaml(yaml.safe_dump(value, allow_unicode=True)) == value
