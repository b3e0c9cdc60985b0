"""The same bad file gets the same plain sentence on the page, on the command line and over the API."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from dure.activities.tests.story import GARAM as NEW_GARAM
from dure.activities.tests.story import OLD_GARAM, places
from dure.engines.tables.adapter import new_workbook
from dure.ground.files.models import Attachment
from dure.measurement.models import Observation
from dure.measurement.tests.api.caller import caller
from dure.measurement.tests.factories import GARAM
from dure.measurement.tests.screens.season_today import Today, season_today
from dure.measurement.tests.screens.test_workbook_and_uploads import upload

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HEAD = ["organisation", "period", "place", "indicator", "value"]
Door = Callable[[Today, str, bytes, Path], str]


def on_the_page(the: Today, name: str, content: bytes, tmp: Path) -> str:
    return upload(the, content, name).content.decode()


def on_the_command_line(the: Today, name: str, content: bytes, tmp: Path) -> str:
    file = tmp / name
    file.write_bytes(content)
    told = io.StringIO()
    with pytest.raises(SystemExit) as end:
        call_command(
            "import", "reports", str(file), initiative="halmae",
            organisation="halmae-kitchen", stderr=told,
        )  # fmt: skip
    assert end.value.code == 2
    return told.getvalue()


def over_the_api(the: Today, name: str, content: bytes, tmp: Path) -> str:
    given = {"kind": "reports", "file": SimpleUploadedFile(name, content)}
    got = caller(the.season.garam.reporter).upload("/initiatives/halmae/uploads", given)
    return str(got.body)


DOORS = (on_the_page, on_the_command_line, over_the_api)


def book(*rows: list[object], merged: str = "") -> bytes:
    target = io.BytesIO()
    made = new_workbook(target)
    page = made.add_worksheet("표")
    day = made.add_format({"num_format": "yyyy-mm-dd"})
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                page.write_datetime(at, column, cell, day)
            elif isinstance(cell, str) and cell.startswith("=="):
                page.write_formula(at, column, cell[1:], None, "")
            else:
                page.write(at, column, cell)
    if merged:
        page.merge_range(merged, "2026년 실적")
    made.close()
    return target.getvalue()


def csv(*rows: list[object], encoding: str = "utf-8") -> bytes:
    return "\n".join(",".join(map(str, row)) for row in rows).encode(encoding)


def row(the: Today, **changed: object) -> list[object]:
    said: dict[str, object] = {
        "organisation": "halmae-kitchen",
        "period": the.period,
        "place": GARAM,
        "indicator": "M01",
        "value": 5,
    }
    return [(said | changed)[name] for name in HEAD]


def bomb(the: Today) -> bytes:
    return package({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": "0" * 40_000_000})


def package(parts: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in {"[Content_Types].xml": "<Types/>", **parts}.items():
            made.writestr(name, text)
    return target.getvalue()


BAD: dict[str, tuple[str, Callable[[Today], bytes], str]] = {
    "a wrong encoding": ("표.csv", lambda _: "é;ü\nà;ö\n".encode("latin-1"), "인코딩"),
    "a half-page of CP949 in UTF-8": (
        "표.csv",
        lambda the: csv(HEAD, row(the)) + "\n가람".encode("cp949") + "가람".encode(),
        "3행에 깨진 글자가",
    ),
    "a spreadsheet bomb": ("표.xlsx", bomb, "풀면 지나치게 커지는"),
    "a macro": (
        "표.xlsm",
        lambda _: package({"xl/workbook.xml": "<workbook/>", "xl/vbaProject.bin": "x"}),
        "매크로",
    ),
    "nothing at all": ("표.csv", lambda _: b"", "비어 있어요"),
    "a page of the web": ("표.xlsx", lambda _: b"<html></html>", "표 파일이 아니에요"),
    "a place nobody knows": (
        "표.csv",
        lambda the: csv(HEAD, row(the, place="4579000001")),
        "없는 지역 코드예요",
    ),
    "an abolished place": (
        "표.csv",
        lambda the: csv(HEAD, row(the, place=OLD_GARAM)),
        NEW_GARAM,
    ),
    "a day as a serial number": (
        "표.xlsx",
        lambda the: book(HEAD, row(the, period=46296)),
        "2026-10처럼 적어 주세요",
    ),
    "a closed or never opened period": (
        "표.xlsx",
        lambda the: book(HEAD, row(the, period="2019-01")),
        "보고할 회차가 없어요",
    ),
    "another organisation's row": (
        "표.xlsx",
        lambda the: book(HEAD, row(the, organisation="halmae-welfare")),
        "halmae-welfare",
    ),
    "an organisation nobody knows": (
        "표.xlsx",
        lambda the: book(HEAD, row(the, organisation="nobody")),
        "nobody",
    ),
    "a formula that nobody calculated": (
        "표.xlsx",
        lambda the: book(HEAD, row(the, value="==2+3")),
        "계산값이 저장되지 않은 수식",
    ),
    "the same cell twice": (
        "표.csv",
        lambda the: csv(HEAD, row(the), row(the, value=6)),
        "2행에도 있어요",
    ),
    "an indicator nobody asked for": (
        "표.csv",
        lambda the: csv(HEAD, row(the, indicator="Z99")),
        "Z99",
    ),
    "a resident registration number": (
        "표.csv",
        lambda the: csv([*HEAD, "comment"], [*row(the), "900101-1234568"]),
        "주민등록번호",
    ),
}

CELLS = {
    "a place nobody knows": "C2",
    "an abolished place": "C2",
    "a day as a serial number": "B2",
    "a closed or never opened period": "B2",
    "another organisation's row": "A2",
    "an organisation nobody knows": "A2",
    "a formula that nobody calculated": "E2",
    "the same cell twice": "E3",
    "a resident registration number": "F2",
}


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_a_bad_file_gets_one_sentence_and_nothing_of_it_is_taken(door: Door, bad: str, tmp_path):
    the = season_today()
    places()
    name, made, told = BAD[bad]

    said = door(the, name, made(the), tmp_path)

    assert told in said
    assert CELLS.get(bad, "") in said
    assert "Traceback" not in said
    assert not Observation.objects.everywhere("test").exists()


@pytest.mark.parametrize("door", [on_the_page, over_the_api], ids=lambda door: door.__name__)
def test_a_file_with_a_resident_number_is_not_even_kept(door: Door, tmp_path):
    the = season_today()
    name, made, told = BAD["a resident registration number"]

    said = door(the, name, made(the), tmp_path)

    assert told in said
    assert "1234568" not in said
    assert not Attachment.objects.everywhere("test").exists()


@pytest.mark.parametrize("door", [on_the_page, over_the_api], ids=lambda door: door.__name__)
def test_a_number_on_a_sheet_that_nobody_reads_is_not_kept_either(door: Door, tmp_path):
    the = season_today()
    made = io.BytesIO()
    workbook = new_workbook(made)
    for sheet, rows in (("표", [HEAD, row(the)]), ("안내", [["900101-1234568"]])):
        here = workbook.add_worksheet(sheet)
        for at, cells in enumerate(rows):
            here.write_row(at, 0, cells)
    workbook.close()

    said = door(the, "표.xlsx", made.getvalue(), tmp_path)

    assert "안내!A1" in said
    assert "1234568" not in said
    assert not Attachment.objects.everywhere("test").exists()


def test_a_corporate_number_looks_alike_and_is_nobodys(tmp_path):
    the = season_today()
    head = ["name", "type", "법인등록번호"]
    listed = csv(head, ["가람로컬푸드협동조합", "cooperative", "110111-1234569"])

    over_the_api(the, "기관.csv", listed, tmp_path)

    assert Attachment.objects.everywhere("test").count() == 1


def test_a_formula_without_a_result_is_not_also_said_to_have_been_used(tmp_path):
    the = season_today()
    two = book(HEAD, row(the, value="==2+3"), row(the, indicator="M02", value="==1+1"))

    said = over_the_api(the, "표.xlsx", two, tmp_path)

    assert said.count("'tables.formula_without_value'") == 2
    assert "저장된 계산값을 썼어요" not in said


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_headers_merged_over_each_other_are_named_not_guessed(door: Door, tmp_path):
    """A title merged over the table is set aside; a header row that is missing is asked for."""
    the = season_today()
    merged = book([], HEAD[:2], row(the)[:2], merged="A1:E1")

    said = door(the, "표.xlsx", merged, tmp_path)

    assert any(word in said for word in ("필요한 열이 없어요", "어느 열이 무엇인가요", "'mapping'"))
    assert not Observation.objects.everywhere("test").exists()


def test_the_same_file_twice_changes_nothing_the_second_time(tmp_path):
    the = season_today()
    content = csv(HEAD, row(the))
    for _ in (1, 2):
        file = tmp_path / "표.csv"
        file.write_bytes(content)
        call_command(
            "import", "reports", str(file), initiative="halmae",
            organisation="halmae-kitchen", stderr=io.StringIO(),
        )  # fmt: skip
    again = over_the_api(the, "표.csv", content, tmp_path)

    assert Observation.objects.everywhere("test").get().value == 5
    assert "'unchanged': 1" in again
    assert "'changes_count': 0" in again


@pytest.mark.parametrize("more", [{"place": "4579000001"}, {"value": -1}, {"period": "2019-01"}])
def test_one_bad_row_among_good_ones_and_nothing_is_half_taken(more, tmp_path):
    the = season_today()
    content = csv(HEAD, row(the), row(the, indicator="M02", value=3), row(the, **more))

    for door in DOORS:
        door(the, "표.csv", content, tmp_path)

    assert not Observation.objects.everywhere("test").exists()
