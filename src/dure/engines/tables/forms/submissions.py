"""Submissions of a form as a table: exports (CSV, Excel), Kobo's JSON, or one instance in XML.

Every question that is answered once has a column under its name (its path where two share a
name). A repeated group has no place in a row: it is named in the findings, not dropped in silence.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from dure.engines.tables.forms.form import Form, Question, said
from dure.engines.tables.read import DEFAULT_LIMITS, bytes_of, read_table
from dure.engines.tables.types import Column, Fault, Limits, Refused, Row, Scalar, Table

SUBMISSION = "_uuid"  # which submission a row is: the same one twice is one
IDENTITIES = (SUBMISSION, "meta/instanceID", "instanceID", "KEY", "_id")
UNANSWERED = frozenset({"n/a", "N/A"})  # what an export writes for a question that was not asked
Answers = Mapping[str, Scalar]


def read_submissions(
    source: Path | str | bytes, form: Form, name: str = "", *, limits: Limits = DEFAULT_LIMITS
) -> Table:
    """The table of all submissions; raises Refused as `read_table`, or `tables.other_form`."""
    data, name = bytes_of(source, name, limits)
    ending = Path(name).suffix.lower()
    if ending == ".json":
        numbered = list(enumerate(_of_json(data, name), start=1))
    elif ending == ".xml":
        numbered = [(1, _of_xml(data, name))]
    else:
        numbered = _of_export(read_table(data, name, limits=limits))
    if len(numbered) > limits.rows:
        raise Refused("tables.too_many_rows", name=name, most=limits.rows)
    return _table(name, form, numbered)


def _table(name: str, form: Form, numbered: list[tuple[int, Answers]]) -> Table:
    once = [question for question in form.questions if not question.repeated]
    names = Counter(question.name for question in once)
    headers = [one.name if names[one.name] == 1 else one.path for one in once]
    known = set().union(*(answers.keys() for _, answers in numbered))
    if not any(_key(question, known) for question in once):
        raise Refused("tables.other_form", name=name, form=form.name)
    keys = [_key(question, known) for question in once]
    return Table(
        name=name,
        sheet="",
        columns=tuple(
            Column(at, header, (header,)) for at, header in enumerate([*headers, SUBMISSION])
        ),
        rows=tuple(
            Row(number, (*(_answer(answers, key) for key in keys), _identity(answers)))
            for number, answers in numbered
        ),
        findings=_left_aside(form.questions),
    )


def _key(question: Question, known: Iterable[str]) -> str:
    """Under which heading the answers stand: exports join groups with / or -, or show labels."""
    ways = (question.path, question.path.replace("/", "-"), question.path.replace("/", "."))
    return next((way for way in (*ways, question.name, question.label) if way in known), "")


def _answer(answers: Answers, key: str) -> Scalar:
    answer = answers.get(key) if key else None
    return None if answer in UNANSWERED else answer


def _identity(answers: Answers) -> str | None:
    found = next((answers[key] for key in IDENTITIES if answers.get(key)), None)
    return said(found).removeprefix("uuid:") or None


def _left_aside(questions: tuple[Question, ...]) -> tuple[Fault, ...]:
    repeated = [question.path for question in questions if question.repeated]
    if not repeated:
        return ()
    return (Fault("tables.repeated_questions", None, {"questions": ", ".join(repeated[:8])}),)


def _of_export(table: Table) -> list[tuple[int, Answers]]:
    headers = [column.header for column in table.columns]
    rows = sorted((*table.rows, *table.totals), key=lambda row: row.number)
    return [(row.number, dict(zip(headers, row.cells, strict=True))) for row in rows]


def _of_json(data: bytes, name: str) -> list[Answers]:
    try:
        told = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused("tables.damaged", name=name) from None
    listed = told.get("results") if isinstance(told, dict) else told
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise Refused("tables.no_submissions", name=name)
    if not listed:
        raise Refused("tables.no_table", name=name)
    return [_flat(one) for one in listed]


def _flat(told: Mapping[str, Any], above: str = "") -> dict[str, Scalar]:
    found: dict[str, Scalar] = {}
    for key, value in told.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{above}{key}/")
        elif not isinstance(value, list):
            found[f"{above}{key}"] = value if value != "" else None
    return found


def _of_xml(data: bytes, name: str) -> Answers:
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
