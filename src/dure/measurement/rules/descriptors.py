"""Descriptors of the public dataset: DCAT (JSON-LD) and Data Package, so that others can find it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dure.kernel.words import Words
from dure.measurement.rules.people_words import MODES

UNSAID = Words("", "")
COLUMNS: tuple[tuple[str, str, Words], ...] = (
    (
        "address",
        "string",
        Words(
            "숫자의 바뀌지 않는 이름; 그 쪽은 /n/{address}/",
            "Stable identifier of the number; its page is at /n/{address}/",
        ),
    ),
    ("indicator", "string", Words("지표 부호", "Code of the indicator")),
    ("indicator_name_ko", "string", Words("지표 이름 (한국어)", "Name of the indicator in Korean")),
    ("indicator_name_en", "string", Words("지표 이름 (영어)", "Name of the indicator in English")),
    (
        "definition_version",
        "integer",
        Words("셀 때 쓴 정의의 판", "Version of the definition by which it was counted"),
    ),
    (
        "period",
        "string",
        Words("기간: 2026-03, 2026-Q1, 2026-H1, 2026", "Period: 2026-03, 2026-Q1, 2026-H1 or 2026"),
    ),
    ("organisation", "string", Words("기관; 전체는 빈칸", "Organisation, empty for all")),
    (
        "place",
        "string",
        Words("날짜가 있는 행정구역 부호; 전체는 빈칸", "Dated administrative code, empty for all"),
    ),
    (
        "cell",
        "string",
        Words(
            "세부구분, 보기: age=65-74&sex=f; 모두는 빈칸",
            "Disaggregation, for example age=65-74&sex=f; empty for everyone",
        ),
    ),
    (
        "status",
        "string",
        Words(
            "published 공개, hidden 가림, not_reported 보고 없음, not_applicable 해당 없음 …",
            "published, hidden, not_reported, not_applicable …",
        ),
    ),
    (
        "value",
        "number",
        Words(
            "값; 비공개와 보고 없음은 빈칸, 0은 0",
            "The value; empty where it is hidden or was not reported, 0 where it is 0",
        ),
    ),
    ("numerator", "number", Words("비율의 분자", "Numerator of a rate")),
    ("denominator", "number", Words("비율의 분모", "Denominator of a rate")),
    ("unit_ko", "string", Words("단위 (한국어)", "Unit in Korean")),
    ("unit_en", "string", Words("단위 (영어)", "Unit in English")),
    (
        "method",
        "string",
        Words(
            "세는 방법: exact 그대로, distinct 실인원, estimate 추정, sum 합, rounded 반올림",
            "How it was counted: exact, distinct, estimate, sum or rounded",
        ),
    ),
    (
        "low",
        "number",
        Words("정확하지 않은 값의 아래 끝", "Lower end of the range where the value is not exact"),
    ),
    ("high", "number", Words("정확하지 않은 값의 위 끝", "Upper end of the range")),
    ("reported", "integer", Words("바탕이 된 보고 수", "Reports that it rests on")),
    ("expected", "integer", Words("들어와야 할 보고 수", "Reports that were expected")),
    ("publication", "string", Words("굳혀 공개한 공표", "Release in which it was frozen")),
    (
        "people_mode",
        "string",
        Words(
            "여러 기관을 오간 사람을 센 방식: "
            + "; ".join(f"{mode} {said.ko}" for mode, said in MODES.items()),
            "How people who go to several organisations were counted: "
            + "; ".join(f"{mode}: {said.en}" for mode, said in MODES.items()),
        ),
    ),
    (
        "people_basis",
        "string",
        Words("그렇게 센 법적 근거", "The legal ground on which they were counted so"),
    ),
)
LICENCES = {
    "KOGL-1": ("공공누리 제1유형", "https://www.kogl.or.kr/info/license.do"),
    "CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
}

PUBLICATIONS = "http://publications.europa.eu/resource/authority/"
LANGUAGES = f"{PUBLICATIONS}language/"
COUNTRY = f"{PUBLICATIONS}country/KOR"
MEDIA_TYPES = "http://www.iana.org/assignments/media-types/"
FILES = (
    ("numbers.csv", "text/csv", Words("모든 숫자 (CSV)", "All numbers (CSV)")),
    ("numbers.json", "application/json", Words("모든 숫자 (JSON)", "All numbers (JSON)")),
    ("sdmx.csv", "text/csv", Words("SDMX-CSV 2.0", "SDMX-CSV, version 2.0")),
    ("dhis2.json", "application/json", Words("DHIS2 값 (JSON)", "DHIS2 values (JSON)")),
    ("dhis2.xml", "application/xml", Words("DHIS2 값 (XML)", "DHIS2 values (XML)")),
    ("impact.jsonld", "application/ld+json", Words("임팩트 자료 (CIDS)", "Impact data (CIDS)")),
)


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
    protection: Words = UNSAID  # how small numbers are protected, in one line
    address: str  # absolute address of the dataset page, without a slash at its end


def data_package(dataset: Dataset) -> dict[str, Any]:
    """The `datapackage.json` of the dataset."""
    name, path = LICENCES.get(dataset.licence, (dataset.licence, ""))
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"dure-{dataset.slug}",
        "title": dataset.title.ko,
        "description": dataset.about.ko,
        "licenses": [{"name": dataset.licence, "title": name, **({"path": path} if path else {})}],
        **({"created": dataset.modified.isoformat()} if dataset.modified else {}),
        "homepage": f"{dataset.address}/",
        "protection": dataset.protection.as_dict(),
        "keywords": [words.en for words in dataset.keywords],
        "contributors": [{"title": dataset.publisher.ko, "roles": ["publisher"]}],
        "resources": [
            {
                "name": "numbers",
                "path": f"{dataset.address}/numbers.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": [
                        {"name": column, "type": kind, "description": said.en}
                        for column, kind, said in COLUMNS
                    ],
                    "primaryKey": ["address"],
                    "missingValues": [""],
                },
            }
        ],
    }


def dcat(dataset: Dataset) -> dict[str, Any]:
    """The dataset as DCAT 3 in JSON-LD, as DCAT-AP asks for it; titles in both languages."""
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": dataset.address,
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.address,
        "dct:title": _both(dataset.title),
        "dct:description": _both(dataset.about),
        "dct:publisher": {
            "@id": f"{dataset.address}#publisher",
            "@type": "foaf:Agent",
            "foaf:name": _both(dataset.publisher),
        },
        **_dated("dct:issued", dataset.issued),
        **_dated("dct:modified", dataset.modified),
        "dct:language": [_link(f"{LANGUAGES}KOR"), _link(f"{LANGUAGES}ENG")],
        "dct:spatial": _link(COUNTRY),
        **_provenance(dataset.protection),
        "dct:accessRights": _link(f"{PUBLICATIONS}access-right/PUBLIC"),
        "dct:license": _licence(dataset),
        "dcat:landingPage": _link(f"{dataset.address}/"),
        "dcat:theme": _link(f"{PUBLICATIONS}data-theme/SOCI"),
        "dcat:keyword": [one for words in dataset.keywords for one in _both(words)],
        "dcat:distribution": [_distribution(dataset, *each) for each in FILES],
    }


def _distribution(dataset: Dataset, file: str, media_type: str, title: Words) -> dict[str, Any]:
    address = f"{dataset.address}/{file}"
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": _both(title),
        "dct:license": _licence(dataset),
        "dcat:accessURL": _link(address),
        "dcat:downloadURL": _link(address),
        "dcat:mediaType": _link(f"{MEDIA_TYPES}{media_type}"),
    }


def _licence(dataset: Dataset) -> object:
    _, path = LICENCES.get(dataset.licence, (dataset.licence, ""))
    return {"@id": path, "@type": "dct:LicenseDocument"} if path else dataset.licence


def _provenance(protection: Words) -> dict[str, object]:
    """How small numbers are protected; a dataset of which nothing is said has no such line."""
    if not protection.en:
        return {}
    said = {"@type": "dct:ProvenanceStatement", "rdfs:label": _both(protection)}
    return {"dct:provenance": said}


def _dated(name: str, at: datetime | None) -> dict[str, object]:
    """A moment with its type; a dataset that was never released has none."""
    return {name: {"@value": at.isoformat(), "@type": "xsd:dateTime"}} if at else {}


def _link(address: str) -> dict[str, str]:
    return {"@id": address}


def _both(words: Words) -> list[dict[str, str]]:
    return [
        {"@value": words.ko, "@language": "ko"},
        {"@value": words.en, "@language": "en"},
    ]
