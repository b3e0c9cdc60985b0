"""People files (사람 파일): rows of one or many organisations brought under one set of columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dure.engines.linkage.adapter import STANDARD, read_rows, read_yaml
from dure.engines.linkage.fault import BadInput, Fault
from dure.engines.linkage.types import COLUMNS, ENDINGS, TELLING

TOLD = 20  # faults of one kind told one by one
_ALSO = """
record_id: id, rec_id, unique_id, recordid, 기록번호, 번호, 아이디, 이용자번호, 대상자번호, 연번
organisation: organization, org, agency, provider, 기관, 기관명, 조직, 단체
family_name: surname, last_name, lastname, 성
given_name: first_name, firstname, forename
full_name: name, 이름, 성명, 성함, 이용자명, 대상자명, person_name
birth_date: dob, date_of_birth, birthdate, birthday, 생년월일, 생일
sex: gender, 성별
phone: phone_number, mobile, telephone, tel, 전화, 전화번호, 휴대폰, 휴대전화, 연락처, 핸드폰
email: e_mail, mail, email_address, 이메일, 메일
street: address, street_address, addr, street_number, house_number, 주소, 도로명주소
street: address_1, address1, road
postcode: zip, zipcode, zip_code, postal_code, 우편번호
place: city, suburb, town, region, 지역, 시군구, 읍면동, 거주지
"""
ALSO = {
    other.strip(): line.split(":")[0]
    for line in _ALSO.strip().splitlines()
    for other in line.split(":")[1].split(",")
}
# 900101-1234567 with a plausible day; written without the dash it counts where the day is one.
_RESIDENT = re.compile(
    r"(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-\s]?[1-8]\d{6}(?!\d)"
)


@dataclass(frozen=True)
class People:
    """People (사람들): columns of texts; what is in them, and things somebody should know."""

    columns: Mapping[str, Sequence[str]]
    unused: Sequence[str]

    def __len__(self) -> int:
        return len(self.columns["record_id"])


@dataclass(frozen=True)
class _Sheet:
    path: str
    heading: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    first: int = 2

    @property
    def shown(self) -> str:
        return "standard input" if self.path == STANDARD else self.path


def read_people(paths: Sequence[str], map_file: str = "", *, beside: Sequence[str] = ()) -> People:
    """Every row of every file; BadInput with one fault for each thing that is wrong.

    `beside` names columns that are kept though they tell nobody who somebody is.
    """
    sheets = [_sheet(path) for path in paths]
    renamed = _renamed(map_file, sheets) if map_file else {}
    wanted = tuple(dict.fromkeys([*COLUMNS, *beside]))
    columns: dict[str, list[str]] = {name: [] for name in wanted}
    sources = [_beside(sheet, _sources(sheet, renamed), beside) for sheet in sheets]
    faults = [fault for sheet in sheets for fault in _resident_numbers(sheet)]
    have = dict.fromkeys(name for sheet in sheets for name in sheet.heading)
    if not any(set(found) & set(TELLING) for found in sources):
        raise BadInput([Fault("linkage.nothing_to_compare", {"have": ", ".join(have)})])
    for sheet, found in zip(sheets, sources, strict=True):
        _take(sheet, found, columns, many=len(sheets) > 1)
    faults += _bad_ids(sheets, sources, columns["record_id"])
    if faults:
        raise BadInput(faults)
    known = {theirs for found in sources for names in found.values() for theirs in names}
    left = [name for name in have if name not in known]
    kept = {name for name, values in columns.items() if any(values)} | {"record_id", *beside}
    return People({name: columns[name] for name in wanted if name in kept}, left)


def _sheet(path: str) -> _Sheet:
    rows = read_rows(path)
    shown = "standard input" if path == STANDARD else path
    while rows and not any(cell.strip() for cell in rows[0]):
        raise BadInput([Fault("linkage.empty", {}, shown, 1)])
    if not rows:
        raise BadInput([Fault("linkage.empty", {}, shown)])
    heading = tuple(name.strip() for name in rows[0])
    faults = [
        Fault("linkage.column_twice", {"column": name}, shown, 1, name)
        for name in dict.fromkeys(heading)
        if name and heading.count(name) > 1
    ]
    wide = [
        Fault("linkage.row_width", {"have": len(row), "want": len(heading)}, shown, number)
        for number, row in enumerate(rows[1:], start=2)
        if len(row) > len(heading) and any(cell.strip() for cell in row[len(heading) :])
    ]
    if faults or wide:
        raise BadInput([*faults, *shortened(wide)])
    return _Sheet(path, heading, rows[1:], 1 if path.lower().endswith(".parquet") else 2)


def shortened(faults: Sequence[Fault]) -> list[Fault]:
    """The first faults of a kind, and how many more there are."""
    if len(faults) <= TOLD:
        return list(faults)
    last = replace(faults[TOLD], code="linkage.and_more", values={"count": len(faults) - TOLD})
    return [*faults[:TOLD], last]


def _renamed(path: str, sheets: Sequence[_Sheet]) -> dict[str, str]:
    """Their column → ours, whichever way round the map is written."""
    renamed: dict[str, str] = {}
    faults = []
    there = {name for sheet in sheets for name in sheet.heading}
    for one, other in _map_pairs(path):
        ours, theirs = (one, other) if one in COLUMNS and other not in COLUMNS else (other, one)
        if one in COLUMNS and other in COLUMNS:
            theirs, ours = (one, other) if one in there or other not in there else (other, one)
        if ours not in COLUMNS:
            values = {"theirs": one, "ours": other, "known": ", ".join(COLUMNS)}
            faults.append(Fault("linkage.map_target", values, path))
        elif theirs not in there:
            faults.append(Fault("linkage.map_source", {"column": theirs}, path))
        else:
            renamed[theirs] = ours
    if faults:
        raise BadInput(faults)
    return renamed


def _map_pairs(path: str) -> Iterator[tuple[str, str]]:
    if path.lower().endswith(ENDINGS):
        yield from _map_rows(path)
        return
    said = read_yaml(path)
    said = said.get("columns", said) if isinstance(said, Mapping) else said
    if not isinstance(said, Mapping) or not said:
        raise BadInput([Fault("linkage.bad_map", file=path)])
    for key, value in said.items():
        for other in value if isinstance(value, list) else [value]:
            if isinstance(other, bool) or not isinstance(other, str | int):
                raise BadInput([Fault("linkage.bad_map", file=path)])
            yield str(key).strip(), str(other).strip()


def _map_rows(path: str) -> Iterator[tuple[str, str]]:
    rows = [[cell.strip() for cell in row] for row in read_rows(path) if any(row)]
    if not rows or any(len(row) < 2 for row in rows):
        raise BadInput([Fault("linkage.bad_map", file=path)])
    heading = {"from", "to", "ours", "theirs", "column", "source", "target", "foreign"}
    if {one.casefold() for one in rows[0]} & heading:
        rows = rows[1:]
    for row in rows:
        yield row[0], row[1]


def _sources(sheet: _Sheet, renamed: Mapping[str, str]) -> dict[str, list[str]]:
    """Our column → theirs; a map wins over a column's own name, and that over a known other one."""
    found: dict[str, list[str]] = {}
    for theirs in sheet.heading:
        if theirs in renamed:
            found.setdefault(renamed[theirs], []).append(theirs)
    for theirs in sheet.heading:
        if theirs in COLUMNS and theirs not in renamed:
            found.setdefault(theirs, [theirs])
    for theirs in sheet.heading:
        plain = theirs.casefold().replace(" ", "_").replace("-", "_")
        ours = plain if plain in COLUMNS else ALSO.get(plain, "")
        if ours and theirs not in renamed and theirs not in COLUMNS:
            if ours == "street" and ours not in (*renamed.values(), *sheet.heading):
                found.setdefault(ours, []).append(theirs)  # number and road often stand apart
            found.setdefault(ours, [theirs])
    return found


