"""The documentation of the API as tables for a page."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from dure.kernel.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """One operation as the page shows it."""

    method: str
    path: str
    name: Words
    about: Words
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
    words = told["x-words"]
    name, about = Words.of(words["name"]), Words.of(words["about"])
    return Told(method.upper(), path, name, about, ", ".join(takes), ", ".join(answers))


def _name(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if schema.get("type") == "array":
        return f"[{_name(schema['items'])}]"
    return str(schema.get("title") or schema.get("type") or "")
