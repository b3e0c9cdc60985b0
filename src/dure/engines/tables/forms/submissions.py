"""Submissions of a form as a table: exports (CSV, Excel), Kobo's JSON, or one instance in XML.

Every question that is answered once has a column under its name (its path where two share a
name). A repeated group has no place in a row: it is named in the findings, not dropped in silence.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from dure.engines.tables.forms.form import Form, Question, said
from dure.engines.tables.forms.told import Answers, of_json, of_xml
from dure.engines.tables.read import DEFAULT_LIMITS, bytes_of, read_workbook
from dure.engines.tables.types import Column, Fault, Limits, Refused, Row, Scalar, Table

SUBMISSION = "_uuid"  # which submission a row is: the same one twice is one
SUBMITTED = "_submission_time"
IDENTITIES = (SUBMISSION, "meta/instanceID", "meta-instanceID", "instanceID", "__id", "KEY", "_id")
MOMENTS = (SUBMITTED, "SubmissionDate", "__system/submissionDate")
UNANSWERED = frozenset({"n/a", "N/A"})  # what an export writes for a question that was not asked
CHOSEN = frozenset({"1", "true", "yes"})
Numbered = Sequence[tuple[int, Answers]]


def read_submissions(
    source: Path | str | bytes, form: Form, name: str = "", *, limits: Limits = DEFAULT_LIMITS
) -> Table:
    """The table of all submissions; raises Refused as `read_workbook`, or `tables.other_form`."""
    data, name = bytes_of(source, name, limits)
    ending = Path(name).suffix.lower()
    if ending == ".json":
        numbered: Numbered = list(enumerate(of_json(data, name), start=1))
    elif ending == ".xml":
        numbered = [(1, of_xml(data, name))]
    else:
        numbered = _of_export(data, name, form, limits)
    if len(numbered) > limits.rows:
        raise Refused("tables.too_many_rows", name=name, most=limits.rows)
    return _table(name, form, numbered)


def _table(name: str, form: Form, numbered: Numbered) -> Table:
    once = [question for question in form.questions if not question.repeated]
    names = Counter(question.name for question in once)
    known = frozenset().union(*(answers.keys() for _, answers in numbered))
    readers = [_Reader(form, question, known) for question in once]
    if not any(reader.is_here for reader in readers):
        raise Refused("tables.other_form", name=name, form=form.name)
    headers = [one.name if names[one.name] == 1 else one.path for one in once]
    own = [SUBMISSION, *([SUBMITTED] if known & set(MOMENTS) else [])]
    columns = [*headers, *(one for one in own if one not in headers)]
    return Table(
        name=name,
        sheet="",
        columns=tuple(Column(at, header, (header,)) for at, header in enumerate(columns)),
        rows=tuple(
            Row(number, _cells(answers, readers, columns[len(headers) :]))
            for number, answers in numbered
        ),
        findings=(*form.findings, *_left_aside(form.questions)),
    )


def _cells(
    answers: Answers, readers: Sequence["_Reader"], own: Sequence[str]
) -> tuple[Scalar, ...]:
    told = {SUBMISSION: _identity(answers), SUBMITTED: _first(answers, MOMENTS)}
    return (*(reader.answer(answers) for reader in readers), *(told[name] for name in own))


class _Reader:
    """Where the answers of one question stand in a file, and how they are read."""

    def __init__(self, form: Form, question: Question, known: Collection[str]) -> None:
        self.question = question
        self.key = _key(question, known)
        listed = form.choices.get(question.choices, ())
        self.names = {one.name for one in listed}
        self.by_label = {label: one.name for one in listed for label in one.labels}
        self.ticks = _ticks(question, form, known) if question.several else {}

    @property
    def is_here(self) -> bool:
        """True when the file has a column for it."""
        return bool(self.key or self.ticks)

    def answer(self, answers: Answers) -> Scalar:
        """The answer as the form names it, also where the export shows labels or a tick for each."""
        found = answers.get(self.key) if self.key else None
        if found is None and self.ticks:
            chosen = [name for name, key in self.ticks.items() if _is_ticked(answers.get(key))]
            return " ".join(chosen) or None
        if found in UNANSWERED:
            return None
        return self._named(found) if self.by_label else found

    def _named(self, found: Scalar) -> Scalar:
        word = said(found)
        if not word or word in self.names:
            return found
        if self.question.several:
            return " ".join(self.by_label.get(one, one) for one in word.split(" "))
        return self.by_label.get(word, found)


def _key(question: Question, known: Collection[str]) -> str:
    """Under which heading the answers stand: exports join groups with / - . or :, or show labels."""
    ways = [question.path.replace("/", sign) for sign in ("/", "-", ".", ":")]
    headed = [way.replace("/", sign) for way in question.headings for sign in ("/", "-", ".")]
    every = (*ways, question.name, *question.headings, *headed)
    return next((way for way in every if way in known), "")


def _ticks(question: Question, form: Form, known: Collection[str]) -> dict[str, str]:
    """Choice → its own column, where an export splits a question of several answers up."""
    heads = (question.path, question.path.replace("/", "-"), question.name, *question.headings)
    found = {}
    for one in form.choices.get(question.choices, ()):
        wanted = [f"{head}/{name}" for head in heads for name in (one.name, *one.labels)]
        key = next((way for way in wanted if way in known), "")
        if key:
            found[one.name] = key
    return found


def _is_ticked(cell: Scalar) -> bool:
    return said(cell).casefold() in CHOSEN


def _identity(answers: Answers) -> str | None:
    found = _first(answers, IDENTITIES)
    return said(found).removeprefix("uuid:") or None


def _first(answers: Answers, names: Sequence[str]) -> Scalar:
    return next((answers[name] for name in names if answers.get(name)), None)


def _left_aside(questions: Sequence[Question]) -> tuple[Fault, ...]:
    repeated = [question.path for question in questions if question.repeated]
    if not repeated:
        return ()
    return (Fault("tables.repeated_questions", None, {"questions": ", ".join(repeated[:8])}),)


def _of_export(data: bytes, name: str, form: Form, limits: Limits) -> Numbered:
    """The sheet that holds the submissions themselves: repeated groups come on sheets of their own."""
    tables = read_workbook(data, name, limits=limits).tables
    if not tables:
        raise Refused("tables.no_table", name=name)
    table = max(tables, key=lambda one: _fits(one, form))
    headers = [column.header for column in table.columns]
    rows = sorted((*table.rows, *table.totals), key=lambda row: row.number)
    return [(row.number, dict(zip(headers, row.cells, strict=True))) for row in rows]


def _fits(table: Table, form: Form) -> int:
    known = {column.header for column in table.columns}
    return sum(bool(_key(one, known)) for one in form.questions if not one.repeated)
