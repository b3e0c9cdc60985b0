"""Submissions as programs tell them: Kobo's and ODK Central's JSON, one instance in XML."""

import json
from collections.abc import Mapping
from typing import Any

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from dure.engines.tables.types import Refused, Scalar

Answers = Mapping[str, Scalar]
LISTS = ("results", "value", "submissions")  # Kobo, ODK Central, others


def of_json(data: bytes, name: str) -> list[Answers]:
    """The answers of every submission, groups joined with a slash."""
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused("tables.damaged", name=name) from None
    if isinstance(told, dict):
        told = next((told[key] for key in LISTS if key in told), told)
    if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
        raise Refused("tables.no_submissions", name=name)
    if not told:
        raise Refused("tables.no_table", name=name)
    return [_flat(one) for one in told]


def _flat(told: Mapping[str, Any], above: str = "") -> dict[str, Scalar]:
    found: dict[str, Scalar] = {}
    for key, value in told.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{above}{key}/")
        elif isinstance(value, list) and _is_plain(value):
            found[f"{above}{key}"] = " ".join(str(one) for one in value) or None
        elif not isinstance(value, list):
            found[f"{above}{key}"] = value if value != "" else None
    return found


def _is_plain(several: list[Any]) -> bool:
    """Several answers to one question; a repeated group is a list of answers of its own."""
    return all(isinstance(one, str | int) for one in several)


def of_xml(data: bytes, name: str) -> Answers:
    """The answers of one instance, groups joined with a slash."""
    try:
        root = fromstring(data)
    except DefusedXmlException:
        raise Refused("tables.entities", name=name) from None
    except (ParseError, ValueError):
        raise Refused("tables.damaged", name=name) from None
    found: dict[str, Scalar] = {}
    waiting = [("", child) for child in root]
    while waiting:
        above, element = waiting.pop()
        path = above + element.tag.rpartition("}")[2]
        if len(element):
            waiting += [(f"{path}/", child) for child in element]
        else:
            found[path] = (element.text or "").strip() or None
    return found
