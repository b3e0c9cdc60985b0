"""`dure protect` without the command line: from a table file to a protected one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dure.engines.disclosure.adapter import read_yaml
from dure.engines.disclosure.check import Fault, Unfit
from dure.engines.disclosure.earlier_files import changed_cells, earlier_release
from dure.engines.disclosure.job import Done, Job
from dure.engines.disclosure.notes import changes, notes
from dure.engines.disclosure.reading import Read, read_cells, with_columns
from dure.engines.disclosure.rounding import round_table
from dure.engines.disclosure.sentences import spoken
from dure.engines.disclosure.sheets import STANDARD, Sheet, read_sheet, read_text, write_rows
from dure.engines.disclosure.spec import Method, Revised, Spec, part_status, spec_from
from dure.engines.disclosure.suppress import protect
from dure.engines.disclosure.tables import Dimension, table_of
from dure.engines.disclosure.types import Key, Release, Table
from dure.engines.disclosure.writing import (
    audit_rows,
    rounded_audit,
    rounded_rows,
    shown,
)


def protect_files(job: Job) -> Done:
    """Protect a file; all results are written whole or not at all.

    Raises `Unfit` with one fault for each thing that is wrong; then no file is written.
    """
    spec = _chosen(_read_spec(job.spec), job)
    sheets = [read_sheet(job.table), *(read_sheet(_beside(job.spec, t.file)) for t in spec.tables)]
    spec = with_columns(spec, sheets[0])
    _require(sheets, spec)
    given = spec.contributions
    gifts = read_sheet(_beside(job.spec, given.file)) if given else None
    spec = _telling(spec, sheets)
    read, spec = read_cells(sheets, spec, gifts)
    previous = [earlier_release(path, spec) for path in job.previous]
    changed = changed_cells({key: cell.value for key, cell in read.cells.items()}, previous)
    _refuse_changed(changed, spec, job.table)
    table = _table(read, spec)
    try:
        files, done = _made(job, spec, sheets, table, previous)
    except Unfit as unfit:
        raise type(unfit)([_placed(f, read, spec, job.table) for f in unfit.faults]) from unfit
    write_rows(files, numbers={spec.value, "low", "high", "rounded_to"})
    told = changes(changed) if spec.revised is Revised.TELL else []
    return replace(done, notes=(*read.notes, *told, *notes(sheets, spec, table), *done.notes))


def _table(read: Read, spec: Spec) -> Table:
    layout = spec.layout
    if spec.is_rate:
        layout = replace(layout, dimensions=(*layout.dimensions, Dimension("part")))
    made = table_of(list(read.cells.values()), layout, spec.rounding)
    return replace(made, ratios=tuple(read.ratios))


def _made(
    job: Job, spec: Spec, sheets: Sequence[Sheet], table: Table, previous: Sequence[Release]
) -> tuple[dict[str, list[list[str]]], Done]:
    outs = [job.out, *(_beside(job.out, one.out) for one in spec.tables)]
    if spec.method is Method.ROUND:
        made = round_table(table, spec.rule, spec.base, previous)
        files = {
            out: rounded_rows(sheet, spec, made.values, made.room)
            for out, sheet in zip(outs, sheets, strict=True)
        }
        if job.audit:
            keys = [cell.key for cell in table.cells if isinstance(cell.key, tuple)]
            files[job.audit] = rounded_audit(spec, keys, made.intervals)
        way = Fault("disclosure.way_rounded", {"base": spec.base})
        far = (Fault("disclosure.note_far", {"base": spec.base, "room": made.room}),)
        return files, Done(made.labels, way, made.fingerprint, far if made.room > spec.base else ())
    result = protect(table, spec.rule, previous, search=spec.search, audit=bool(job.audit))
    files = {
        out: shown(sheet, spec, result.labels) for out, sheet in zip(outs, sheets, strict=True)
    }
    if job.audit:
        files[job.audit] = audit_rows(spec, result)
    way = Fault("disclosure.way_proven" if result.proven else "disclosure.way_quick", {})
    told = tuple(
        Fault("disclosure.note_already_public", {"key": spoken(key)})
        for key in result.already_public
    )
    labels = {key: label for key, label in result.labels.items() if key not in _parts(spec, table)}
    return files, Done(labels, way, result.fingerprint, told, result.already_public)


def _parts(spec: Spec, table: Table) -> set[Key]:
    return {cell.key for cell in table.cells} if spec.is_rate else set()


def _chosen(spec: Spec, job: Job) -> Spec:
    if job.method:
        spec = replace(spec, method=Method(job.method))
    if job.base:
        spec = replace(spec, base=job.base)
    if job.revised:
        spec = replace(spec, revised=Revised(job.revised))
    if spec.method is Method.ROUND and spec.is_rate:
        raise Unfit([Fault("disclosure.rates_not_rounded", {}, job.spec)])
    # Beside rounded numbers no label says which are small.
    told = spec.method is Method.HIDE and not spec.is_rate
    return replace(spec, rule=replace(spec.rule, labels_told=told))


def _telling(spec: Spec, sheets: Sequence[Sheet]) -> Spec:
    """Where a file has columns for the parts of a rate, they tell which of them are the small ones."""
    own = {part_status(spec.numerator), part_status(spec.denominator)} if spec.is_rate else set()
    if not any(own & set(sheet.heading) for sheet in sheets):
        return spec
    return replace(spec, rule=replace(spec.rule, labels_told=True))


def _require(sheets: Sequence[Sheet], spec: Spec) -> None:
    """The first table has every column; a linked one may lack dimensions, not all of them."""
    first, *others = sheets
    first.require(spec.columns)
    for sheet in others:
        named = [name for name in spec.names if name in sheet.heading] or spec.names[:1]
        sheet.require([*named, *(name for name in spec.columns if name not in spec.names)])


def _refuse_changed(changed: Sequence[Key], spec: Spec, path: str) -> None:
    if changed and spec.revised is Revised.REFUSE:
        raise Unfit(
            [
                Fault("disclosure.changed", {"key": spoken(key), "count": len(changed)}, path)
                for key in changed[:1]
            ]
        )


def _beside(path: str, name: str) -> str:
    """A file named in a spec lies beside it; a result beside the first result."""
    return name if path == STANDARD else str(Path(path).parent / name)


def _read_spec(path: str) -> Spec:
    def hierarchy(name: str) -> Mapping[str, str]:
        return _parents(_beside(path, name))

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


def _placed(fault: Fault, read: Read, spec: Spec, path: str) -> Fault:
    key = fault.values.get("key", fault.values.get("total"))
    values = {n: spoken(v) for n, v in fault.values.items()}
    file, row = read.places.get(key, (path, None))
    return Fault(fault.code, values, fault.file or file, row, spec.value if row else "")
