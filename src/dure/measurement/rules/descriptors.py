"""Descriptors of the public dataset: DCAT (JSON-LD) and Data Package, so that others can find it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dure.kernel.words import Words

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
            "published 공개, primary·secondary 비공개, not_reported 보고 없음, not_applicable 해당 없음 …",
            "published, primary, secondary, not_reported, not_applicable …",
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
