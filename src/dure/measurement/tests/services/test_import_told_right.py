"""What a file says is taken as it says it or told in a sentence: nothing is guessed, nothing is lost."""

import io
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from dure.activities.tests.who_story import EUP, register
from dure.engines.hangul.tests.numbers import with_check_digit
from dure.engines.tables import Row, Table, column_key, read_table, read_workbook
from dure.engines.tables.adapter import new_workbook
from dure.ground.access.queries import house
from dure.ground.journal.types import Actor
from dure.ground.places.models import Place
from dure.ground.tests.story import person_who
from dure.kernel.clock import now
from dure.kernel.errors import Refused
from dure.measurement.models import Observation, PopulationValue, Upload
from dure.measurement.services import import_table
from dure.measurement.services.import_workbook import import_workbook
from dure.measurement.tests.factories import GARAM, IN_MARCH, Season, opened, season, typed
from dure.measurement.tests.screens.season_today import Today, season_today
from dure.measurement.tests.screens.test_workbook_and_uploads import save, upload, values, workbook
from dure.measurement.tests.services.test_import_activities import names, take
from dure.measurement.tests.services.test_import_table import HEADER, MONDAY, TUESDAY, Desk, said
from dure.measurement.types.imports import ImportOutcome, ImportRequest

pytestmark = pytest.mark.django_db
SHEET = "organisation,indicator,period,place,value"
OWN_SHEET = "indicator,period,place,value"
MARCH = f"M01,2026-03,{GARAM},100"


def brought(
    the: Season, *rows: str, actor: Actor | None = None, kind: str = "reports", **more: object
) -> ImportOutcome:
    request = ImportRequest(
        kind=kind,
        table=read_table("\n".join(rows).encode(), "표.csv"),
        name="표.csv",
        initiative_id=the.garam.initiative.pk,
        **more,  # type: ignore[arg-type]
    )
    return import_table(actor or the.garam.director, request=request, at=IN_MARCH)


def kept() -> dict[tuple[str, str], int]:
    rows = Observation.objects.everywhere("test").select_related("organisation")
    return {(row.organisation.slug, row.period): int(row.value or 0) for row in rows}


def test_two_houses_with_the_same_figures_have_both_reported():
    the = season()
    for each in (the.garam.kitchen, the.garam.welfare):
        who = person_who("organisation_director", the.garam.initiative, each, f"d-{each.slug}")
        outcome = brought(the, OWN_SHEET, MARCH, actor=who, organisation_id=each.pk)
        assert (outcome.taken, outcome.repeated) == (1, False)

    assert kept() == {("halmae-kitchen", "2026-03"): 100, ("halmae-welfare", "2026-03"): 100}


def test_the_same_sheet_for_another_month_is_another_report():
    the = season()
    opened(the.garam, "2026-02")
    rows = ("organisation,indicator,place,value", f"halmae-kitchen,M01,{GARAM},100")
    for month in ("2026-02", "2026-03"):
        outcome = brought(the, *rows, mapping={"constants": {"period": month}})
        assert (outcome.taken, outcome.repeated) == (1, False)
    again = brought(the, *rows, mapping={"constants": {"period": "2026-03"}})

    assert kept() == {("halmae-kitchen", "2026-02"): 100, ("halmae-kitchen", "2026-03"): 100}
    assert again.repeated


def test_of_two_rows_for_one_figure_the_one_that_is_not_refused_is_taken():
    the = season()
    there_is(GARAM)
    rows = [f"M01,2026-03,{GARAM},{value},통계청" for value in (10, 20)]

    outcome = brought(the, f"{OWN_SHEET},source", *rows, kind="population", partial=True)

    assert [(row.cell, row.code) for row in outcome.refused] == [("D3", "import.twice_in_file")]
    assert [int(row.value) for row in PopulationValue.objects.all()] == [10]


def test_figures_of_a_place_nobody_knows_are_told():
    the = season()
    there_is(GARAM)
    rows = [f"M01,2026-03,{place},10,통계청" for place in (GARAM, "9999999999")]

    outcome = brought(the, f"{OWN_SHEET},source", *rows, kind="population", partial=True)

    assert [(row.cell, row.code) for row in outcome.refused] == [("C3", "import.unknown_place")]
    assert [row.place_code for row in PopulationValue.objects.all()] == [GARAM]


def there_is(code: str) -> None:
    Place.objects.get_or_create(
        code=code,
        defaults={"level": "sigungu", "name_ko": "가람군", "valid_from": date(2020, 1, 1)},
    )


@pytest.mark.parametrize("key", ["value:M01:f", "value:M01:sex=f&", "value:M01:=f"])
def test_a_column_for_a_group_that_cannot_be_read_is_told(key: str):
    the = season()

    with pytest.raises(Refused, match=r"import\.unknown_field"):
        brought(
            the,
            "organisation,period,place,여성 식수",
            f"halmae-kitchen,2026-03,{GARAM},5",
            mapping={"columns": {"여성 식수": key}},
        )


@pytest.mark.parametrize("constants", [["2026-03"], "2026-03", 3])
def test_constants_that_are_no_list_of_fields_are_told(constants: object):
    the = season()

    with pytest.raises(Refused, match=r"import\.bad_mapping"):
        brought(the, SHEET, f"halmae-kitchen,{MARCH}", mapping={"constants": constants})


