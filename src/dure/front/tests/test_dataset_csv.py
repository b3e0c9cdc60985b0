"""The public CSV: every number once in its newest form, and nothing that a spreadsheet would run."""

import csv
import io
import re

import pytest
from django.test import Client

from dure.engines.tables import read_workbook
from dure.front.tests.published import publish
from dure.measurement.models import IndicatorVersion
from dure.measurement.queries import COLUMNS, hashtag_row
from dure.measurement.tests.releases import county, reports

pytestmark = pytest.mark.django_db
FILE = "/i/halmae/data/numbers.csv"
TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")


def rows_of(client: Client, address: str = FILE) -> list[dict[str, str]]:
    said = b"".join(client.get(address).streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(said)))


def test_zero_is_written_hidden_is_empty_and_every_address_stands_once(client):
    made = county()
    reports(made, "손맛", "2026-03", {"": 90, "sex=f": 87, "sex=m": 3})
    reports(made, "새참", "2026-03", {"": 0})
    publish(made)
    publish(made)

    rows = rows_of(client)

    assert len({row["address"] for row in rows}) == len(rows)
    assert {row["value"] for row in rows if row["organisation"] == "saecham"} == {"0"}
    hidden = [row for row in rows if row["cell"] == "sex=m"]
    assert hidden
    assert {row["value"] for row in hidden} == {""}
    assert {row["status"] for row in hidden} == {"hidden"}


def test_a_name_like_a_formula_is_a_name(client):
    made = county()
    IndicatorVersion.objects.update(name_ko='=HYPERLINK("http://example.org")', unit_ko="+명")
    reports(made, "손맛", "2026-03", {"": 90})
    publish(made)

    row = rows_of(client)[0]

    assert row["indicator_name_ko"] == '\'=HYPERLINK("http://example.org")'
    assert row["unit_ko"] == "'+명"


def test_one_release_alone_and_an_unknown_one_is_refused_before_anything_leaves(client):
    made = county()
    reports(made, "손맛", "2026-03", {"": 90})
    first = publish(made)
    publish(made)

    rows = rows_of(client, f"{FILE}?release={first.public_id}")

    assert {row["publication"] for row in rows} == {first.public_id}
    assert client.get(f"{FILE}?release=none").status_code == 404


def test_with_hashtags_the_second_row_says_what_each_column_holds(client):
    made = county()
    reports(made, "손맛", "2026-03", {"": 90})
    publish(made)

    plain, tagged = rows_of(client), rows_of(client, f"{FILE}?hxl=1")

    assert tagged[1:] == plain
    assert all(TAG.fullmatch(tag) for tag in tagged[0].values())
    assert tagged[0]["value"] == "#indicator+num+value"
    assert tagged[0]["place"] == "#adm+code"
    assert "-hxl.csv" in client.get(f"{FILE}?hxl=1")["Content-Disposition"]


def test_our_own_reader_takes_the_file_with_hashtags(client):
    made = county()
    reports(made, "손맛", "2026-03", {"": 90, "sex=f": 50, "sex=m": 40})
    publish(made)
    said = b"".join(client.get(f"{FILE}?hxl=1").streaming_content)

    (table,) = read_workbook(said, "numbers.csv").tables

    assert {column.hxl for column in table.columns} == set(
        hashtag_row(tuple(name for name, _, _ in COLUMNS))
    )


def test_every_column_of_the_dataset_has_a_hashtag_of_its_own():
    tags = hashtag_row(tuple(name for name, _, _ in COLUMNS))

    assert all(tags)
    assert len(set(tags)) == len(tags)
    assert hashtag_row(("unheard_of",)) == [""]


@pytest.mark.parametrize(("language", "link"), [("ko", "HXL CSV"), ("en", "HXL CSV")])
def test_the_open_data_page_leads_to_the_file_with_hashtags(client, language, link):
    made = county()
    reports(made, "손맛", "2026-03", {"": 90})
    publish(made)
    client.cookies["dure_language"] = language

    page = client.get("/i/halmae/data/").content.decode()

    assert f'href="{FILE}?hxl=1">{link}' in page
