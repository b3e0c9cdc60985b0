"""The documentation of the API as tables for a page."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Told:
    """One operation as the page shows it."""

    method: str
    path: str
    summary: str
    about: str
    takes: str
    answers: str


def tables_of(schema: dict[str, Any]) -> list[tuple[str, list[Told]]]:
    """Tag → its operations, in the order of their addresses."""
    found: dict[str, list[Told]] = defaultdict(list)
    for path, operations in schema["paths"].items():
        for method, told in operations.items():
            found[told["tags"][0]].append(_told(path, method, told))
    return sorted(found.items())


def _told(path: str, method: str, told: dict[str, Any]) -> Told:
    names = [each["name"] for each in told.get("parameters", ()) if each["in"] == "query"]
    body = told.get("requestBody", {}).get("content", {})
    takes = [*names, *(_name(each["schema"]) for each in body.values())]
    good = next(each for code, each in told["responses"].items() if str(code).startswith("2"))
    answers = [_name(each["schema"]) for each in good.get("content", {}).values()]
    about = told.get("description", "")
    return Told(method.upper(), path, told["summary"], about, ", ".join(takes), ", ".join(answers))


def _name(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if schema.get("type") == "array":
        return f"[{_name(schema['items'])}]"
    return str(schema.get("title") or schema.get("type") or "")
