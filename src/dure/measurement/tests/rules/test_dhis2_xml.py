"""DHIS2's XML carries what its JSON carries, and our own reader takes both alike."""

import json

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.tables import read_table
from dure.measurement.rules.dhis2_values import data_value_set
from dure.measurement.rules.dhis2_xml import NAMESPACE, written_as_xml
from dure.measurement.tests.rules.exchange_rows import row

# What XML can carry at all: no control characters, no halves of a pair.
SAID = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=12)


def values(*rows: dict[str, str]) -> dict[str, object]:
    return data_value_set("halmae", level="organisation", kinds={"meals": "month"}, rows=rows)


def test_every_attribute_comes_back() -> None:
    made = values(row(value="90"), row(address="b", cell="sex=f", value="0"))
    root = fromstring(written_as_xml(made))

    assert root.tag == f"{{{NAMESPACE}}}dataValueSet"
    assert [dict(one.attrib) for one in root] == made["dataValues"]
    assert {"dataSet", "orgUnitIdScheme"} <= set(root.attrib)


@given(st.lists(st.fixed_dictionaries({"value": SAID, "comment": SAID}), max_size=5))
def test_whatever_is_written_is_escaped(said: list[dict[str, str]]) -> None:
    root = fromstring(written_as_xml({"dataSet": 'a"<&', "dataValues": said}))

    assert [dict(one.attrib) for one in root] == said


def test_no_value_at_all_is_an_empty_set() -> None:
    assert len(fromstring(written_as_xml(values()))) == 0


@pytest.mark.parametrize("hidden", ["hidden", "not_reported", "not_applicable"])
def test_what_has_no_value_is_no_element(hidden: str) -> None:
    assert len(fromstring(written_as_xml(values(row(status=hidden, value=""))))) == 0


def test_our_own_reader_takes_json_and_xml_alike() -> None:
    made = values(row(value="90"), row(address="b", cell="sex=f", value="0"))

    tables = [
        read_table(json.dumps(made).encode(), "values.json"),
        read_table(written_as_xml(made).encode(), "values.xml"),
    ]

    as_read = [
        [
            {column.header: cell for column, cell in zip(table.columns, one.cells, strict=True)}
            for one in table.rows
        ]
        for table in tables
    ]
    assert as_read[0] == as_read[1]
    assert {str(one["value"]) for one in as_read[0]} == {"90", "0"}
