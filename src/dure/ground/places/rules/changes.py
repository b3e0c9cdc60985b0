"""Changes of areas: a dated list of recodings and new divisions, applied to the code list."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from dure.ground.places.rules.code_list import PlaceRow
from dure.ground.places.rules.codes import full_code


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """From `changed_on`, `share` of the people of `old_code` are in `new_code`."""

    old_code: str
    new_code: str
    changed_on: date
    share: Decimal
    citation: str
    verified: bool = True


class Ledger:
    """The list while changes are applied: rows in force by code, those ended, and the successions."""

    def __init__(self, rows: Iterable[PlaceRow]) -> None:
        self.ended: list[PlaceRow] = []
        self.current: dict[str, PlaceRow] = {}
        self.changes: list[ChangeRow] = []
        for row in rows:
            # Of two rows with one code only the later can still be in force.
            before = self.current.get(row.code)
            if before is not None:
                self.ended.append(before)
            self.current[row.code] = row

    def rows(self) -> list[PlaceRow]:
        """Every row, ended or not, in order of code and day."""
        return sorted(
            [*self.ended, *self.current.values()], key=lambda row: (row.code, row.valid_from)
        )

    def open_under(self, parent: str, day: date) -> list[PlaceRow]:
        """The places directly below `parent` that hold on `day`."""
        return [
            row for row in self.current.values() if row.parent_code == parent and row.holds_on(day)
        ]

    def end(self, code: str, day: date) -> PlaceRow:
        """End a code; it was in force up to the day before."""
        ended = replace(self.current[code], valid_to=day)
        self.current[code] = ended
        return ended

    def begin(self, row: PlaceRow) -> None:
        """A row comes into force; an earlier row of the same code is kept as history."""
        if row.code in self.current:
            self.ended.append(self.current[row.code])
        self.current[row.code] = row


def apply_changes(
    rows: Iterable[PlaceRow], changes: Iterable[Mapping[str, Any]]
) -> tuple[list[PlaceRow], list[ChangeRow]]:
    """The code list after all changes, and the successions they make. Changes come oldest first."""
    ledger = Ledger(rows)
    for change in changes:
        kind = next(kind for kind in KINDS if kind in change)
        KINDS[kind](ledger, change)
    return ledger.rows(), ledger.changes


def _succeed(ledger: Ledger, change: Mapping[str, Any]) -> None:
    """Both codes stand in the list already; what is below follows by its name."""
    for old, new in change["becomes"].items():
        _join(ledger, full_code(old), full_code(new), change)
        heirs = {row.name_ko: row.code for row in _below(ledger, full_code(new), change["day"])}
        for row in list(ledger.current.values()):
            if row.parent_code == full_code(old) and row.name_ko in heirs:
                _join(ledger, row.code, heirs[row.name_ko], change)


def _join(ledger: Ledger, old: str, new: str, change: Mapping[str, Any]) -> None:
    ledger.changes.append(ChangeRow(old, new, change["day"], Decimal(1), change["citation"]))


def _below(ledger: Ledger, code: str, day: date) -> list[PlaceRow]:
    near = ledger.open_under(code, day)
    return near + [
        row for gu in near if gu.level == "gu" for row in ledger.open_under(gu.code, day)
    ]


def _recode(ledger: Ledger, change: Mapping[str, Any]) -> None:
    day, told = change["day"], change["recode"]
    old, new = told["from"], told["to"]
    for row in [row for row in ledger.current.values() if row.code.startswith(old)]:
        code = new + row.code[len(old) :]
        if row.holds_on(day):
            ledger.end(row.code, day)
            ledger.begin(_recoded(row, code, day, told))
        elif row.valid_to != day or code not in ledger.current:
            continue  # ended for its own reasons, long before
        ledger.changes.append(ChangeRow(row.code, code, day, Decimal(1), change["citation"]))


def _recoded(row: PlaceRow, code: str, day: date, told: Mapping[str, Any]) -> PlaceRow:
    old, new = told["from"], told["to"]
    is_top = row.code == full_code(old)
    moved = row.parent_code.startswith(old)
    parent = new + row.parent_code[len(old) :] if moved else row.parent_code
    return replace(
        row,
        code=code,
        valid_from=day,
        parent_code=full_code(told["parent"]) if is_top and "parent" in told else parent,
        name_ko=told.get("ko", row.name_ko) if is_top else row.name_ko,
        name_en=told.get("en", row.name_en) if is_top else row.name_en,
    )


def _divide(ledger: Ledger, change: Mapping[str, Any]) -> None:
    day = change["day"]
    named = {name for part in change["parts"] for name in _named(part)}
    for part in change["parts"]:
        old_codes = [full_code(code) for code in part.get("from", {})]
        homes = [full_code(change["within"])] if "within" in change else old_codes
        for child in _children(ledger, part, homes, named, day):
            _move(ledger, child, part, change)
        _begin_part(ledger, part, change)
    for part in change["parts"]:
        for code in part.get("from", {}):
            ledger.end(full_code(code), day)


def _begin_part(ledger: Ledger, part: Mapping[str, Any], change: Mapping[str, Any]) -> None:
    new = full_code(part["new"])
    parent = full_code(part["parent"]) if part["parent"] else ""
    ledger.begin(PlaceRow(new, part["ko"], part["en"], part["level"], parent, change["day"], None))
    for old, share in part.get("from", {}).items():
        exact = share == 1 or change.get("shares_verified", True)
        ledger.changes.append(
            ChangeRow(
                full_code(old), new, change["day"], Decimal(str(share)), change["citation"], exact
            )
        )


def _children(
    ledger: Ledger, part: Mapping[str, Any], homes: list[str], named: set[str], day: date
) -> list[PlaceRow]:
    if part["children"] == "none":
        return []
    found = [row for home in homes for row in ledger.open_under(home, day)]
    if part["children"] == "rest":
        return [row for row in found if row.name_ko not in named and row.level != "gu"]
    return [row for row in found if row.name_ko in part["children"]]


def _named(part: Mapping[str, Any]) -> list[str]:
    return part["children"] if isinstance(part["children"], list) else []


def _move(
    ledger: Ledger, child: PlaceRow, part: Mapping[str, Any], change: Mapping[str, Any]
) -> None:
    day, new = change["day"], full_code(part["new"])
    ledger.end(child.code, day)
    if change.get("retire"):
        ledger.changes.append(ChangeRow(child.code, new, day, Decimal(1), change["citation"]))
        return
    # The new code of the child is not known: it goes on under its old one, below the new parent.
    ledger.begin(replace(child, parent_code=new, valid_from=day, valid_to=None, verified=False))


Apply = Callable[[Ledger, Mapping[str, Any]], None]
KINDS: Mapping[str, Apply] = {"recode": _recode, "becomes": _succeed, "parts": _divide}
