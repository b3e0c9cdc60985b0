"""What somebody should know beside the result, each in one sentence."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from dure.engines.disclosure.check import Fault, tolerance
from dure.engines.disclosure.sentences import spoken
from dure.engines.disclosure.sheets import Sheet
from dure.engines.disclosure.spec import Spec, part_status
from dure.engines.disclosure.types import Join, Key, Table

NAMED = 5


def changes(changed: Sequence[Key]) -> list[Fault]:
    """Cells that an earlier release told otherwise."""
    return [note("disclosure.note_revised", changed)] if changed else []


def notes(sheets: Sequence[Sheet], spec: Spec, table: Table) -> Iterator[Fault]:
    """What was copied, what stands only at its level, what no hierarchy knows."""
    known = {*spec.columns, "status", *map(part_status, (spec.numerator, spec.denominator))}
    extra = list(dict.fromkeys(c for sheet in sheets for c in sheet.heading if c not in known))
    if extra:
        yield Fault("disclosure.note_copied", {"columns": ", ".join(extra)})
    alone = list(_only_here(table))
    if alone:
        yield note("disclosure.note_only_here", alone)
    for place, dimension in enumerate(spec.layout.dimensions):
        every = {c for one in (dimension.parents, *dimension.others) for c in (*one, *one.values())}
        codes = {c.key[place] for c in table.cells if isinstance(c.key, tuple)}
        strange = sorted(codes - every - {spec.layout.total}) if every else []
        if strange:
            said = {"dimension": dimension.name, "total": spec.layout.total}
            yield note("disclosure.note_no_hierarchy", strange, said)


def _only_here(table: Table) -> Iterator[Key]:
    values = {cell.key: cell.value for cell in table.cells}
    seen = set()
    for one in table.relations:
        total = values.get(one.total)
        parts = [value for key in one.parts if (value := values.get(key)) is not None]
        whole = len(parts) == len(one.parts) and total is not None
        if one.join is not Join.SUM or not whole or total is None or one.total in seen:
            continue
        if total > sum(parts) + tolerance(one, table.rounding, total):
            seen.add(one.total)
            yield one.total


def note(
    code: str, keys: Sequence[object], said: Mapping[str, object] = MappingProxyType({})
) -> Fault:
    """Something to know of some cells or codes, of which the first few are named."""
    return Fault(code, {**said, "count": len(keys), "keys": _named(keys)})


def _named(keys: Sequence[object]) -> str:
    more = "; …" if len(keys) > NAMED else ""
    return "; ".join(str(spoken(key)) for key in keys[:NAMED]) + more
