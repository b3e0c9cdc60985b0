"""A file of programs is kept as rows, and listed by the name that somebody brought it under."""

import json

from dure.measurement.services.as_table_file import as_table_file
from dure.measurement.tests.services.test_import_directory import WALK
from dure.measurement.types.uploads import BroughtFile, came_as, read_as


def test_a_directory_in_json_is_read_as_rows_and_keeps_its_name():
    services = {"contents": [WALK]}
    given = BroughtFile("services", "hsds.json", json.dumps(services).encode())
    kept = as_table_file(given).brought
    assert kept.name.endswith(".csv")
    assert "함께 걷기" in kept.content.decode()
    assert came_as(kept.name) == "hsds.json"


def test_a_table_keeps_the_name_it_has():
    for name in ("배치표.csv", "배치표.xlsx", "hsds.json", "a.b.csv"):
        assert came_as(name) == name
    assert read_as("배치표.csv") == "배치표.csv"
    assert came_as(read_as("export.xlsx")) == "export.xlsx"
