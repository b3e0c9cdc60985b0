"""Structured data: what search engines and catalogues read on a page (schema.org in JSON-LD)."""

import json
from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe

from dure.front.citing import as_data
from dure.kernel.words import Words
from dure.measurement.queries import LICENCES, Dataset
from dure.measurement.types.numbers import NumberPage

_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def written(data: Mapping[str, object]) -> SafeString:
    """JSON that can stand inside a script element: nothing in it can close the element."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308


def observation(page: NumberPage, address: str, dataset: str) -> SafeString:
    """One number as an Observation; a hidden one says so instead of its value."""
    known = as_data(page, address)
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Observation",
        "@id": address,
        "name": _both(page.number.name),
        "observationDate": page.number.period,
        "measurementTechnique": known["method"],
        "unitText": page.number.unit.en,
        "isPartOf": {"@type": "Dataset", "@id": dataset},
        "license": LICENCES.get(page.licence, ("", page.licence))[1],
    }
    if known["value"] is not None:
        said["value"] = known["value"]
    else:
        said["description"] = known["state"]
    return written(said)


def dataset_card(dataset: Dataset) -> SafeString:
    """The dataset page as a schema.org Dataset."""
    return written(
        {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "@id": dataset.address,
            "url": f"{dataset.address}/",
            "name": _both(dataset.title),
            "description": _both(dataset.about),
            "license": LICENCES.get(dataset.licence, ("", dataset.licence))[1],
            "creator": {"@type": "Organization", "name": dataset.publisher.ko},
            "dateModified": dataset.modified.isoformat() if dataset.modified else None,
            "keywords": [words.ko for words in dataset.keywords],
            "isAccessibleForFree": True,
            "distribution": [
                {
                    "@type": "DataDownload",
                    "encodingFormat": kind,
                    "contentUrl": f"{dataset.address}/{name}",
                }
                for name, kind in (
                    ("numbers.csv", "text/csv"),
                    ("numbers.json", "application/json"),
                )
            ],
        }
    )


def _both(words: Words) -> list[dict[str, str]]:
    return [
        {"@language": "ko", "@value": words.ko},
        {"@language": "en", "@value": words.en},
    ]
