"""What each row of a file would change, as a dry run tells it: the first rows in words, all counted."""

from collections import Counter
from dataclasses import dataclass, field

from dure.kernel.words import Words
from dure.measurement.rules.import_lines import Line
from dure.measurement.types.imports import NOTHING, RowChange

MOST_KEPT = 1_000
HOW_WORDS = {
    "new": Words("새로", "new"),
    "changed": Words("바뀜", "changed"),
    "kept": Words("그대로 둠", "stays as it is"),
}
STAYS = Words(
    "파일과 다르지만 등록된 그대로 둔 곳: {n}. 고치려면 그 기관의 화면에서 고쳐 주세요.",
    "Places where the file differs and what is on file stays: {n}. To change them, use the page of "
    "the organisation.",
)


@dataclass(slots=True)
class RowsTold:
    """Collects what becomes of the rows; a file of 200,000 keeps the first and counts the rest."""

    rows: list[RowChange] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def new(self, row: int, what: Words, says: Words = NOTHING) -> None:
        """A row that is not known yet."""
        self._add(RowChange(row, what, "new", new=says))

    def changed(self, row: int, what: Words, old: Words, new: Words) -> None:
        """A row that replaces what is known."""
        self._add(RowChange(row, what, "changed", old=old, new=new))

    def kept(self, line: Line, key: str, what: Words, pair: tuple[Words, Words]) -> None:
        """A field that says something else than is on file, which stays."""
        self._add(RowChange(line.number, what, "kept", header_of(line, key), *pair))

    @property
    def notes(self) -> tuple[Words, ...]:
        """What must be said even when nobody asks for the rows."""
        stays = self.counts["kept"]
        return (STAYS.filled(n=f"{stays:,}"),) if stays else ()

    def _add(self, change: RowChange) -> None:
        self.counts[change.how] += 1
        if len(self.rows) < MOST_KEPT:
            self.rows.append(change)


def row_words(row: int) -> Words:
    """Where the row stands; a place that is gone from a list stands nowhere in it."""
    return Words(f"{row}행", f"row {row}") if row else Words("목록 밖", "off the list")


def header_of(line: Line, key: str) -> str:
    """How the file itself heads a field."""
    at = line.columns.positions.get(key)
    return key if at is None else line.table.columns[at].header


def same_words(written: object) -> Words:
    """A number, a code or a day: it reads the same in both languages; words stay what they are."""
    return written if isinstance(written, Words) else Words(str(written), str(written))
