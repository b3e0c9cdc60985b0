"""Catalogues find the dataset: DCAT as DCAT-AP asks for it, and a Data Package that readers can open."""

import json
import re
from dataclasses import replace

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, URIRef

from dure.measurement.rules.descriptors import COLUMNS, FILES, data_package, dcat
from dure.measurement.tests.rules.exchange_rows import GARAM

NEVER = replace(GARAM, issued=None, modified=None)
OTHER = replace(GARAM, licence="house rules")


def graph(of=GARAM) -> Graph:
    return Graph().parse(data=json.dumps(dcat(of)), format="json-ld")


def test_dcat_has_what_dcat_ap_calls_mandatory() -> None:
    found = graph()
    dataset = URIRef(GARAM.address)

    assert (dataset, RDF.type, DCAT.Dataset) in found
    titles = {title.language for title in found.objects(dataset, DCTERMS.title)}
    assert titles == {"ko", "en"}
    assert len(set(found.objects(dataset, DCTERMS.description))) == 2
    for publisher in found.objects(dataset, DCTERMS.publisher):
        assert (publisher, RDF.type, FOAF.Agent) in found
        assert list(found.objects(publisher, FOAF.name))
    for distribution in found.objects(dataset, DCAT.distribution):
        assert all(isinstance(one, URIRef) for one in found.objects(distribution, DCAT.accessURL))
        assert list(found.objects(distribution, DCAT.accessURL))


@pytest.mark.parametrize("moment", [DCTERMS.issued, DCTERMS.modified])
def test_moments_have_their_type_and_one_that_never_was_is_left_out(moment: URIRef) -> None:
    (said,) = graph().objects(URIRef(GARAM.address), moment)
    assert isinstance(said, Literal)
    assert said.datatype == XSD.dateTime
    assert list(graph(NEVER).objects(URIRef(GARAM.address), moment)) == []


def test_media_types_languages_and_licences_are_addresses() -> None:
    found = graph()
    for name in (DCAT.mediaType, DCTERMS.language, DCTERMS.license, DCAT.theme, DCTERMS.spatial):
        said = list(found.objects(None, name))
        assert said
        assert all(isinstance(one, URIRef) for one in said), name


def test_a_licence_that_nobody_lists_is_said_in_words() -> None:
    assert dcat(OTHER)["dct:license"] == "house rules"
    (licence,) = data_package(OTHER)["licenses"]
    assert licence == {"name": "house rules", "title": "house rules"}


def test_every_file_that_can_be_taken_is_named_once() -> None:
    named = {str(one) for one in graph().objects(None, DCAT.downloadURL)}
    assert named == {f"{GARAM.address}/{file}" for file, _, _ in FILES}


def test_a_package_keeps_to_the_rules_of_its_format() -> None:
    made = data_package(GARAM)

    assert re.fullmatch(r"[-a-z0-9._/]+", made["name"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+\d\d:\d\d", made["created"])
    assert made["licenses"][0]["path"].startswith("https://")
    (resource,) = made["resources"]
    names = [field["name"] for field in resource["schema"]["fields"]]
    assert names == [name for name, _, _ in COLUMNS]
    assert len(set(names)) == len(names)
    assert {field["type"] for field in resource["schema"]["fields"]} <= {
        *("string", "number", "integer", "boolean", "date", "datetime")
    }
    assert set(resource["schema"]["primaryKey"]) <= set(names)
    assert resource["schema"]["missingValues"] == [""]


def test_a_dataset_without_a_release_has_no_empty_moment() -> None:
    made = data_package(NEVER)
    assert "created" not in made
    assert None not in made.values()
