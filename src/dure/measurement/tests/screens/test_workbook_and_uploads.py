"""Excel out and back: prefilled, looked through first, taken whole or not at all."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from dure.activities.tests.story import GARAM as NEW_GARAM
from dure.activities.tests.story import OLD_GARAM, places
from dure.engines.tables import column_key, read_workbook
from dure.engines.tables.adapter import new_workbook
from dure.kernel.clock import now
from dure.kernel.ui.figures import NOT_APPLICABLE, NOT_REPORTED
from dure.measurement.models import ColumnMapping, Observation, Upload
from dure.measurement.screens.upload.shown import change_shown
from dure.measurement.services import save_values
from dure.measurement.tests.factories import GARAM, typed
from dure.measurement.tests.screens.season_today import season_today

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SLUG = "halmae"
PAIR = {"ko": "연계", "en": "referrals"}


def text(response):
    return response.content.decode()


def workbook(the, **more):
    """The kitchen's prefilled workbook as cells: tab → rows of texts."""
    answer = the.browser(**more).get(f"/reports/{the.report}/form.xlsx")
    return answer.content


def refilled(content, **values):
    """The workbook with the value column changed for some indicators; everything else as it was."""
    target = io.BytesIO()
    book = new_workbook(target)
    for table in read_workbook(content, "form.xlsx").tables:
        keys = [column_key(column) for column in table.columns]
        page = book.add_worksheet(table.sheet)
        page.write_row(0, 0, [column.header for column in table.columns])
        page.write_row(1, 0, [column.hxl for column in table.columns])
        rows = sorted((*table.rows, *table.totals), key=lambda row: row.number)
        for at, row in enumerate(rows, start=2):
            cells = list(row.cells)
            code, cell = str(cells[keys.index("row_key")]).split("|")[1:4:2]
            if not cell and code in values:
                put = values[code]
                for name, one in (put if isinstance(put, dict) else {"value": put}).items():
                    cells[keys.index(name)] = one
            for column, each in enumerate(cells):
                if each is not None:
                    page.write(at, column, each)
    book.close()
    return target.getvalue()


def upload(the, content, name="form.xlsx", *, kind="reports", browser=None):
    """What the page says after a file was brought."""
    file = SimpleUploadedFile(name, content)
    given = {"kind": kind, "file": file}
    return (browser or the.browser()).post(f"/in/{SLUG}/uploads/", given, follow=True)


def take(the, browser=None):
    newest = Upload.objects.order_by("-id")[0]
    address = reverse("take_upload", args=[SLUG, newest.public_id])
    return (browser or the.browser()).post(address, follow=True)


def save(the, *entries):
    save_values(
        the.season.garam.reporter, report_id=the.season.kitchen.id, entries=entries, at=now()
    )


def values():
    return {
        (row.indicator.code, row.cell): row.value if row.state == "value" else row.state
        for row in Observation.objects.everywhere("test")
    }


def test_the_workbook_tells_four_things_apart():
    the = season_today()
    save(the, typed("M01", 0), typed("M02", not_applicable=True))

    table = read_workbook(workbook(the), "form.xlsx").tables[0]

    at = [column_key(column) for column in table.columns].index("value")
    said = [row.cells[at] for row in sorted((*table.rows, *table.totals), key=lambda r: r.number)]
    assert said[:2] == [0, "해당없음"]
    assert said[-1] is None
    assert table.sheet == the.period


def test_several_periods_stand_in_one_workbook():
    the = season_today()
    reports = [the.report, the.season.kitchen.public_id]

    answer = the.browser().get(f"/in/{SLUG}/reports/workbook.xlsx", {"report": reports[:1]})
    page = the.browser(language="en").get(f"/in/{SLUG}/reports/workbook/")

    assert len(read_workbook(answer.content, "a.xlsx").tables) == 1
    assert "Report with Excel" in text(page)


