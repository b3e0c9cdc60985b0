"""The workbook of reports: one sheet a period, a hidden key in each row that says which cell it is.

The key holds what stood in the cell when the workbook was made. What somebody did not touch changes
nothing, and what a colleague changed meanwhile is not silently overwritten.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from dure.engines.tables import Content, FormColumn, Mark, Sheet
from dure.kernel.words import Words
from dure.measurement.rules.labels import period_words
from dure.measurement.types.asked import AskedVersion, Number, StoredValue
from dure.measurement.types.reports import ReportHead

SEPARATOR = "|"
COLUMNS = (
    "indicator",
    "place",
    "cell",
    "unit",
    "last",
    "value",
    "numerator",
    "denominator",
    "comment",
)
ENTRY = frozenset({"value", "numerator", "denominator", "comment"})
HEADERS = {
    "indicator": Words("지표", "Indicator"),
    "place": Words("지역", "Place"),
    "cell": Words("구분", "Group"),
    "unit": Words("단위", "Unit"),
    "last": Words("지난번", "Last time"),
    "value": Words("값", "Value"),
    "numerator": Words("분자", "Numerator"),
    "denominator": Words("분모", "Denominator"),
    "comment": Words("메모", "Note"),
}
WIDTHS = {"indicator": 34, "place": 14, "cell": 22, "unit": 8, "last": 12, "comment": 36}
HINTS = {
    "value": Words(
        "0이면 0, 해당이 없으면 해당없음, 아직 모르면 비워 두세요.",
        "0 where it is zero, N/A where it does not apply, empty where it is not known yet.",
    ),
    "numerator": Words("비율은 분자와 분모를 적어요.", "A rate is entered by its two parts."),
    "denominator": Words("비율은 분자와 분모를 적어요.", "A rate is entered by its two parts."),
}
FOOTNOTES = (
    Words(
        "흰 칸에만 적어요. 다른 칸과 숨은 열은 그대로 두어야 다시 올릴 수 있어요.",
        "Write in the white cells only; leave the others and the hidden column as they are.",
    ),
    Words(
        "고치지 않은 칸은 올려도 바뀌지 않아요. 지운 칸은 ‘보고 없음’으로 돌아가요.",
        "Cells you did not touch change nothing. A cell you empty goes back to “not reported”.",
    ),
)
NO_VALUE = Words("산출값: 적지 않아요", "computed: leave it")


@dataclass(frozen=True, slots=True)
class RowKey:
    """Which cell of which report a row is; what stood there, and the mark of its note."""

    report: str
    indicator: str
    place_code: str
    cell: str
    seen: str
    note: str

    def __str__(self) -> str:
        return SEPARATOR.join(
            (self.report, self.indicator, self.place_code, self.cell, self.seen, self.note)
        )


def row_key(written: str) -> RowKey | None:
    """The key of a row; None when it is not one of ours."""
    parts = written.split(SEPARATOR)
    return RowKey(*parts) if len(parts) == 6 and parts[0] and parts[1] else None


def key_of(report: str, version: AskedVersion, row: "BookRow") -> RowKey:
    """The key under which a row is written."""
    stored = row.current
    seen, note = (stored.short, stored.comment) if stored else ("", "")
    return RowKey(report, version.code, row.place_code, row.cell, seen, note_mark(note))


def note_mark(note: str) -> str:
    """A short mark of a note, so that an untouched one is known."""
    return f"{crc32(note.strip().encode()):08x}" if note.strip() else ""


@dataclass(frozen=True, slots=True)
class BookRow:
    """One row of a sheet to be written."""

    version: AskedVersion
    place_code: str
    place: Words
    cell: str
    label: Words
    current: StoredValue | None
    last: StoredValue | None
    computed: bool


def book_sheet(head: ReportHead, rows: Sequence[BookRow], *, language: str, tab: str) -> Sheet:
    """One period of one organisation as a sheet."""
    period = period_words(head.period).in_language(language)
    return Sheet(
        name=tab,
        columns=tuple(_column(key, language) for key in COLUMNS),
        rows=tuple(_row(row, language) for row in rows),
        titles=(f"{head.organisation.in_language(language)} · {period}",),
        footnotes=tuple(one.in_language(language) for one in FOOTNOTES),
        row_keys=tuple(str(key_of(head.public_id, row.version, row)) for row in rows),
    )


def _column(key: str, language: str) -> FormColumn:
    numeric = key in ("last", "value", "numerator", "denominator")
    return FormColumn(
        key=key,
        header=HEADERS[key].in_language(language),
        kind="decimal" if numeric else "text",
        entry=key in ENTRY,
        width=WIDTHS.get(key, 13),
        hint=HINTS[key].in_language(language) if key in HINTS else "",
        least=0 if key in ("numerator", "denominator") else None,
    )


def _row(row: BookRow, language: str) -> tuple[Content, ...]:
    stored, version = row.current, row.version
    na = stored is not None and stored.state == "not_applicable"
    value: Content = Mark.NOT_APPLICABLE if na else (stored.value if stored else None)
    comment = stored.comment if stored else ""
    return (
        version.name.in_language(language),
        row.place.in_language(language),
        row.label.in_language(language),
        version.unit.in_language(language),
        _last(row),
        value,
        stored.numerator if stored else None,
        stored.denominator if stored else None,
        NO_VALUE.in_language(language) if row.computed else comment or None,
    )


def _last(row: BookRow) -> Content:
    if row.last is None:
        return None
    if row.last.state == "not_applicable":
        return Mark.NOT_APPLICABLE
    written: Number | None = row.last.written(row.version)
    return written
