"""The same wrong value gets the same plain sentence at every door, and is half taken at none.

The doors: the web form, the prefilled workbook, a partner's own table, the command line, the API
(values one by one, and files step by step).
"""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from dure.engines.tables.adapter import new_workbook
from dure.measurement.models import Observation, Upload
from dure.measurement.tests.api.caller import caller
from dure.measurement.tests.factories import GARAM
from dure.measurement.tests.screens.season_today import Today, season_today
from dure.measurement.tests.screens.test_workbook_and_uploads import refilled, upload, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
Door = Callable[[Today, str, object, Path], str]


def web_form(the: Today, code: str, value: object, tmp: Path) -> str:
    said = {"indicator": code, "place": GARAM, "key": "k", "value": str(value)}
    answer = the.browser().post(f"/reports/{the.report}/cell/", said)
    assert answer.status_code == 200
    assert answer["X-Kept"] == "refused"
    return answer.content.decode()


def prefilled_workbook(the: Today, code: str, value: object, tmp: Path) -> str:
    return upload(the, refilled(workbook(the), **{code: value})).content.decode()


def own_table(the: Today, code: str, value: object, tmp: Path) -> str:
    """The partner's sheet with headers of its own, mapped once."""
    upload(the, _sheet([["우리 지부", "나눔 실적"], ["손맛", value]]), "월간표.xlsx")
    newest = Upload.objects.order_by("-id")[0]
    name = {"M01": "제공 식수", "M02": "이용 어르신 실인원"}[code]
    said = {"field-1": "number", "number-1": f"{code} · {name}"}
    said |= {"constant-period": the.period, "constant-place": GARAM, "name": "월간표"}
    address = reverse("map_columns", args=["halmae", newest.public_id])
    return the.browser().post(address, said, follow=True).content.decode()


def command_line(the: Today, code: str, value: object, tmp: Path) -> str:
    file = tmp / "보고.xlsx"
    file.write_bytes(_long(the, code, value))
    told = io.StringIO()
    with pytest.raises(SystemExit) as end:
        call_command(
            "import", "reports", str(file), initiative="halmae",
            organisation="halmae-kitchen", stderr=told,
        )  # fmt: skip
    assert end.value.code == 2
    return told.getvalue()


def api_value(the: Today, code: str, value: object, tmp: Path) -> str:
    entry = {"indicator": code, "place": GARAM, "value": value}
    program = caller(the.season.garam.reporter)
    got = program.put(f"/reports/{the.report}/values", {"entries": [entry]})
    return str(got.body)


def api_file(the: Today, code: str, value: object, tmp: Path) -> str:
    file = SimpleUploadedFile("보고.xlsx", _long(the, code, value))
    program = caller(the.season.garam.reporter)
    got = program.upload("/initiatives/halmae/uploads", {"kind": "reports", "file": file})
    return str(got.body)


def _long(the: Today, code: str, value: object) -> bytes:
    head = ["organisation", "period", "place", "indicator", "value"]
    return _sheet([head, ["halmae-kitchen", the.period, GARAM, code, value]])


def _sheet(rows: list[list[object]]) -> bytes:
    target = io.BytesIO()
    book = new_workbook(target)
    page = book.add_worksheet("표")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            page.write(at, column, cell)
    book.close()
    return target.getvalue()


FILES = (prefilled_workbook, own_table, command_line, api_file)
WRONG = {
    "half a person": ("M02", 12.5, "소수는 넣을 수 없어요"),
    "less than nothing": ("M01", -5, "0보다 작은 수"),
    "ten to the fifteenth": ("M01", 10**15, "수가 너무 커요"),
    "ten to the twentieth": ("M01", 10**20, "수가 너무 커요"),
    "a word": ("M01", "스물", "숫자로 읽을 수 없어요"),
    "about three hundred": ("M01", "약 300", "어림수나 범위"),
    "a hidden value": ("M01", "*", "비공개 표시"),
    "an error of the spreadsheet": ("M01", "#DIV/0!", "엑셀 오류"),
}
OF_PROGRAMS = {  # what a program sends as JSON is read more strictly, and told where it stands
    "half a person": "소수는",
    "a word": "entries[0].value: 숫자로 읽을 수 없어요",
    "about three hundred": "entries[0].value: 숫자로 읽을 수 없어요",
    "a hidden value": "entries[0].value: 숫자로 읽을 수 없어요",
    "an error of the spreadsheet": "entries[0].value: 숫자로 읽을 수 없어요",
}


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("door", [web_form, *FILES, api_value], ids=lambda door: door.__name__)
def test_a_wrong_value_gets_one_sentence_and_nothing_is_taken(door: Door, wrong: str, tmp_path):
    the = season_today()
    code, value, told = WRONG[wrong]

    said = door(the, code, value, tmp_path)

    assert (OF_PROGRAMS.get(wrong, told) if door is api_value else told) in said
    assert not Observation.objects.everywhere("test").exists()


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize(
    ("door", "cell"),
    [(own_table, "B2"), (command_line, "E2"), (api_file, "E2")],
    ids=lambda one: getattr(one, "__name__", one),
)
def test_a_file_names_the_cell(door: Door, cell: str, wrong: str, tmp_path):
    the = season_today()
    code, value, _ = WRONG[wrong]

    assert cell in door(the, code, value, tmp_path)
