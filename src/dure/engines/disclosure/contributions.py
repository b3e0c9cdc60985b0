"""Who stands behind an amount: from one row a contributor to the largest of each cell."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import product

from dure.engines.disclosure.check import Fault, Unfit
from dure.engines.disclosure.notes import note
from dure.engines.disclosure.sheets import Sheet
from dure.engines.disclosure.spec import Contributions, Spec
from dure.engines.disclosure.tables import above_of
from dure.engines.disclosure.types import Cell, Codes, Key

Shares = dict[Codes, dict[str, float]]


def contributed(
    cells: Mapping[Key, Cell],
    gifts: Sheet,
    spec: Spec,
    number: Callable[[str], float | None],
) -> tuple[dict[Key, Cell], list[Fault]]:
    """The cells with their contributors, and what does not come out even.

    A contributor with several rows in a cell is one contributor; each level has its own largest.
    """
    words = spec.contributions or Contributions("", "", "")
    gifts.require([*spec.names, words.contributor, words.value])
    shares = _shares(list(cells), gifts, spec, number)
    most = max(2, spec.rule.dominance.n if spec.rule.dominance else 2)
    found: dict[Key, Cell] = {}
    uneven: list[Key] = []
    for key, cell in cells.items():
        each = shares.get(key, {}) if isinstance(key, tuple) else {}
        largest = sorted(map(abs, each.values()), reverse=True)[:most]
        found[key] = replace(cell, contributors=len(each), largest=tuple(largest))
        told = sum(each.values())
        slip = 1e-6 + spec.rounding * (len(each) + 1) / 2 + 1e-9 * abs(told)
        if cell.value is not None and abs(told - cell.value) > slip:
            uneven.append(key)
    return found, [note("disclosure.note_uneven", uneven)] if uneven else []


def _shares(
    keys: list[Key], gifts: Sheet, spec: Spec, number: Callable[[str], float | None]
) -> Shares:
    words = spec.contributions or Contributions("", "", "")
    rows, faults = [], []
    for line, row in gifts.numbered():
        value = number(row[words.value])
        if value is None:
            named = {"value": row[words.value]}
            faults.append(Fault("disclosure.not_a_number", named, gifts.name, line, words.value))
        else:
            rows.append((tuple(row[name] for name in spec.names), row[words.contributor], value))
    if faults:
        raise Unfit(faults)
    told = [key for key in keys if isinstance(key, tuple)]
    above = above_of([*told, *(codes for codes, _who, _value in rows)], spec.layout)
    wanted = set(told)
    found: Shares = defaultdict(lambda: defaultdict(float))
    for codes, who, value in rows:
        for key in product(*(chain[code] for chain, code in zip(above, codes, strict=True))):
            if key in wanted:
                found[key][who] += value
    return found
