"""기관·이용자·지역·지표·기록·보고값을 파일에서 가져와요 · take rows from a file

`dure import KIND FILE --initiative SLUG`: every fault is one plain sentence, exit code 2.
"""

import csv
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import BaseCommand, CommandParser

from dure.engines.tables import Refused as TableRefused
from dure.engines.tables import (
    Table,
    Workbook,
    harmless,
    only_table,
    read_workbook,
    sentence,
)
from dure.engines.tables.forms import Form, read_form, read_submissions
from dure.engines.tables.parquet import read_parquet
from dure.ground.access.queries import house
from dure.ground.journal.types import Actor
from dure.ground.organisations.queries import initiative_card, organisation_card
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.kernel.plain_yaml import read_plain_yaml
from dure.kernel.refusals import words_of
from dure.kernel.words import Words, speaking
from dure.measurement.queries import indicator_codes
from dure.measurement.rules.changes_told import changes_told
from dure.measurement.rules.form_mapping import mapping_of
from dure.measurement.rules.import_faults import set_aside
from dure.measurement.rules.import_fields import FIELDS, KINDS
from dure.measurement.rules.workbook_rows import is_workbook
from dure.measurement.services import import_table
from dure.measurement.services.import_workbook import How, import_workbook
from dure.measurement.types.imports import ImportOutcome, ImportRequest, RefusedRow

FAULTS = 2
HINT = Words(
    "--map 파일에 columns: 아래 ‘열 이름: 항목’으로, 모든 줄에 같은 값은 constants: 아래 적어요. "
    "항목: {fields}",
    "A --map file says “header: field” under columns: and what is the same in every row under "
    "constants:. The fields: {fields}",
)
TOOK = Words(
    "{rows}행 가운데 담은 행 {taken}, 이미 있던 행 {same}, 거절한 행 {refused}.",
    "Of {rows} rows: {taken} taken, {same} known already, {refused} refused.",
)
COULD = Words(
    "{rows}행 가운데 담을 수 있는 행 {taken}, 이미 있던 행 {same}, 거절한 행 {refused}.",
    "Of {rows} rows: {taken} could be taken, {same} known already, {refused} refused.",
)
MOST_TOLD, MOST_CHANGES = 100, 50
MORE = Words(
    "그 밖에 {count}건이 더 있어요. 모두 보려면 --rejects 파일이름 을 붙여 주세요.",
    "There are {count} more. To see them all, add --rejects FILE.",
)