def _beside(
    sheet: _Sheet, found: dict[str, list[str]], beside: Sequence[str]
) -> dict[str, list[str]]:
    """The columns beside, by their own names; a sheet that lacks one is refused."""
    lacking = [name for name in beside if name not in {*found, *sheet.heading}]
    if lacking:
        have = ", ".join(sheet.heading)
        raise BadInput(
            [
                Fault("linkage.no_column", {"column": one, "have": have}, sheet.shown)
                for one in lacking
            ]
        )
    return {**{name: [name] for name in beside}, **found}


def _take(
    sheet: _Sheet, found: Mapping[str, list[str]], columns: dict[str, list[str]], *, many: bool
) -> None:
    places = {ours: [sheet.heading.index(one) for one in theirs] for ours, theirs in found.items()}
    stem = "input" if sheet.path == STANDARD else Path(sheet.path).stem
    for number, row in enumerate(sheet.rows, start=sheet.first):
        if not any(cell.strip() for cell in row):
            continue
        for ours, values in columns.items():
            cells = (row[place] for place in places.get(ours, ()) if place < len(row))
            values.append(" ".join(cell.strip() for cell in cells if cell.strip()))
        if "record_id" not in found:
            columns["record_id"][-1] = f"{stem}:{number}" if many else str(number)


def _bad_ids(
    sheets: Sequence[_Sheet], sources: Sequence[Mapping[str, list[str]]], ids: Sequence[str]
) -> list[Fault]:
    empty, twice = [], []
    first: dict[str, tuple[str, int]] = {}
    told = iter(ids)
    for sheet, found in zip(sheets, sources, strict=True):
        column = " ".join(found.get("record_id", []))
        for number, row in enumerate(sheet.rows, start=sheet.first):
            if not any(cell.strip() for cell in row):
                continue
            value = next(told)
            if not value:
                empty.append(Fault("linkage.no_record_id", {}, sheet.shown, number, column))
            elif value in first:
                file, there = first[value]
                values = {"value": value, "first_file": file, "first_row": there}
                twice.append(Fault("linkage.record_twice", values, sheet.shown, number, column))
            first.setdefault(value, (sheet.shown, number))
    return [*shortened(empty), *shortened(twice)]


def _resident_numbers(sheet: _Sheet) -> list[Fault]:
    found = [
        Fault("linkage.resident_number", {}, sheet.shown, number, sheet.heading[place])
        for number, row in enumerate(sheet.rows, start=sheet.first)
        for place, cell in enumerate(row[: len(sheet.heading)])
        if len(cell) >= 13 and _RESIDENT.search(cell)
    ]
    return shortened(found)
