"""A workbook of 200,000 service records: looked through (a dry run), then taken; and the memory."""

import random
import tempfile
from dataclasses import replace
from pathlib import Path

from bench.support.clock import measured, peak_mb
from bench.support.fill import PLACES
from bench.support.story import stage
from bench.support.tables import Line, keep
from xlsxwriter import Workbook

from dure.activities.models import ServiceKind
from dure.engines.tables import read_table
from dure.ground.access.queries import house
from dure.ground.journal.types import Actor
from dure.ground.organisations.models import Organisation
from dure.measurement.services import import_table
from dure.measurement.types.imports import ImportRequest

ROWS = 200_000
HEADER = ("record_id", "organisation", "service", "occurred_at", "place", "quantity")


def main() -> None:
    """Read the file, look, take."""
    the = stage()
    count = round(ROWS * the.scale)
    ServiceKind.objects.get_or_create(
        code="bench_meal", defaults={"name_ko": "식사", "name_en": "Meal", "personal": False}
    )
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "records.xlsx"
        _write(file, count)
        size = file.stat().st_size / 1_000_000
        with measured() as read:
            table = read_table(file)
    request = ImportRequest(
        kind="records", table=table, name="records.xlsx", initiative_id=the.initiative.pk
    )
    with measured() as looked:
        dry = import_table(_house(), request=replace(request, dry_run=True), at=the.at)
    with measured() as took:
        taken = import_table(_house(), request=request, at=the.at)
    assert (dry.taken, dry.refused, taken.taken, taken.written) == (count, (), count, True)
    lines = [
        Line(f"{count:,} rows read", read.seconds, "s", f"{size:.1f} MB workbook"),
        Line("looked through (dry run)", looked.seconds, "s", f"{looked.statements} statements"),
        Line("taken into the ledger", took.seconds, "s", f"{took.statements} statements"),
        Line("memory", peak_mb(), "MB", "at most, of this process"),
    ]
    keep("importing", the.database, the.scale, lines)


def _house() -> Actor:
    return replace(house(), second_factor=True)


def _write(file: Path, count: int) -> None:
    dice = random.Random(7)  # noqa: S311 - the same workbook in every run
    slugs = list(
        Organisation.objects.filter(slug__startswith="org-").values_list("slug", flat=True)
    )
    with Workbook(str(file), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        for at in range(1, count + 1):
            sheet.write_row(at, 0, _row(at, slugs, dice))


def _row(at: int, slugs: list[str], dice: random.Random) -> tuple[object, ...]:
    day = f"2026-0{dice.randrange(1, 10)}-{dice.randrange(1, 29):02d} 11:{dice.randrange(60):02d}"
    return at, dice.choice(slugs), "bench_meal", day, dice.choice(PLACES), dice.randrange(1, 4)


if __name__ == "__main__":
    main()
