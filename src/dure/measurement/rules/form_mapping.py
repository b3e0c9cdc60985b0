"""A form as a mapping: which of its questions fills which field of an import, and what each choice is."""

from collections.abc import Collection, Mapping
from typing import Any

from dure.engines.tables.forms import SUBMISSION, Form, Question
from dure.measurement.rules.import_fields import FIELDS, WIDE


def mapping_of(
    form: Form, kind: str, *, indicators: Collection[str], written: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Columns and values of an import of one kind.

    A question says its field in the column `dure` of the form; else it fills the field or, in
    reports, the indicator whose name it has. What `written` says (a mapping file) goes before.
    """
    own = dict(written or {})
    once = [question for question in form.questions if not question.repeated]
    fields = {each: _field(each, kind, indicators) for each in once}
    columns = {each.name: filled for each, filled in fields.items() if filled}
    if kind == "records":
        columns.setdefault(SUBMISSION, "record_id")
    values = {filled: _values(form, each) for each, filled in fields.items() if filled}
    return {
        **own,
        "columns": {**columns, **dict(own.get("columns") or {})},
        "values": {
            **{filled: words for filled, words in values.items() if words},
            **dict(own.get("values") or {}),
        },
    }


def _field(question: Question, kind: str, indicators: Collection[str]) -> str:
    if question.field:
        return question.field
    if kind == "reports" and question.name in indicators:
        return f"{WIDE[0]}{question.name}"
    known = {name: each.key for each in FIELDS[kind] for name in (each.key, *each.names)}
    return known.get(question.name, "")


def _values(form: Form, question: Question) -> dict[str, str]:
    """What each choice is called here; the reader of submissions gives every answer by its name."""
    choices = form.choices.get(question.choices, ())
    return {choice.name: choice.ours for choice in choices if choice.ours}
