"""A directory of services (HSDS): what others hand over, one row a service and place."""

import io
import json
import zipfile

import pytest

from dure.engines.tables import Refused, read_table
from dure.engines.tables.types import Limits

KITCHEN = {
    "id": "s1",
    "name": "마을 점심",
    "organization": {"id": "o1", "name": "손맛사회적협동조합"},
    "attributes": [{"taxonomy_term": {"code": "care_meals.lunch", "name": "점심"}}],
    "service_areas": [
        {"name": "가람읍 (Garam-eup)", "description": "5289025000"},
        {"name": "안산내면"},
    ],
    "schedules": [
        {
            "freq": "WEEKLY",
            "byday": "MO,WE",
            "opens_at": "10:00:00",
            "closes_at": "12:00",
            "valid_from": "2026-03-01",
            "valid_to": "2026-12-31",
        },
        {"freq": "MONTHLY", "byday": "FR", "opens_at": "10:00", "valid_to": "2026-06-30"},
    ],
}
WALK = {
    "id": "s2",
    "name": "함께 걷기",
    "organization": {"name": "가람군노인복지관"},
    "service_at_locations": [{"location": {"name": "복지관", "addresses": [{"city": "가람읍"}]}}],
    "schedules": [
        {"byday": "SA", "opens_at": "22:00:00", "closes_at": "00:00:00", "valid_from": "2026-01-05"}
    ],
}


def cells(data: bytes, name: str = "directory.json") -> list[dict[str, object]]:
    table = read_table(data, name)
    headers = [column.header for column in table.columns]
    return [
        {header: cell for header, cell in zip(headers, row.cells, strict=True) if cell is not None}
        for row in table.rows
    ]


def packed(**files: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, text in files.items():
            archive.writestr(f"directory/{file}.csv", text)
    return target.getvalue()


TABLES = {
    "services": "id,organization_id,name\ns1,o1,마을 점심\ns2,o2,함께 걷기\n",
    "organizations": "id,name\no1,손맛사회적협동조합\no2,가람군노인복지관\n",
    "service_areas": (
        "id,service_id,name,description\na1,s1,가람읍,5289025000\na2,s1,안산내면,안산내면 모두\n"
    ),
    "schedules": (
        "id,service_id,valid_from,valid_to,freq,byday,opens_at,closes_at\n"
        't1,s1,2026-03-01,2026-12-31,WEEKLY,"MO,WE",10:00:00,12:00:00\n'
        "t2,s2,2026-01-05,,WEEKLY,SA,22:00,00:00\n"
    ),
    "service_at_location": "id,service_id,location_id\nl1,s2,p1\n",
    "locations": "id,name\np1,복지관\n",
    "addresses": "id,location_id,city\nd1,p1,가람읍\n",
    "attributes": "id,link_id,taxonomy_term_id\nm1,s1,k1\n",
    "taxonomy_terms": "id,code,name\nk1,care_meals.lunch,점심\n",
}
LUNCH = {
    "organisation": "손맛사회적협동조합",
    "service": "점심",
    "activity_name": "마을 점심",
    "weekly": "MO,WE 10:00-12:00",
    "starts_on": "2026-03-01",
}
WALKING = {
    "organisation": "가람군노인복지관",
    "service": "함께 걷기",
    "activity_name": "함께 걷기",
    "place": "가람읍",
    "weekly": "SA 22:00-24:00",
    "starts_on": "2026-01-05",
}


@pytest.mark.parametrize("said", [{"contents": [KITCHEN, WALK]}, [KITCHEN, WALK]])
def test_every_place_of_a_service_is_a_row_by_its_code_where_it_has_one(said):
    lunch = {**LUNCH, "ends_before": "2027-01-01"}

    assert cells(json.dumps(said).encode()) == [
        {**lunch, "place": "5289025000"},
        {**lunch, "place": "안산내면"},
        WALKING,
    ]


def test_the_tables_of_an_archive_say_the_same():
    lunch = {**LUNCH, "ends_before": "2027-01-01"}

    assert cells(packed(**TABLES), "directory.zip") == [
        {**lunch, "place": "5289025000"},
        {**lunch, "place": "안산내면"},
        WALKING,
    ]


def test_what_a_directory_leaves_out_stays_blank():
    bare = {"name": "상담", "organization": {"name": "늘봄"}, "schedules": None, "attributes": [7]}

    said = {"organisation": "늘봄", "service": "상담", "activity_name": "상담"}
    assert cells(json.dumps(bare).encode()) == [said]
    few = {name: TABLES[name] for name in ("services", "organizations")}
    assert [row["activity_name"] for row in cells(packed(**few), "d.zip")] == [
        "마을 점심",
        "함께 걷기",
    ]


def test_what_points_at_nothing_is_not_given_to_whoever_has_no_name():
    lost = "id,name\n,늘봄\n"

    services = "id,organization_id,name\ns1,,상담\n"
    rows = cells(packed(services=services, organizations=lost), "d.zip")

    assert rows == [{"service": "상담", "activity_name": "상담"}]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b'{"contents": []}', "d.json", "tables.no_data_values"),
        (b'[{"name": "x"}]', "d.json", "tables.no_data_values"),
        (b'{"contents": [', "d.json", "tables.damaged"),
        (b"PK\x03\x04 and then nothing", "d.zip", "tables.damaged"),
        (packed(services=TABLES["services"]), "d.zip", "tables.no_directory"),
        (packed(services="id,name\n", organizations="id,name\n"), "d.zip", "tables.no_table"),
    ],
)
def test_what_is_no_directory_is_told(data, name, code):
    with pytest.raises(Refused) as refused:
        read_table(data, name)
    assert refused.value.code == code


def test_an_archive_that_would_fill_the_memory_is_not_opened():
    data = packed(**{**TABLES, "services": "id,name\n" + "s,x\n" * 100_000})

    with pytest.raises(Refused) as refused:
        read_table(data, "d.zip", limits=Limits(file_bytes=50_000))
    assert refused.value.code == "tables.bomb"


def test_a_damaged_part_is_told_and_not_raised():
    data = bytearray(packed(services="id,name\n" + "s1,마을 점심\n" * 500, organizations="id\no\n"))
    data[60:90] = bytes(30)

    with pytest.raises(Refused) as refused:
        read_table(bytes(data), "d.zip")
    assert refused.value.code == "tables.damaged"
