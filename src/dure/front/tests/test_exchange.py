"""The formats of others carry what the public pages carry, and hide what they hide."""

import csv
import io
import json

import pytest
from django.test import Client

from dure.front.tests.published import publish
from dure.measurement.tests.releases import county, reports

pytestmark = pytest.mark.django_db
DATA = "/i/halmae/data/"


@pytest.fixture
def county_with_three_men() -> None:
    made = county()
    reports(made, "손맛", "2026-03", {"": 90, "sex=f": 87, "sex=m": 3})
    reports(made, "새참", "2026-03", {"": 0})
    publish(made)


def sdmx(client: Client) -> list[dict[str, str]]:
    said = b"".join(client.get(f"{DATA}sdmx.csv").streaming_content).decode()
    return list(csv.DictReader(io.StringIO(said)))


@pytest.mark.usefixtures("county_with_three_men")
def test_three_men_are_hidden_in_every_format(client):
    lines = [line for line in sdmx(client) if line["SEX"] == "m"]

    assert {line["OBS_VALUE"] for line in lines} == {""}
    assert {line["CONF_STATUS"] for line in lines} == {"C"}
    for name in ("dhis2.json", "impact.jsonld"):
        assert "sex=m" not in client.get(DATA + name).content.decode()


@pytest.mark.usefixtures("county_with_three_men")
def test_a_kitchen_that_cooked_nothing_says_zero(client):
    values = client.get(f"{DATA}dhis2.json").json()["dataValues"]

    assert [one["value"] for one in values if one["orgUnit"] == "saecham"] == ["0"]


@pytest.mark.usefixtures("county_with_three_men")
def test_the_graph_names_the_kitchens_and_leads_back_to_the_pages(client):
    graph = json.loads(client.get(f"{DATA}impact.jsonld").content)["@graph"]

    names = {one["org:hasLegalName"] for one in graph if one["@type"] == "cids:Organization"}
    assert len(names) == 3  # the office that publishes and two kitchens
    number = next(one for one in graph if one["@type"] == "cids:IndicatorReport")
    assert client.get(number["@id"].removeprefix("http://testserver")).status_code == 200


@pytest.mark.usefixtures("county_with_three_men")
def test_an_unknown_level_is_refused_in_one_sentence(client):
    answer = client.get(f"{DATA}dhis2.json?level=galaxy")

    assert answer.status_code == 422
    assert "galaxy" in answer.content.decode()


@pytest.mark.usefixtures("county_with_three_men")
def test_the_open_data_page_offers_every_format(client):
    page = client.get(DATA).content.decode()

    assert all(f"{DATA}{name}" in page for name in ("sdmx.csv", "dhis2.json", "impact.jsonld"))
