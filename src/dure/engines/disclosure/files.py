"""`dure protect` without the command line: from a table file to a protected one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dure.engines.disclosure.adapter import read_yaml
from dure.engines.disclosure.check import Fault, Unfit
from dure.engines.disclosure.earlier_files import changed_cells, earlier_release
from dure.engines.disclosure.job import Done, Job
from dure.engines.disclosure.sheets import Sheet, read_sheet, read_text, write_rows
from dure.engines.disclosure.spec import Spec, spec_from
from dure.engines.disclosure.suppress import protect
from dure.engines.disclosure.tables import table_of
from dure.engines.disclosure.types import Cell, Cost, Key, Kind, Protected, Status

NAMED = 5
ABSENT = {Status.NOT_REPORTED.value, Status.NOT_APPLICABLE.value}


def protect_files(job: Job) -> Done:
    """Protect a file; both results are written whole or not at all.

    Raises `Unfit` with one fault for each thing that is wrong; then no file is written.
    """
    spec = _read_spec(job.spec)
    sheet = read_sheet(job.table)
    cells, rows = _cells(sheet, spec)
    previous = [earlier_release(path, spec) for path in job.previous]
    try:
        table = table_of(cells, spec.layout, spec.rounding)
        result = protect(table, spec.rule, previous, search=spec.search, audit=bool(job.audit))
    except Unfit as unfit:
        raise type(unfit)([_placed(f, sheet, rows, spec) for f in unfit.faults]) from unfit
    files = {job.out: _shown(sheet, cells, spec, result)}
    if job.audit:
        files[job.audit] = _audit(spec, result)
    write_rows(files, numbers={spec.value, "low", "high"})
    changed = changed_cells({cell.key: cell.value for cell in cells}, previous)
    return Done(result, tuple(_notes(sheet, spec, result, changed)))


def _read_spec(path: str) -> Spec:
    def hierarchy(name: str) -> Mapping[str, str]:
        return _parents(str(Path(path).parent / name))

    try:
        return spec_from(read_yaml(read_text(path)), hierarchy)
    except ValueError as wrong:
        if isinstance(wrong, Unfit):
            raise Unfit([replace(f, file=f.file or path) for f in wrong.faults]) from wrong
        raise Unfit([Fault("disclosure.spec_wrong", {"detail": str(wrong)}, path)]) from wrong


def _parents(path: str) -> dict[str, str]:
    sheet = read_sheet(path)
    sheet.require(("child", "parent"))
    parents: dict[str, str] = {}
    faults = []
    for number, row in sheet.numbered():
        child, parent = row["child"], row["parent"]
        if child in parents and parents[child] != parent:
            faults.append(Fault("disclosure.two_parents", {"code": child}, path, number, "child"))
        parents[child] = parent
    for code in parents:
        if _leads_back(code, parents):
            faults.append(Fault("disclosure.circular_code", {"code": code}, path))
    if faults:
        raise Unfit(faults)
    return {child: parent for child, parent in parents.items() if child and parent}


def _leads_back(code: str, parents: Mapping[str, str]) -> bool:
    seen, at = {code}, parents.get(code)
    while at:
        if at in seen:
            return at == code
        seen.add(at)
        at = parents.get(at)
    return False


def _cells(sheet: Sheet, spec: Spec) -> tuple[list[Cell], dict[Key, int]]:
    sheet.require(spec.columns)
    cells: list[Cell] = []
    rows: dict[Key, int] = {}
    faults: list[Fault] = []
    for number, row in sheet.numbered():
        try:
            cell = _cell(row, spec)
        except _Wrong as wrong:
            faults.append(
                Fault(wrong.code, {"value": row[wrong.column]}, sheet.name, number, wrong.column)
            )
            continue
        if cell.key in rows:
            first = {"key": cell.key, "first_row": rows[cell.key]}
            faults.append(Fault("disclosure.row_twice", first, sheet.name, number))
        rows[cell.key] = number
        cells.append(cell)
    if faults or not cells:
        raise Unfit(faults or [Fault("disclosure.empty", {}, sheet.name)])
    return cells, rows


class _Wrong(Exception):  # noqa: N818
    def __init__(self, code: str, column: str) -> None:
        super().__init__(code)
        self.code, self.column = code, column


def _cell(row: Mapping[str, str], spec: Spec) -> Cell:
    for dimension in spec.layout.dimensions:
        if not row[dimension.name]:
            raise _Wrong("disclosure.no_code", dimension.name)
    status = row.get("status", "")
    is_absent = status in ABSENT or not row[spec.value]
    contributors = _number(row, spec.contributors)
    return Cell(
        key=tuple(row[d.name] for d in spec.layout.dimensions),
        value=None if is_absent else _number(row, spec.value),
        kind=spec.kind,
        cost=_number(row, spec.cost) if spec.rule.cost is Cost.GIVEN else None,
        known_sensitive=bool(spec.sensitive) and row[spec.sensitive] in {"1", "true", "yes", "y"},
        contributors=None if contributors is None else int(contributors),
        largest=tuple(v for c in spec.largest if (v := _number(row, c)) is not None),
        absent=Status(status) if status in ABSENT else Status.NOT_REPORTED,
    )


def _number(row: Mapping[str, str], column: str) -> float | None:
    if not column or not row[column]:
        return None
    try:
        return float(row[column])
    except ValueError:
        raise _Wrong("disclosure.not_a_number", column) from None


def _placed(fault: Fault, sheet: Sheet, rows: Mapping[Key, int], spec: Spec) -> Fault:
    key = fault.values.get("key", fault.values.get("total"))
    values = {n: _spoken(v) for n, v in fault.values.items()}
    row = rows.get(key) if key is not None else None
    return Fault(fault.code, values, sheet.name, row, spec.value if row else "")


def _spoken(value: object) -> object:
    return " · ".join(map(str, value)) if isinstance(value, tuple) else value


def _shown(sheet: Sheet, cells: Sequence[Cell], spec: Spec, result: Protected) -> list[list[str]]:
    """The same rows; what stood behind a number goes where the number went."""
    heading = [*sheet.heading, *(["status"] if "status" not in sheet.heading else [])]
    behind = {spec.value, spec.cost, spec.contributors, spec.sensitive} & set(heading)
    out = [heading]
    for cell, (_number, row) in zip(cells, sheet.numbered(), strict=True):
        label = result.labels[cell.key]
        shown = dict(row) | {"status": label.value} | dict.fromkeys(spec.largest, "")
        if label.is_hidden:
            shown |= dict.fromkeys(behind, "")
        out.append([shown[name] for name in heading])
    return out


def _audit(spec: Spec, result: Protected) -> list[list[str]]:
    names = [d.name for d in spec.layout.dimensions]
    out = [[*names, "status", "why", "protects", "low", "high"]]
    for key, why in result.whys.items():
        seen = result.intervals.get(key)
        codes = list(key) if isinstance(key, tuple) else [str(key)]
        than = "; ".join(str(_spoken(k)) for k in result.protects.get(key, ()))
        low = f"{seen.low:g}" if seen else ""
        high = "" if seen is None or seen.high is None else f"{seen.high:.12g}"
        out.append([*codes, result.labels[key].value, why.value, than, low, high])
    return out


def _notes(sheet: Sheet, spec: Spec, result: Protected, changed: Sequence[Key]) -> Iterator[str]:
    if changed:
        first = "; ".join(str(_spoken(key)) for key in changed[:NAMED])
        yield (
            f"{len(changed)} cells were shown with another value before and are taken as revised "
            f"({first}{'; …' if len(changed) > NAMED else ''})"
        )
    extra = [c for c in sheet.heading if c not in {*spec.columns, "status"}]
    if extra:
        yield f"columns copied as they are, not protected: {', '.join(extra)}"
    for key in result.already_public:
        yield f"earlier releases already tell {_spoken(key)}; hiding it now protects nobody"
    if spec.kind is Kind.AMOUNT and not (spec.contributors or spec.largest or spec.sensitive):
        yield "amounts without contributors, largest or sensitive columns: nothing is sensitive"
