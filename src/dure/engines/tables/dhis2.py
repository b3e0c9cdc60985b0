"""DHIS2 values as a table: a `dataValueSet`, parsed from JSON or in XML, one row a value.

Its columns keep the names that DHIS2 gives them, so that a mapping made for one file fits the next.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from dure.engines.tables.types import Column, Limits, Refused, Row, Scalar, Table

COLUMNS = (
    *("dataElement", "period", "orgUnit", "categoryOptionCombo", "attributeOptionCombo"),
    *("value", "comment"),
)
# What the set says once holds for every value that does not say it itself.
OF_THE_SET = ("period", "orgUnit", "attributeOptionCombo")
SHEET = "dataValues"


def is_set(said: object) -> bool:
    """Whether a parsed JSON file is a set of values."""
    values = said.get(SHEET) if isinstance(said, dict) else None
    return isinstance(values, list) and all(isinstance(one, dict) for one in values)


def data_values(said: Mapping[str, Any] | bytes, name: str, limits: Limits) -> Table:
    """The table of a set, parsed or as XML; rows are numbered as the values stand in it, from 1.

    Raises Refused when it is no such set, or a larger one than the limits allow.
    """
    values = _of_xml(said, name) if isinstance(said, bytes) else _of_json(said)
    rows = []
    for number, value in enumerate(values, start=1):
        if number > limits.rows:
            raise Refused("tables.too_many_rows", name=name, most=limits.rows)
        rows.append(Row(number, tuple(_cell(value.get(column)) for column in COLUMNS)))
    if not rows:
        raise Refused("tables.no_table", name=name)
    columns = tuple(Column(at, header, (header,)) for at, header in enumerate(COLUMNS))
    return Table(name=name, sheet=SHEET, columns=columns, rows=tuple(rows))


def _of_json(said: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    return ({**_of_the_set(said), **one} for one in said[SHEET])


def _of_xml(data: bytes, name: str) -> Iterator[dict[str, Any]]:
    try:
        root = fromstring(data)
    except DefusedXmlException:
        raise Refused("tables.entities", name=name) from None
    except (ParseError, ValueError):
        raise Refused("tables.damaged", name=name) from None
    if root.tag.rpartition("}")[2] != "dataValueSet":
        raise Refused("tables.no_data_values", name=name)
    return (
        {**_of_the_set(root.attrib), **one.attrib}
        for one in root
        if one.tag.rpartition("}")[2] == "dataValue"
    )


def _of_the_set(said: Mapping[str, Any]) -> dict[str, Any]:
    return {key: said[key] for key in OF_THE_SET if said.get(key)}


def _cell(value: object) -> Scalar:
    if isinstance(value, bool | int | float):
        return value
    return value if isinstance(value, str) and value.strip() else None
