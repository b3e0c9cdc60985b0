"""YAML from outside is plain: no aliases that grow, no depth that breaks the reader."""

import pytest
import yaml

from dure.kernel.plain_yaml import read_plain_yaml

LAUGHS = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


def test_plain_values_are_read():
    assert read_plain_yaml("of: quantity\nwhere: {service: [점심]}") == {
        "of": "quantity",
        "where": {"service": ["점심"]},
    }


@pytest.mark.parametrize(
    "written", [LAUGHS, "x: " + "[" * 3000 + "]" * 3000, "x: !!python/object/apply:os.getcwd []"]
)
def test_what_grows_or_breaks_the_reader_is_no_yaml(written: str):
    with pytest.raises(yaml.YAMLError):
        read_plain_yaml(written)
