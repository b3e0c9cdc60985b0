"""Descriptors of the public dataset: DCAT (JSON-LD) and Data Package, so that others can find it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dure.kernel.words import Words

COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("address", "string", "Stable identifier of the number; its page is at /n/{address}/"),
    ("indicator", "string", "Code of the indicator"),
    ("indicator_name_ko", "string", "Name of the indicator in Korean"),
    ("indicator_name_en", "string", "Name of the indicator in English"),
    ("definition_version", "integer", "Version of the definition by which it was counted"),
    ("period", "string", "Period: 2026-03, 2026-Q1, 2026-H1 or 2026"),
    ("organisation", "string", "Organisation, empty for all"),
    ("place", "string", "Dated administrative code, empty for all"),
    ("cell", "string", "Disaggregation, for example age=65-74&sex=f; empty for everyone"),
    ("status", "string", "published, primary, secondary, not_reported, not_applicable …"),
    ("value", "number", "The value; empty where it is hidden or was not reported, 0 where it is 0"),
    ("numerator", "number", "Numerator of a rate"),
    ("denominator", "number", "Denominator of a rate"),
    ("unit_ko", "string", "Unit in Korean"),
    ("unit_en", "string", "Unit in English"),
    ("method", "string", "How it was counted: exact, distinct, estimate or sum"),
    ("low", "number", "Lower end of the range where the value is not exact"),
    ("high", "number", "Upper end of the range"),
    ("reported", "integer", "Reports that it rests on"),
    ("expected", "integer", "Reports that were expected"),
    ("publication", "string", "Release in which it was frozen"),
)
LICENCES = {
    "KOGL-1": ("공공누리 제1유형", "https://www.kogl.or.kr/info/license.do"),
    "CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """What a descriptor says of a dataset."""

    slug: str
    title: Words
    about: Words
    publisher: Words
    licence: str
    issued: datetime | None
    modified: datetime | None
    keywords: Sequence[Words]
    address: str  # absolute address of the dataset page, without a slash at its end


def data_package(dataset: Dataset) -> dict[str, Any]:
    """The `datapackage.json` of the dataset."""
    name, path = LICENCES.get(dataset.licence, (dataset.licence, ""))
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"dure-{dataset.slug}",
        "title": dataset.title.ko,
        "description": dataset.about.ko,
        "licenses": [{"name": dataset.licence, "title": name, "path": path}],
        "created": _iso(dataset.modified),
        "resources": [
            {
                "name": "numbers",
                "path": f"{dataset.address}/numbers.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [
                        {"name": column, "type": kind, "description": said}
                        for column, kind, said in COLUMNS
                    ],
                    "primaryKey": ["address"],
                    "missingValues": [""],
                },
            }
        ],
    }


def dcat(dataset: Dataset) -> dict[str, Any]:
    """The dataset as DCAT 3 in JSON-LD, titles in both languages."""
    _, path = LICENCES.get(dataset.licence, (dataset.licence, ""))
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
        },
        "@id": dataset.address,
        "@type": "dcat:Dataset",
        "dct:title": _both(dataset.title),
        "dct:description": _both(dataset.about),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": _both(dataset.publisher)},
        "dct:issued": _iso(dataset.issued),
        "dct:modified": _iso(dataset.modified),
        "dct:license": {"@id": path} if path else dataset.licence,
        "dcat:keyword": [one for words in dataset.keywords for one in _both(words)],
        "dcat:distribution": [
            _distribution(dataset, "numbers.csv", "text/csv"),
            _distribution(dataset, "numbers.json", "application/json"),
        ],
    }


def _distribution(dataset: Dataset, file: str, media_type: str) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": dataset.address},
        "dcat:downloadURL": {"@id": f"{dataset.address}/{file}"},
        "dcat:mediaType": media_type,
    }


def _both(words: Words) -> list[dict[str, str]]:
    return [
        {"@value": words.ko, "@language": "ko"},
        {"@value": words.en, "@language": "en"},
    ]


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
