"""An XLSForm: its questions in order, where each stands among groups, and the choices.

A column `dure` beside the questions may say which field each fills (`period`, `value:M01`); beside
the choices it says what each is called here. ODK and Kobo leave such a column alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dure.engines.tables.read import DEFAULT_LIMITS, read_workbook
from dure.engines.tables.types import Limits, Refused, Row, Scalar, Table

OURS = "dure"
OPENS = ("begin group", "begin repeat", "begin loop")
CLOSES = ("end group", "end repeat", "end loop")
# What a form says to whoever fills it in, and answers nothing.
SILENT = frozenset({"note", "audit", "start-geopoint", "background-audio"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a list: its name in submissions, its first label, and what it is called here."""

    name: str
    label: str
    ours: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `path` is its name below its groups, `field` what it fills here.

    `choices` names its list, "" where the answer is free; `repeated` questions are answered several
    times in one submission.
    """

    name: str
    path: str
    kind: str
    label: str = ""
    field: str = ""
    choices: str = ""
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What a form asks; `choices` is list → its answers."""

    name: str
    questions: tuple[Question, ...]
    choices: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)


def read_form(
    source: Path | str | bytes, name: str = "", *, limits: Limits = DEFAULT_LIMITS
) -> Form:
    """The form of an XLSForm file (.xlsx, .xls).

    Raises Refused with `tables.no_form` when it has no sheet `survey` with type and name, else as
    `read_table`.
    """
    book = read_workbook(source, name, limits=limits)
    sheets = {table.sheet.strip().casefold(): table for table in book.tables}
    survey = sheets.get("survey")
    if survey is None or not {"type", "name"} <= _headers(survey):
        raise Refused("tables.no_form", name=book.name)
    questions = tuple(_questions(survey))
    if not questions:
        raise Refused("tables.no_form", name=book.name)
    listed = sheets.get("choices")
    return Form(book.name, questions, _choices(listed) if listed else {})


def _questions(survey: Table) -> Iterator[Question]:
    groups: list[tuple[str, bool]] = []
    for row in _rows(survey):
        kind = " ".join(row["type"].replace("_", " ").split()).casefold()
        if kind.startswith(OPENS):
            groups.append((row.get("name", ""), not kind.startswith("begin group")))
        elif kind.startswith(CLOSES):
            groups = groups[:-1]
        elif kind and kind not in SILENT and row.get("name"):
            yield _question(row, kind, groups)


def _question(row: Mapping[str, str], kind: str, groups: list[tuple[str, bool]]) -> Question:
    above = [name for name, _ in groups if name]
    return Question(
        name=row["name"],
        path="/".join([*above, row["name"]]),
        kind=kind.partition(" ")[0],
        label=_label(row),
        field=row.get(OURS, ""),
        choices=_list_of(row["type"]) if kind.startswith("select") else "",
        repeated=any(repeats for _, repeats in groups),
    )


def _list_of(kind: str) -> str:
    """`select_one yes_no`, and as old forms wrote it: `select one from yes_no`."""
    words = [word for word in kind.split() if word.casefold() not in {"or_other", "or", "specify"}]
    after = [at for at, word in enumerate(words) if word.casefold() == "from"]
    at = after[0] + 1 if after else (2 if words[0].casefold() == "select" else 1)
    return words[at] if at < len(words) else ""


def _choices(listed: Table) -> dict[str, tuple[Choice, ...]]:
    found: dict[str, list[Choice]] = {}
    for row in _rows(listed):
        own = row.get("list_name") or row.get("list name", "")
        name = row.get("name") or row.get("value", "")
        if own and name:
            found.setdefault(own, []).append(Choice(name, _label(row), row.get(OURS, "")))
    return {own: tuple(choices) for own, choices in found.items()}


def _label(row: Mapping[str, str]) -> str:
    return next((said for key, said in row.items() if key.startswith("label") and said), "")


def _rows(table: Table) -> Iterator[dict[str, str]]:
    """Every line in order: a question called "total" is no total."""
    headers = [column.header.strip().casefold() for column in table.columns]
    for row in sorted((*table.rows, *table.totals), key=_number):
        yield {name: said(cell) for name, cell in zip(headers, row.cells, strict=True)}


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