class Command(BaseCommand):
    """Import organisations, people, places, indicators, records, reports or population figures."""

    help = "기관·이용자·지역·지표·기록·보고값을 파일에서 가져와요. / Take a file."

    def add_arguments(self, parser: CommandParser) -> None:
        """The words and options of docs: KIND FILE --initiative SLUG …"""
        parser.add_argument("kind", metavar="KIND", help=", ".join(KINDS))
        parser.add_argument(
            "file",
            help="CSV (UTF-8, CP949), TSV, Excel, Parquet, DHIS2 values (JSON, XML); - is a pipe of CSV",
        )
        parser.add_argument("--initiative", required=True, metavar="SLUG")
        parser.add_argument("--organisation", metavar="SLUG", help="only rows of this organisation")
        parser.add_argument("--sheet", default="", help="which sheet, when several hold tables")
        parser.add_argument(
            "--map", metavar="FILE", help="YAML: columns {header: field}, constants, values"
        )
        parser.add_argument(
            "--form", metavar="XLSFORM", help="FILE holds submissions of this ODK or Kobo form"
        )
        parser.add_argument("--rejects", metavar="FILE", help="write the refused rows as CSV")
        parser.add_argument("--partial", action="store_true", help="take the rows without faults")
        parser.add_argument("--dry-run", action="store_true", help="look, and take nothing")
        parser.add_argument("--language", choices=("ko", "en"), default="ko")

    def handle(self, **options: Any) -> None:
        """Read, take, say what became of it."""
        with speaking(options["language"]):
            try:
                outcome = self._imported(options)
            except Refused as refused:
                self._end([str(words_of(refused)), *hint(refused, options["kind"])])
            except TableRefused as refused:
                self._end([sentence(refused, options["language"])])
            except FileNotFoundError as missing:
                self._end([str(words_of(Refused("import.no_such_file", found=missing.filename)))])
            except OSError as shut:  # a folder, or no permission
                self._end([str(words_of(Refused("import.cannot_open", found=shut.filename)))])
            if options["rejects"]:
                write_rejects(Path(options["rejects"]), outcome.refused)
            told_now = changes_told(outcome, MOST_CHANGES, options["language"])
            for line in (str(summary(outcome)), *(told_now if options["dry_run"] else ())):
                self.stderr.write(line)
            if outcome.refused:
                self._end(told(outcome.refused))

    def _imported(self, options: dict[str, Any]) -> ImportOutcome:
        if options["kind"] not in KINDS:
            raise Refused("import.unknown_kind", kind=options["kind"], kinds=", ".join(KINDS))
        refuse_unwritable(options["rejects"])
        initiative = initiative_card(options["initiative"])
        own = organisation_card(options["organisation"]) if options["organisation"] else None
        # Whoever holds the machine's shell holds the data already; no second factor guards it.
        actor = replace(house(), second_factor=True)
        form = read_form(Path(options["form"])) if options["form"] else None
        book = _book(options["file"], options["sheet"], form)
        ours = [table for table in book.tables if is_workbook(table)]
        if ours and options["kind"] == "reports":
            return self._returned(actor, ours, initiative.id, own.id if own else None, options)
        table = only_table(book)
        request = ImportRequest(
            kind=options["kind"],
            table=table,
            name=table.name,
            initiative_id=initiative.id,
            organisation_id=own.id if own else None,
            mapping=_mapping(options["map"], form, options["kind"]),
            partial=options["partial"],
            dry_run=options["dry_run"],
        )
        outcome = import_table(actor, request=request, at=now(), tell=self._tell)
        return replace(outcome, notes=(*outcome.notes, *set_aside(table)))

    def _returned(
        self,
        actor: Actor,
        tables: Sequence[Table],
        initiative_id: int,
        organisation_id: int | None,
        options: dict[str, Any],
    ) -> ImportOutcome:
        """A workbook that this house has prefilled, with all its periods."""
        how = How(options["dry_run"], options["partial"], initiative_id, organisation_id)
        name = Path(options["file"]).name
        return import_workbook(actor, tables=tables, name=name, at=now(), how=how, tell=self._tell)

    def _tell(self, doing: Words, done: int, of: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{doing} {done:,}/{of:,}\033[K", ending="")
            self.stderr.write("\n" if done == of else "", ending="")

    def _end(self, sentences: Sequence[str]) -> None:
        for each in sentences:
            self.stderr.write(each)
        raise SystemExit(FAULTS)


def _book(file: str, sheet: str, form: Form | None) -> Workbook:
    if form is not None:
        return Workbook(Path(file).name, (read_submissions(Path(file), form),))
    if file == "-":
        return read_workbook(sys.stdin.buffer.read(), "stdin.csv", sheet=sheet)
    if file.lower().endswith(".parquet"):
        Path(file).stat()  # a missing file is told before the reader calls it a broken one
        return Workbook(Path(file).name, (read_parquet(file),))
    return read_workbook(Path(file), Path(file).name, sheet=sheet)


def refuse_unwritable(rejects: str | None) -> None:
    """Where the refused rows go is looked at first: nothing is taken before they can be told."""
    if rejects is None:
        return
    place = Path(rejects)
    if place.is_dir() or not os.access(place.parent, os.W_OK):
        raise Refused("import.cannot_open", found=rejects)


def hint(refused: Refused, kind: str) -> list[str]:
    """How columns are named on the command line, where they were not understood."""
    if refused.code not in ("import.columns_do_not_fit", "import.bad_mapping"):
        return []
    fields = ", ".join(each.key for each in FIELDS.get(kind, ()))
    return [str(HINT.filled(fields=fields))]


def told(refused: Sequence[RefusedRow]) -> list[str]:
    """The sentences of the first rows; a file of 200,000 wrong rows is not read on a terminal."""
    said = [str(row.sentence) for row in refused[:MOST_TOLD]]
    if len(refused) > MOST_TOLD:
        said.append(str(MORE.filled(count=f"{len(refused) - MOST_TOLD:,}")))
    return said


def _mapping(file: str | None, form: Form | None, kind: str) -> dict[str, Any] | None:
    written = _written(file)
    if form is None:
        return written
    return mapping_of(form, kind, indicators=indicator_codes(), written=written)


def _written(file: str | None) -> dict[str, Any] | None:
    if file is None:
        return None
    try:
        found = read_plain_yaml(Path(file).read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError) as wrong:
        raise Refused("import.bad_mapping") from wrong
    if not isinstance(found, dict):
        raise Refused("import.bad_mapping")
    return found


def summary(outcome: ImportOutcome) -> Words:
    """What became of the file in a few lines."""
    values = {
        "rows": f"{outcome.rows:,}",
        "taken": f"{0 if outcome.repeated else outcome.taken:,}",
        "same": f"{outcome.unchanged:,}",
        "refused": f"{len({row.row for row in outcome.refused}):,}",
    }
    if outcome.repeated:
        head = Words("이미 가져온 파일이에요.", "This file had been taken before.")
    elif outcome.written:
        head = Words("가져왔어요.", "Taken.")
    else:
        head = Words("아무것도 담지 않았어요.", "Nothing was taken.")
    counts = (TOOK if outcome.written or outcome.repeated else COULD).filled(**values)
    notes = outcome.notes
    return Words(
        "\n".join([f"{head.ko} {counts.ko}", *(note.ko for note in notes)]),
        "\n".join([f"{head.en} {counts.en}", *(note.en for note in notes)]),
    )


def _harmless(cell: object) -> object:
    return harmless(cell) if isinstance(cell, str) else cell


def write_rejects(file: Path, rows: Sequence[RefusedRow]) -> None:
    """The refused rows as CSV (UTF-8 with BOM, so that Excel reads it); whole or not at all."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8-sig", newline="", dir=file.parent, delete=False
    ) as new:
        writer = csv.writer(new)
        writer.writerow(("file", "sheet", "row", "column", "header", "code", "ko", "en"))
        for row in rows:
            place = (row.file, row.sheet, row.row, row.column, row.header)
            writer.writerow((*map(_harmless, place), row.code, row.words.ko, row.words.en))
    os.replace(new.name, file)