def test_what_was_changed_is_shown_first_and_taken_after_one_click():
    the = season_today()
    save(the, typed("M01", 120))
    filled = refilled(workbook(the), M01=130, M02="해당없음")

    looked = upload(the, filled)

    assert "담으면" in text(looked)
    assert "120" in text(looked)
    assert "130" in text(looked)
    assert values() == {("M01", ""): 120}
    assert "잘 담았어요" in text(take(the))
    assert values() == {("M01", ""): 130, ("M02", ""): "not_applicable"}


def test_a_rate_that_is_cleared_or_does_not_apply_is_said_in_words():
    before = {"period": "2026-03", "indicator": PAIR, "cell": PAIR, "unit": PAIR}

    cleared = change_shown({**before, "old": "9/15", "new": ""})
    without = change_shown({**before, "old": "na", "new": "9/15"})

    assert (cleared["old_parts"], cleared["new_parts"]) == ("9/15", "")
    assert cleared["new"].state == NOT_REPORTED
    assert (without["old_parts"], without["old"].state) == ("", NOT_APPLICABLE)
    assert without["new_parts"] == "9/15"


def test_the_same_workbook_twice_changes_nothing():
    the = season_today()
    filled = refilled(workbook(the), M01=130)
    upload(the, filled)
    take(the)
    before = Observation.objects.everywhere("test").get().changed_at

    again = upload(the, filled)

    assert "바뀌는 것이 없어요" in text(again)
    assert "담을 것이 없어요" in text(again)
    assert "살펴보고 담아 주세요" not in text(again)
    assert Observation.objects.everywhere("test").get().changed_at == before


def test_an_untouched_cell_never_overwrites_what_a_colleague_typed_meanwhile():
    the = season_today()
    save(the, typed("M01", 120))
    taken_along = workbook(the)
    save(the, typed("M01", 125))

    untouched = upload(the, refilled(taken_along, M02=7))
    take(the)
    touched = upload(the, refilled(taken_along, M01=140))

    assert "고칠 곳이" not in text(untouched)
    assert values()["M01", ""] == 125
    assert "그사이 다른 분이" in text(touched)


def test_an_emptied_cell_goes_back_to_not_reported_and_says_so_first():
    the = season_today()
    save(the, typed("M01", 120))

    looked = upload(the, refilled(workbook(the), M01=None))
    take(the)

    assert "보고 없음" in text(looked)
    assert values() == {}


def test_every_fault_is_told_with_its_cell_and_nothing_is_half_taken():
    the = season_today()
    filled = refilled(workbook(the), M01=-3, M02=12.5)

    looked = upload(the, filled)
    taken = take(the)

    assert "2군데" in text(looked)
    assert "0보다 작은 수" in text(looked)
    assert "소수는 넣을 수 없어요" in text(looked)
    assert f"{the.period}!G3" in text(looked)
    assert values() == {}
    assert "잘 담았어요" not in text(taken)


def test_the_good_rows_alone_are_taken_only_when_somebody_says_so():
    the = season_today()
    upload(the, refilled(workbook(the), M01=5, M02=12.5))
    newest = Upload.objects.get()

    address = reverse("take_upload", args=[SLUG, newest.public_id])
    the.browser().post(address, {"partial": "1"})

    assert values() == {("M01", ""): 5}


def test_another_organisations_workbook_is_refused_row_by_row():
    the = season_today()
    welfare = the.browser(the.season.garam.welfare_reporter)
    theirs = welfare.get(f"/reports/{the.season.welfare.public_id}/form.xlsx").content

    looked = upload(the, refilled(theirs, M01=5))

    assert "다른 기관의 보고서예요" in text(looked)
    assert values() == {}


def test_what_the_page_gave_out_the_command_takes_back(tmp_path, capsys):
    the = season_today()
    file = tmp_path / "form.xlsx"
    file.write_bytes(refilled(workbook(the), M01=5))

    call_command("import", "reports", str(file), initiative=SLUG, dry_run=True)
    assert values() == {}
    call_command("import", "reports", str(file), initiative=SLUG)

    assert values() == {("M01", ""): 5}
    assert "담은 행 1" in capsys.readouterr().err


