"""The dated code list: from the ministry's lines to places with a level and a parent."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dure.ground.places.rules.codes import full_code, level_of

CODE_CELL = re.compile(r"\d{10}(\.0)?")
DAY_CELL = re.compile(r"((19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(\.0)?)?")
FIRST_DAY = date(1988, 4, 23)  # the list knows nothing older


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One dated place as it will be written. `valid_to` is the first day it no longer holds."""

    code: str
    name_ko: str
    name_en: str
    level: str
    parent_code: str
    valid_from: date
    valid_to: date | None
    verified: bool = True

    def holds_on(self, day: date) -> bool:
        """True from `valid_from` up to the day before `valid_to`."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


def from_pack(
    lines: Iterable[Mapping[str, str]], names_en: Mapping[str, str] | None = None
) -> list[PlaceRow]:
    """Places from lines `code, name, since, until` with short codes and ISO days."""
    english = names_en or {}
    rows = [
        _row(
            full_code(line["code"]),
            line["name"],
            english.get(line["code"], ""),
            _iso(line["since"]) or FIRST_DAY,
            _iso(line["until"]),
        )
        for line in lines
    ]
    return with_parents(rows)


def from_kikcd(cells: Iterable[Sequence[object]]) -> list[PlaceRow]:
    """Places from the six columns of a KIKcd_H file: code, 시도, 시군구, 읍면동, created, abolished."""
    rows = []
    for code, sido, sigungu, dong, created, abolished in cells:
        name = str(dong or sigungu or sido)
        since = _compact(created) or FIRST_DAY
        rows.append(_row(full_code(str(code)), name, "", since, _compact(abolished)))
    return with_parents(rows)


def is_kikcd_row(cells: Sequence[object]) -> bool:
    """True when a row begins with a ten-digit code and ends with two days, written or empty."""
    code, *_, created, abolished = [str("" if cell is None else cell).strip() for cell in cells]
    return bool(CODE_CELL.fullmatch(code)) and all(
        DAY_CELL.fullmatch(cell) for cell in (created, abolished)
    )


def with_parents(rows: Iterable[PlaceRow]) -> list[PlaceRow]:
    """The same rows, each knowing its parent: by its digits, a district by the name of its city."""
    listed = list(rows)
    cities: dict[tuple[str, str], list[PlaceRow]] = defaultdict(list)
    for row in listed:
        if row.level == "sigungu":
            cities[row.code[:2], row.name_ko].append(row)
    return [replace(row, parent_code=_parent(row, cities)) for row in listed]


def _parent(row: PlaceRow, cities: Mapping[tuple[str, str], list[PlaceRow]]) -> str:
    sido = full_code(row.code[:2])
    if row.level == "sido":
        return ""
    if row.level == "gu":
        named = cities.get((row.code[:2], row.name_ko.split(" ")[0]), [])
        at_birth = [city for city in named if city.holds_on(row.valid_from)] or named
        return at_birth[-1].code if at_birth else sido
    return sido if row.code[5:] == "00000" else full_code(row.code[:5])


def _row(code: str, name: str, name_en: str, since: date, until: date | None) -> PlaceRow:
    return PlaceRow(code, name, name_en, level_of(code, name), "", since, until)


def _iso(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _compact(cell: object) -> date | None:
    digits = str(cell if cell is not None else "").split(".")[0].strip()
    return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])) if digits else None
