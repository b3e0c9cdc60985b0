"""An XLSForm: its questions in order, where each stands among groups, and the choices.

A column `dure` beside the questions may say which field each fills (`period`, `value:M01`); beside
the choices it says what each is called here. ODK and Kobo leave such a column alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dure.engines.tables.forms.kinds import Asked, findings_of, kind_of
from dure.engines.tables.forms.survey import Group, survey_of
from dure.engines.tables.read import DEFAULT_LIMITS, read_workbook
from dure.engines.tables.types import Fault, Limits, Refused, Row, Scalar, Table

OURS = "dure"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a list: its name in submissions, its first label, and what it is called here.

    `labels` are its names in every language of the form.
    """

    name: str
    label: str
    ours: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `path` is its name below its groups, `field` what it fills here.

    `choices` names its list, "" where the answer is free; `several` may be chosen at once;
    `repeated` questions are answered several times in one submission. `headings` are the labels
    under which an export may show it, in any language, alone or below those of its groups.
    """

    name: str
    path: str
    kind: str
    label: str = ""
    field: str = ""
    choices: str = ""
    repeated: bool = False
    several: bool = False
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """What a form asks; `choices` is list → its answers, `findings` what is read otherwise than asked."""

    name: str
    questions: tuple[Question, ...]
    choices: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    findings: tuple[Fault, ...] = ()


def read_form(
    source: Path | str | bytes, name: str = "", *, limits: Limits = DEFAULT_LIMITS
) -> Form:
    """The form of an XLSForm file (.xlsx, .xls).

    Raises Refused with `tables.no_form` when it has no sheet `survey` with type and name, with
    `tables.form_groups` when a group is opened and not closed or the other way round, with
    `tables.form_twice` when two questions have one name in one group; else as `read_table`.
    """
    book = read_workbook(source, name, limits=limits)
    sheets = {table.sheet.strip().casefold(): table for table in book.tables}
    survey = sheets.get("survey")
    if survey is None or not {"type", "name"} <= _headers(survey):
        raise Refused("tables.no_form", name=book.name)
    rows = survey_of(_rows(survey), book.name)
    questions = tuple(_question(row, groups) for _, row, groups in rows)
    if not questions:
        raise Refused("tables.no_form", name=book.name)
    _refuse_twice(questions, book.name)
    listed = sheets.get("choices") or sheets.get("external_choices")
    choices = _choices(listed) if listed else {}
    asked = [
        Asked(number, row, one.path) for one, (number, row, _) in zip(questions, rows, strict=True)
    ]
    return Form(book.name, questions, choices, findings_of(asked, choices))


def _refuse_twice(questions: tuple[Question, ...], name: str) -> None:
    """Their answers would stand under one heading: nobody could tell them apart."""
    seen: set[str] = set()
    for one in questions:
        if one.path in seen:
            raise Refused("tables.form_twice", name=name, question=one.path)
        seen.add(one.path)


def _question(row: Mapping[str, str], groups: tuple[Group, ...]) -> Question:
    kind = kind_of(row["type"])
    labels = _labels(row)
    above = [group.name for group in groups if group.name]
    return Question(
        name=row["name"],
        path="/".join([*above, row["name"]]),
        kind=kind.word,
        label=labels[0] if labels else "",
        field=row.get(OURS, ""),
        choices=kind.choices,
        repeated=any(group.repeats for group in groups),
        several=kind.several,
        headings=_headings(row, groups),
    )


def _headings(row: Mapping[str, str], groups: tuple[Group, ...]) -> tuple[str, ...]:
    """`밥상`, `부엌/밥상`: the question's own label, and below the labels of its groups."""
    found: dict[str, None] = {}
    for key, said in row.items():
        if key.partition(":")[0] == "label" and said:
            found[said] = None
            above = [group.labels.get(key, group.name) for group in groups]
            found["/".join([*above, said])] = None
    return tuple(found)


def _choices(listed: Table) -> dict[str, tuple[Choice, ...]]:
    found: dict[str, list[Choice]] = {}
    for _, row in _rows(listed):
        own = row.get("list_name") or row.get("list name", "")
        name = row.get("name") or row.get("value", "")
        if own and name:
            labels = _labels(row)
            label = labels[0] if labels else ""
            found.setdefault(own, []).append(Choice(name, label, row.get(OURS, ""), labels))
    return {own: tuple(choices) for own, choices in found.items()}


def _labels(row: Mapping[str, str]) -> tuple[str, ...]:
    """`label`, `label::한국어 (ko)`, and as older forms wrote it `label:English`."""
    return tuple(said for key, said in row.items() if key.partition(":")[0] == "label" and said)


def _rows(table: Table) -> list[tuple[int, dict[str, str]]]:
    """Every line in order, with its number: a question called "total" is no total."""
    headers = [column.header.strip().casefold() for column in table.columns]
    return [
        (row.number, {name: said(cell) for name, cell in zip(headers, row.cells, strict=True)})
        for row in sorted((*table.rows, *table.totals), key=_number)
    ]


def _headers(table: Table) -> set[str]:
    return {column.header.strip().casefold() for column in table.columns}


def _number(row: Row) -> int:
    return row.number


def said(cell: Scalar) -> str:
    """A cell as the word it is: Excel makes 1.0 of a choice called 1."""
    if cell is None:
        return ""
    whole = isinstance(cell, float) and cell.is_integer()
    return str(int(cell) if whole else cell).strip()  # type: ignore[arg-type]