def test_the_command_takes_only_reports_of_whom_it_names(tmp_path, capsys):
    the = season_today()
    file = tmp_path / "form.xlsx"
    file.write_bytes(refilled(workbook(the), M01=5))

    with pytest.raises(SystemExit) as ended:
        call_command(
            "import",
            "reports",
            str(file),
            initiative=SLUG,
            organisation=the.season.garam.welfare.slug,
        )

    assert ended.value.code == 2
    assert "다른 기관의 보고서예요" in capsys.readouterr().err
    assert values() == {}


def test_a_closed_period_is_told_at_its_first_row():
    the = season_today(opens=-40, due=-30, locks=-10)

    looked = upload(the, refilled(workbook(the), M01=5, M02=6))

    assert "마감했어요" in text(looked)
    assert "1군데" in text(looked)


def bomb():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/worksheets/sheet1.xml", "0" * 40_000_000)
    return target.getvalue()


def macro():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/vbaProject.bin", "x")
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("bomb.xlsx", bomb, "풀면 지나치게 커지는"),
        ("macro.xlsx", macro, "매크로"),
        ("page.xlsx", lambda: b"<html></html>", "표 파일이 아니에요"),
        ("empty.csv", lambda: b"", "비어 있어요"),
        ("photo.png", lambda: b"\x89PNG\r\n\x1a\n", "읽을 수 없어요"),
        ("letters.csv", lambda: "施設,食数\nがらん,92\n".encode("shift_jis"), "인코딩"),
        ("half.csv", lambda: "기관,식수\n가람,92\n".encode("utf-16")[:-1], "깨진 글자"),
    ],
)
def test_a_file_that_cannot_be_opened_gets_one_plain_sentence_and_is_not_kept(name, content, told):
    the = season_today()

    said = upload(the, content(), name)

    assert told in text(said)
    assert not Upload.objects.exists()


HEADERS = "기간,지역,지표,값"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("46296,{place},M01,5", "2026-10처럼 적어 주세요"),
        ("{period},4579000000,M01,5", "없는 지역 코드예요"),
        ("{period},{place},M02,12.5", "소수는 넣을 수 없어요"),
        ("{period},{place},M01,-1", "0보다 작은 수"),
        ("{period},{place},M01,1000000000000000", "너무 커요"),
        ("2019-01,{place},M01,5", "보고할 회차가 없어요"),
        ("{period},{place},M01,#DIV/0!", "엑셀 오류"),
        ("{period},{place},M01,*", "비공개 표시"),
    ],
)
def test_a_wrong_cell_of_a_partners_table_says_what_would_be_right(row, told):
    the = season_today()
    lines = f"{HEADERS}\n{row.format(period=the.period, place=GARAM)}\n"

    said = upload(the, lines.encode("cp949"), "표.csv")

    assert told in text(said)
    assert "2" in text(said)
    assert values() == {}


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "cp949", "utf-8-sig"])
def test_a_table_is_brought_in_the_letters_excel_saved_it_in(codec):
    the = season_today()
    lines = f"{HEADERS}\n{the.period},{GARAM},M01,92\n".replace(",", "\t")

    upload(the, lines.encode(codec), "유니코드 텍스트.txt")
    take(the)

    assert values() == {("M01", ""): 92}


def test_an_abolished_code_names_its_successor():
    the = season_today()
    places()
    lines = f"{HEADERS}\n{the.period},{OLD_GARAM},M01,5\n"

    said = upload(the, lines.encode(), "표.csv")

    assert "그때 없던 지역" in text(said)
    assert NEW_GARAM in text(said)


