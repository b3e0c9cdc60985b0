"""The directory of services keeps the published shape, whatever the register holds."""

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.activities.rules.hsds import hsds_tables, nested
from dure.activities.rules.hsds_shape import data_package, shape_faults, shapes
from dure.activities.rules.hxl_tables import Named
from dure.activities.rules.weekly import read_weekly
from dure.activities.types import RegisterLine, Weekly
from dure.kernel.clock import SEOUL
from dure.kernel.words import Words

BASE = "https://dure.example/i/halmae/data/hsds.json"
NAMED = Named(
    {"E": Words("가람읍", "Garam-eup")},
    {},
    {},
    {1: ("sonmat", Words("손맛", "Sonmat"), Words("사회적협동조합", "Social cooperative"))},
)
PUBLISHED = next(
    (
        place / "shared/data/07_indicators/open_referral_hsds/schema_3.0"
        for place in Path(__file__).resolve().parents
        if (place / "shared/data/07_indicators").exists()
    ),
    Path("missing"),
)


def bath(key=1, weekly="월 10:00-12:00", **more):
    given_ = {
        "service_id": key,
        "organisation_id": 1,
        "organisation": Words("손맛", "Sonmat"),
        "kind": "care.bath",
        "kind_name": Words("목욕", "Bath"),
        "name": Words("손맛 목욕", "Sonmat bath"),
        "place_code": "E",
        "areas": {"E": 6, "S": None},
        "groups": ("elders",),
        "group_words": Words("어르신", "Elders"),
        "weekly": read_weekly(weekly),
        "capacity": 10,
        "unit": "명",
        "strategy": "",
        "starts_on": date(2026, 1, 1),
        "ends_before": None,
        "confirmed_at": datetime(2026, 11, 1, 9, tzinfo=SEOUL),
    }
    return RegisterLine(**(given_ | more))


def test_a_bath_stands_in_the_directory_with_everything_around_it():
    tables = hsds_tables(BASE, [bath(weekly="월·수 22:00-06:00")], NAMED)
    assert shape_faults(tables) == ()
    schedule = tables["schedule"][0]
    assert (schedule["byday"], schedule["opens_at"], schedule["closes_at"]) == (
        "MO,WE",
        "22:00:00",
        "06:00:00",
    )
    whole = nested(tables)["contents"][0]
    assert whole["organization"]["name"] == "손맛"
    assert len(whole["service_areas"]) == 2
    assert whole["attributes"][0]["taxonomy_term"]["code"] == "care.bath"


def test_identifiers_stay_the_same_and_are_this_house_s_own():
    first, again = (hsds_tables(BASE, [bath()], NAMED) for _ in range(2))
    assert first == again
    elsewhere = hsds_tables("https://other.example/", [bath()], NAMED)
    assert first["service"][0]["id"] != elsewhere["service"][0]["id"]


def test_two_services_of_one_house_share_its_organisation():
    tables = hsds_tables(BASE, [bath(1), bath(2)], NAMED)
    assert (len(tables["service"]), len(tables["organization"])) == (2, 1)


@pytest.mark.parametrize(
    ("table", "field", "wrong", "says"),
    [
        ("service", "id", "bath-1", "service[0].id: not uuid"),
        ("service", "status", "closed", "service[0].status: not one"),
        ("service", "name", "", "service[0].name: missing"),
        ("service", "colour", "blue", "service[0].colour: unknown"),
        ("service", "organization_id", "nobody", "service[0].organization_id: not ref"),
        ("schedule", "opens_at", "25:00", "schedule[0].opens_at: not time"),
        ("schedule", "byday", "월", "schedule[0].byday: not days"),
        ("schedule", "interval", "1", "schedule[0].interval: not number"),
        ("schedule", "valid_from", "2026-13-01", "schedule[0].valid_from: not date"),
    ],
)
def test_a_wrong_shape_is_told_with_its_place(table, field, wrong, says):
    tables = hsds_tables(BASE, [bath()], NAMED)
    tables[table][0][field] = wrong
    assert says in shape_faults(tables)


def test_the_same_identifier_twice_is_told():
    tables = hsds_tables(BASE, [bath()], NAMED)
    tables["service"].append(tables["service"][0])
    assert "service: id twice" in shape_faults(tables)


def test_the_descriptor_names_every_file_and_what_refers_to_what():
    tables = hsds_tables(BASE, [bath()], NAMED)
    told = data_package("halmae", "할매손밥상", "CC-BY-4.0", tables)
    paths = {one["name"]: one["path"] for one in told["resources"]}
    assert paths["service_at_location"] == "service_at_location.csv"
    service = next(one for one in told["resources"] if one["name"] == "service")
    assert service["schema"]["foreignKeys"] == [
        {"fields": "organization_id", "reference": {"resource": "organization", "fields": "id"}}
    ]


spans = st.tuples(st.integers(0, 6), st.integers(0, 1439), st.integers(1, 1439)).map(
    lambda span: Weekly(span[0], span[1], span[1] + span[2])
)


@given(st.lists(st.lists(spans, max_size=3, unique=True), max_size=4))
def test_any_register_keeps_the_shape(weeks):
    lines = [replace(bath(at), weekly=tuple(week)) for at, week in enumerate(weeks)]
    assert shape_faults(hsds_tables(BASE, lines, NAMED)) == ()


@pytest.mark.real_data
def test_every_table_and_the_whole_service_are_valid_by_the_published_schemas():
    from jsonschema_rs import validator_for  # noqa: PLC0415 - only beside the published schemas

    published = {
        file.stem: json.loads(file.read_text("utf-8")) for file in PUBLISHED.glob("*.json")
    }
    tables = hsds_tables(BASE, [bath(), bath(2, weekly="화 09:00-10:00")], NAMED)
    for name, rows in tables.items():
        schema = published[name]
        fields = {field.name for field in shapes()[name].fields}
        assert fields <= set(schema["properties"])
        needed = {*schema.get("required", ()), *schema.get("tabular_required", ())}
        assert needed <= {field.name for field in shapes()[name].fields if field.required}
        flat = {"type": "object", "properties": _plain(schema), "required": sorted(needed)}
        check = validator_for(flat, validate_formats=True)
        assert [str(fault) for row in rows for fault in check.iter_errors(row)] == []


def _plain(schema):
    kept = ("type", "format", "enum")
    return {
        name: {key: told[key] for key in kept if key in told}
        for name, told in schema["properties"].items()
        if told.get("type") not in ("array", "object")
    }
