"""Impact data (CIDS): published numbers in the Common Impact Data Standard, as JSON-LD.

One graph: who reports, the indicators, and an indicator report for every number that has a value.
A hidden number and one that was not reported have no report here: the standard knows no empty one.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from dure.engines.measure import parse_period
from dure.kernel.words import Words
from dure.measurement.rules.descriptors import Dataset
from dure.measurement.types.numbers import Definition

CONTEXT = {
    "cids": "https://ontology.commonapproach.org/cids#",
    "org": "http://ontology.eil.utoronto.ca/tove/organization#",
    "i72": "http://ontology.eil.utoronto.ca/ISO21972/iso21972#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# What a reader must know of a number beside its value, told as comments of the standard.
TOLD = (
    "cell",
    "place",
    "method",
    "low",
    "high",
    "numerator",
    "denominator",
    "definition_version",
    "people_mode",
)


def impact_data(
    dataset: Dataset,
    *,
    definitions: Sequence[Definition],
    members: Mapping[str, Words],
    rows: Iterable[Mapping[str, str]],
) -> dict[str, Any]:
    """The graph; `members` is slug → name of every organisation that a row may speak of.

    `rows` are those of the public dataset, by the names of its columns.
    """
    known = [row for row in rows if row["status"] == "published" and row["value"]]
    reports: dict[str, list[str]] = {}
    for row in known:
        reports.setdefault(row["indicator"], []).append(_number(dataset, row["address"]))
    indicators = [one for one in definitions if one.code in reports]
    named = {row["organisation"] for row in known} - {""}
    return {
        "@context": CONTEXT,
        "@graph": [
            _publisher(dataset, indicators),
            *(_organisation(_member(dataset, slug), members[slug]) for slug in sorted(named)),
            *(_indicator(dataset, one, reports[one.code]) for one in indicators),
            *(_report(dataset, row) for row in known),
        ],
    }


def _publisher(dataset: Dataset, indicators: Sequence[Definition]) -> dict[str, Any]:
    own = [_link(_indicator_id(dataset, one.code)) for one in indicators]
    return {**_organisation(_publisher_id(dataset), dataset.publisher), "cids:hasIndicator": own}


def _organisation(address: str, name: Words) -> dict[str, Any]:
    return {
        "@id": address,
        "@type": "cids:Organization",
        "org:hasLegalName": name.ko,
        "skos:prefLabel": _both(name),
    }


def _indicator(dataset: Dataset, one: Definition, reports: Sequence[str]) -> dict[str, Any]:
    return {
        "@id": _indicator_id(dataset, one.code),
        "@type": "cids:Indicator",
        "org:hasName": one.name.ko,
        "skos:prefLabel": _both(one.name),
        "cids:hasDescription": one.definition.ko,
        "dcterms:description": _both(one.definition),
        "cids:unitDescription": one.unit.ko,
        "cids:forOrganization": _link(_publisher_id(dataset)),
        "cids:hasIndicatorReport": [_link(address) for address in reports],
    }


def _report(dataset: Dataset, row: Mapping[str, str]) -> dict[str, Any]:
    period = parse_period(row["period"])
    address = _number(dataset, row["address"])
    slug = row["organisation"]
    return {
        "@id": address,
        "@type": "cids:IndicatorReport",
        "org:hasName": f"{row['indicator_name_ko']} {period.label_ko}",
        "cids:forIndicator": _link(_indicator_id(dataset, row["indicator"])),
        "cids:forOrganization": _link(_member(dataset, slug) if slug else _publisher_id(dataset)),
        "prov:startedAtTime": _moment(period.starts_on),
        "prov:endedAtTime": _moment(period.ends_before),
        "i72:value": {
            "@id": f"{address}#value",
            "@type": "i72:Measure",
            "i72:hasNumericalValue": row["value"],
        },
        "cids:hasComment": [f"{name}: {row[name]}" for name in TOLD if row[name]],
    }


def _publisher_id(dataset: Dataset) -> str:
    return f"{dataset.address}#publisher"


def _member(dataset: Dataset, slug: str) -> str:
    return f"{_initiative(dataset)}/members/{slug}/"


def _indicator_id(dataset: Dataset, code: str) -> str:
    return f"{_initiative(dataset)}/indicators/{code}/"


def _number(dataset: Dataset, address: str) -> str:
    """The stable address of a number: /n/ stands at the root of the house."""
    root = _initiative(dataset).removesuffix(f"/i/{dataset.slug}")
    return f"{root}/n/{address}/"


def _initiative(dataset: Dataset) -> str:
    return dataset.address.removesuffix("/data")


def _moment(day: date) -> dict[str, str]:
    return {"@value": f"{day.isoformat()}T00:00:00+09:00", "@type": "xsd:dateTime"}


def _link(address: str) -> dict[str, str]:
    return {"@id": address}


def _both(words: Words) -> list[dict[str, str]]:
    return [{"@value": words.ko, "@language": "ko"}, {"@value": words.en, "@language": "en"}]
