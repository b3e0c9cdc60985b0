"""DHIS2 values: what a health office's system hands over, as a table with the names it gives."""

import json

import pytest

from dure.engines.tables import Refused, read_table
from dure.engines.tables.types import Limits

ONE = {"dataElement": "meals", "period": "202603", "orgUnit": "sonmat", "value": "90"}


def written(*values: dict[str, object], **of_the_set: object) -> bytes:
    return json.dumps({**of_the_set, "dataValues": list(values)}).encode()


def cells(data: bytes, name: str = "values.json") -> list[dict[str, object]]:
    table = read_table(data, name)
    headers = [column.header for column in table.columns]
    return [
        {header: cell for header, cell in zip(headers, row.cells, strict=True) if cell is not None}
        for row in table.rows
    ]


def test_a_value_is_a_row_under_the_names_of_dhis2():
    assert cells(written(ONE)) == [ONE]


def test_what_the_set_says_once_holds_for_every_value_that_says_nothing():
    bare = {"dataElement": "meals", "value": "0"}

    rows = cells(written(bare, ONE, period="202604", orgUnit="saecham"))

    assert [(row["period"], row["orgUnit"]) for row in rows] == [
        ("202604", "saecham"),
        ("202603", "sonmat"),
    ]
    assert rows[0]["value"] == "0"


def test_xml_says_the_same_with_and_without_its_namespace():
    bare = (
        b'<dataValueSet period="202603"><dataValue dataElement="meals" value="90"/></dataValueSet>'
    )
    named = bare.replace(b"<dataValueSet", b'<dataValueSet xmlns="http://dhis2.org/schema/dxf/2.0"')

    assert cells(bare, "v.xml") == cells(named, "v.xml")
    assert cells(bare, "v.xml") == [{"dataElement": "meals", "period": "202603", "value": "90"}]


def test_a_row_is_found_again_by_its_number():
    table = read_table(written(ONE, ONE), "values.json")

    assert str(table.address(table.rows[1], 5)) == "dataValues!F2"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"{", "v.json", "tables.damaged"),
        (b"[1, 2]", "v.json", "tables.no_data_values"),
        (b'{"dataValues": {}}', "v.json", "tables.no_data_values"),
        (b'{"dataValues": [1]}', "v.json", "tables.no_data_values"),
        (b'{"dataValues": []}', "v.json", "tables.no_table"),
        (b"[" * 100_000, "v.json", "tables.damaged"),
        (b"<dataValueSet>", "v.xml", "tables.damaged"),
        (b"<html></html>", "v.xml", "tables.no_data_values"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><dataValueSet/>', "v.xml", "tables.entities"),
        (b"\xff\xfe\x00a", "v.json", "tables.damaged"),
    ],
)
def test_what_is_no_set_is_refused_with_one_code(data, name, code):
    with pytest.raises(Refused) as refused:
        read_table(data, name)

    assert refused.value.code == code


def test_more_values_than_the_limit_are_refused():
    with pytest.raises(Refused, match="too_many_rows"):
        read_table(written(ONE, ONE, ONE), "v.json", limits=Limits(rows=2))
