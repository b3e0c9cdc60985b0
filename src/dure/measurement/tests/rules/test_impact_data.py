"""The Common Impact Data Standard: what a foreign catalogue can check with the published shapes."""

import json
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph

from dure.measurement.rules.impact_data import impact_data
from dure.measurement.tests.rules.exchange_rows import GARAM, MEALS, MEMBERS, row

SHAPES = Path(__file__).parents[6] / "shared/data/07_indicators/cids/cids.basictier.shacl.ttl"


def graph_of(*rows):
    return impact_data(GARAM, definitions=[MEALS], members=MEMBERS, rows=rows)


def things(graph, kind):
    return [each for each in graph["@graph"] if each["@type"] == kind]


def test_a_number_is_a_report_of_its_member_about_the_shared_indicator():
    (report,) = things(graph_of(row()), "cids:IndicatorReport")

    assert report["@id"] == "https://dure.example/n/a1/"
    assert report["cids:forOrganization"] == {
        "@id": "https://dure.example/i/halmae/members/sonmat/"
    }
    assert report["cids:forIndicator"] == {"@id": "https://dure.example/i/halmae/indicators/meals/"}
    assert report["i72:value"]["i72:hasNumericalValue"] == "90"


def test_a_period_starts_and_ends_at_midnight_in_seoul():
    (report,) = things(graph_of(row(period="2026-Q1")), "cids:IndicatorReport")

    assert report["prov:startedAtTime"]["@value"] == "2026-01-01T00:00:00+09:00"
    assert report["prov:endedAtTime"]["@value"] == "2026-04-01T00:00:00+09:00"


def test_a_total_is_reported_by_the_publisher():
    graph = graph_of(row(organisation="", value="120"))

    (report,) = things(graph, "cids:IndicatorReport")
    assert report["cids:forOrganization"] == {"@id": f"{GARAM.address}#publisher"}
    assert [one["org:hasLegalName"] for one in things(graph, "cids:Organization")] == [
        "가람군 두레센터"
    ]


def test_zero_is_reported_and_what_is_hidden_or_missing_is_not():
    graph = graph_of(
        row(address="zero", value="0"),
        row(address="few", status="hidden", value=""),
        row(address="beside", status="secondary", value=""),
        row(address="silent", status="not_reported", value=""),
    )

    reports = things(graph, "cids:IndicatorReport")
    assert [one["@id"] for one in reports] == ["https://dure.example/n/zero/"]
    written = json.dumps(graph)
    assert "few" not in written
    assert "beside" not in written


def test_a_reader_is_told_how_it_was_counted_and_between_which_bounds():
    people = row(method="estimate", low="80", high="100", cell="sex=f", place="52")

    (report,) = things(graph_of(people), "cids:IndicatorReport")

    assert report["cids:hasComment"] == [
        *("cell: sex=f", "place: 52", "method: estimate", "low: 80", "high: 100"),
        "definition_version: 1",
    ]


def test_an_indicator_without_a_number_stays_out():
    assert things(graph_of(row(status="hidden", value="")), "cids:Indicator") == []


@pytest.mark.skipif(not SHAPES.exists(), reason="the published shapes are not beside this checkout")
@pytest.mark.real_data
def test_the_graph_passes_the_published_shapes():
    graph = graph_of(row(), row(address="a2", organisation="", value="120.5"))

    conforms, _, said = validate(
        Graph().parse(data=json.dumps(graph), format="json-ld"),
        shacl_graph=Graph().parse(SHAPES, format="turtle"),
    )

    assert conforms, said


@pytest.mark.skipif(not SHAPES.exists(), reason="the published shapes are not beside this checkout")
@pytest.mark.real_data
def test_the_shapes_would_notice_a_report_without_its_organisation():
    graph = graph_of(row())
    del things(graph, "cids:IndicatorReport")[0]["cids:forOrganization"]

    conforms, _, _ = validate(
        Graph().parse(data=json.dumps(graph), format="json-ld"),
        shacl_graph=Graph().parse(SHAPES, format="turtle"),
    )

    assert not conforms