def test_a_place_whose_last_day_cannot_be_read_does_not_last_for_ever():
    the = season()
    header = "code,parent,level,valid_from,valid_to,name,name_en"
    row = "9900000000,,sido,2020-01-01,2026-13-45,가나도,Gana"

    outcome = brought(the, header, row, kind="places", actor=house())

    assert [row.cell for row in outcome.refused] == ["E2"]
    assert not outcome.written
    assert not Place.objects.filter(code="9900000000").exists()


def test_a_cell_with_an_error_of_excel_takes_nothing_back():
    the = season_today()
    save(the, typed("M01", 12), typed("M02", 7))

    shown = upload(the, with_an_error(the, "M01", M02=8)).content.decode()
    newest = Upload.objects.order_by("-id")[0]
    address = reverse("take_upload", args=["halmae", newest.public_id])
    the.browser().post(address, {"partial": "1"}, follow=True)

    assert "#DIV/0!" in shown
    assert values() == {("M01", ""): 12, ("M02", ""): 8}


@pytest.mark.parametrize(("part", "says"), [(0, "nobody0001"), (2, "9900000000"), (3, "sex=x")])
def test_what_the_hidden_key_says_wrongly_is_told_at_the_key_and_not_at_the_value(part, says):
    the = season_today()
    table = read_workbook(workbook(the), "form.xlsx").tables[0]
    at = [column_key(column) for column in table.columns].index("row_key")
    cells = list(_rows(table, {"M01": 8})[0])
    key = str(cells[at]).split("|")
    key[part] = says
    cells[at] = "|".join(key)
    brought_back = replace(table, rows=(Row(3, tuple(cells)),), totals=())

    outcome = import_workbook(
        the.season.garam.reporter, tables=[brought_back], name="form.xlsx", at=now()
    )

    [refused] = outcome.refused
    assert refused.column == table.columns[at].letter


def with_an_error(the: Today, broken: str, **typed_in: int) -> bytes:
    """The prefilled workbook, where a formula of one indicator divides by nothing."""
    target = io.BytesIO()
    book = new_workbook(target)
    for table in read_workbook(workbook(the), "form.xlsx").tables:
        page = book.add_worksheet(table.sheet)
        page.write_row(0, 0, [column.header for column in table.columns])
        page.write_row(1, 0, [column.hxl for column in table.columns])
        for at, cells in enumerate(_rows(table, typed_in), start=2):
            for column, each in enumerate(cells):
                if each is not None:
                    page.write(at, column, each)
        at, column = _where(table, broken)
        page.write_formula(at, column, "=1/0", None, "#DIV/0!")
    book.close()
    return target.getvalue()


def _rows(table: Table, typed_in: dict[str, int]) -> list[list[object]]:
    keys = [column_key(column) for column in table.columns]
    rows = sorted((*table.rows, *table.totals), key=lambda row: row.number)
    filled = []
    for row in rows:
        cells: list[object] = list(row.cells)
        code, cell = str(cells[keys.index("row_key")]).split("|")[1:4:2]
        if not cell and code in typed_in:
            cells[keys.index("value")] = typed_in[code]
        filled.append(cells)
    return filled


def _where(table: Table, code: str) -> tuple[int, int]:
    keys = [column_key(column) for column in table.columns]
    codes = [str(cells[keys.index("row_key")]).split("|")[1] for cells in _rows(table, {})]
    return codes.index(code) + 2, keys.index("value")


def test_a_record_that_now_says_a_man_was_a_woman_is_not_called_unchanged():
    desk = Desk()
    desk.take(MONDAY)

    other = desk.take(MONDAY.replace(",1,f", ",1,m"))
    less = desk.take(MONDAY.removesuffix(",f"), header=HEADER.removesuffix(",sex"))

    assert said(other) == [("A2", "import.record_differs")]
    assert (less.unchanged, less.refused) == (1, ())


def test_two_rows_of_one_activity_that_contradict_each_other_are_told():
    here = register()
    header = "기관,서비스,활동명,활동지역,정원,지역정원,시작일"
    row = "손맛사회적협동조합,목욕,새 목욕,가람읍,10,{share},{day}"
    first = row.format(share=6, day="2026-01-01")

    other_share = take(here, first, row.format(share=7, day="2026-01-01"), header=header)
    other_day = take(here, first, row.format(share=6, day="2026-02-01"), header=header)
    blank = take(here, row.format(share="", day=""), first, header=header)

    assert [one.cell for one in other_share.refused] == ["F3"]
    assert [one.cell for one in other_day.refused] == ["G3"]
    assert blank.refused == ()
    assert names(here)["새 목욕"].areas == {EUP: 6}


def test_a_day_that_excel_made_a_serial_number_is_read_and_said():
    desk = Desk()

    outcome = desk.take(
        MONDAY, MONDAY.replace("R1,", "R2,").replace("2026-11-02T12:00:00+09:00", "46329")
    )

    assert outcome.taken == 2
    (note,) = outcome.notes
    assert note.ko.startswith("E3: ")
    assert "46329 → 2026-11-03" in note.ko
    assert "Cells like it: 1." in note.en


def test_a_resident_number_over_two_cells_is_refused_with_the_cell_of_its_front():
    desk = Desk()
    front, back = with_check_digit("480105212345")[:6], with_check_digit("480105212345")[6:]

    outcome = desk.take(
        f"{MONDAY},{front},{back}", TUESDAY + ",,", header=f"{HEADER},주민번호 앞,주민번호 뒤"
    )

    assert not outcome.written
    assert [(row.cell, row.code) for row in outcome.refused] == [("I2", "import.resident_number")]
    assert back not in repr(outcome)