def test_a_partners_own_table_is_mapped_once_and_recognised_next_month():
    the = season_today()
    own = "지부,점심 나눔,어르신 여,어르신 남\n손맛,320,150,110\n".encode()
    asked = upload(the, own, "월간표.csv")
    newest = Upload.objects.get()

    mapped = the.browser().post(
        reverse("map_columns", args=[SLUG, newest.public_id]),
        {
            "field-1": "number",
            "number-1": "M01 · 제공 식수",
            "field-2": "number",
            "number-2": "M02 · 이용 어르신 실인원 · 여성",
            "constant-period": the.period,
            "constant-place": GARAM,
            "name": "월간표",
        },
        follow=True,
    )

    assert "어느 열이 무엇인가요?" in text(asked)
    assert "320" in text(mapped)
    assert "<em>2건</em>" in text(mapped)  # one row, two values
    take(the)
    assert values() == {("M01", ""): 320, ("M02", "sex=f"): 150}
    assert ColumnMapping.objects.get().name == "월간표"
    again = upload(the, own.replace(b"320", b"330"), "월간표 다음달.csv")
    assert "담으면" in text(again)
    assert "330" in text(again)


def test_a_column_that_names_no_indicator_is_asked_again():
    the = season_today()
    upload(the, "점심\n5\n".encode(), "a.csv")
    newest = Upload.objects.get()

    said = the.browser().post(
        reverse("map_columns", args=[SLUG, newest.public_id]),
        {"field-0": "number", "number-0": "모르는 것"},
    )

    assert said.status_code == 422
    assert "목록에서 골라 주세요" in text(said)
    assert 'value="모르는 것"' in text(said)  # what was typed stays


def test_several_sheets_ask_which_one():
    the = season_today()
    target = io.BytesIO()
    book = new_workbook(target)
    for tab in ("10월", "11월"):
        page = book.add_worksheet(tab)
        page.write_row(0, 0, HEADERS.split(","))
        page.write_row(1, 0, [the.period, GARAM, "M01", 5])
    book.close()
    asked = upload(the, target.getvalue(), "두 장.xlsx")
    newest = Upload.objects.get()

    chosen = the.browser().post(
        reverse("choose_upload", args=[SLUG, newest.public_id]), {"sheet": "11월"}, follow=True
    )

    assert "어느 시트인가요?" in text(asked)
    assert "담으면" in text(chosen)


def test_refused_rows_can_be_taken_along_as_a_file():
    the = season_today()
    upload(the, f"{HEADERS}\n{the.period},{GARAM},M01,-1\n".encode(), "=HYPERLINK(1).csv")
    newest = Upload.objects.get()

    rejects = text(the.browser().get(reverse("upload_rejects", args=[SLUG, newest.public_id])))

    assert rejects.startswith("\ufefffile,sheet,row")
    assert "measurement.negative" in rejects
    assert "\n=HYPERLINK" not in rejects.replace("\r", "")  # a name is no formula


def test_the_imports_page_lists_what_was_brought_and_only_what_one_may_bring():
    the = season_today()
    upload(the, f"{HEADERS}\n{the.period},{GARAM},M01,5\n".encode(), "시월.csv")

    own = text(the.browser().get(f"/in/{SLUG}/imports/"))
    welfare = text(the.browser(the.season.garam.welfare_reporter).get(f"/in/{SLUG}/imports/"))
    director = text(the.browser(the.season.garam.director, "en").get(f"/in/{SLUG}/imports/"))

    assert "시월.csv" in own
    assert 'value="reports"' in own
    assert 'value="places"' not in own
    assert "시월.csv" not in welfare
    assert "시월.csv" in director
    assert 'value="indicators"' in director


def test_nobody_sees_or_takes_anothers_file():
    the = season_today()
    upload(the, f"{HEADERS}\n{the.period},{GARAM},M01,5\n".encode(), "a.csv")
    newest = Upload.objects.get()
    welfare = the.browser(the.season.garam.welfare_reporter)
    funder = the.browser(the.season.garam.funder)

    seen = welfare.get(reverse("upload", args=[SLUG, newest.public_id]))
    taken = welfare.post(reverse("take_upload", args=[SLUG, newest.public_id]))

    assert (seen.status_code, taken.status_code) == (404, 404)
    assert funder.get(f"/in/{SLUG}/imports/").status_code == 403
    assert values() == {}
