"""Files come in as partners send them: taken whole, or refused with one plain sentence a fault."""

import csv
import io
from datetime import date, datetime

import pytest
from django.core.management import call_command

from dure.activities.models import ServiceRecord
from dure.activities.tests.story import GARAM, OLD_GARAM, table
from dure.engines.tables import FormColumn, Sheet, read_table, write_workbook
from dure.ground.access.queries import house
from dure.ground.organisations.models import Membership, Organisation
from dure.ground.people.models import Person
from dure.ground.tests.story import NOW, person_who
from dure.kernel.errors import Refused
from dure.measurement.models import (
    Disaggregation,
    ImportedFile,
    Observation,
)
from dure.measurement.services import import_table
from dure.measurement.tests.factories import GARAM as COUNTY
from dure.measurement.tests.factories import IN_MARCH, season
from dure.measurement.types.imports import ImportRequest

pytestmark = pytest.mark.django_db

HEADER = "record_id,organisation,service,person,occurred_at,place,quantity,sex"
MONDAY = "R1,halmae-kitchen,care_meals.lunch,K-1,2026-11-02T12:00:00+09:00,5289000000,1,f"
TUESDAY = "R2,손맛사회적협동조합,care_meals.lunch,K-2,2026-11-03,5289000000,2,여성"


def sexes() -> None:
    Disaggregation.objects.create(
        code="sex",
        name_ko="성별",
        name_en="Sex",
        categories=[
            {"code": "f", "ko": "여성", "en": "Women"},
            {"code": "m", "ko": "남성", "en": "Men"},
        ],
    )


def lines():
    return ServiceRecord.objects.everywhere("test")


class Desk:
    """The backbone's desk: 박순례 and 김말자 eat at the kitchen, and files arrive."""

    def __init__(self) -> None:
        self.here = table()
        sexes()

    def take(self, *rows: str, kind: str = "records", header: str = HEADER, **said: object):
        encoding = str(said.pop("encoding", "utf-8"))
        actor = said.pop("actor", self.here.village.director)
        data = "\n".join([header, *rows]).encode(encoding)
        request = ImportRequest(
            kind=kind,
            table=read_table(data, "기록.csv"),
            name="기록.csv",
            initiative_id=self.here.village.initiative.pk,
            **said,
        )
        return import_table(actor, request=request, at=NOW)


def kitchens_director(desk: Desk):
    garam = desk.here.village
    return person_who("organisation_director", garam.initiative, garam.kitchen, "kitchen-director")


def said(outcome) -> list[tuple[str, str]]:
    return [(row.cell, row.code) for row in outcome.refused]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_two_lunches_become_two_lines_whatever_the_encoding(encoding):
    desk = Desk()

    outcome = desk.take(MONDAY, TUESDAY, encoding=encoding)

    assert (outcome.taken, outcome.refused, outcome.written) == (2, (), True)
    monday, tuesday = lines().order_by("pk")
    assert (monday.person_id, tuesday.person_id) == (desk.here.soonrye.pk, desk.here.malja.pk)
    assert tuesday.attributes == {"sex": "f"}
    assert (tuesday.quantity, tuesday.unit) == (2, "식")


def test_an_excel_file_with_dates_is_the_same_as_a_csv():
    desk = Desk()
    columns = [FormColumn(name, name) for name in HEADER.split(",")]
    row = ["R9", "halmae-kitchen", "care_meals.lunch", "K-1", date(2026, 11, 2), GARAM, 1, "f"]
    book = write_workbook([Sheet("기록", tuple(columns), (tuple(row),))], made_at=NOW)
    request = ImportRequest(
        kind="records",
        table=read_table(book, "기록.xlsx"),
        name="기록.xlsx",
        initiative_id=desk.here.village.initiative.pk,
    )

    outcome = import_table(desk.here.village.director, request=request, at=NOW)

    assert (outcome.taken, said(outcome)) == (1, [])
    assert lines().get().occurred_at.astimezone(NOW.tzinfo).date() == date(2026, 11, 2)


def test_the_same_file_twice_changes_nothing_and_a_longer_one_adds_only_what_is_new():
    desk = Desk()
    desk.take(MONDAY)

    again = desk.take(MONDAY)
    longer = desk.take(MONDAY, TUESDAY)

    assert (again.repeated, again.taken, again.unchanged) == (True, 0, 1)
    assert (longer.taken, longer.unchanged) == (1, 1)
    assert lines().count() == 2


def test_rows_without_a_number_of_their_own_are_known_by_what_they_say():
    desk = Desk()
    header = HEADER.removeprefix("record_id,")
    monday, tuesday = (row.split(",", 1)[1] for row in (MONDAY, TUESDAY))
    desk.take(monday, monday, header=header)

    longer = desk.take(monday, monday, tuesday, header=header)

    assert (longer.taken, longer.unchanged, lines().count()) == (1, 2, 3)


def test_one_wrong_row_and_nothing_is_taken_but_every_fault_is_told_with_its_cell():
    desk = Desk()

    outcome = desk.take(
        MONDAY,
        "R3,halmae-kitchen,care_meals.karaoke,K-1,2026-11-02,5289000000,1,f",
        "R4,없는기관,care_meals.lunch,K-1,2026-11-02,5289000000,1,f",
        "R5,halmae-kitchen,care_meals.lunch,K-99,2026-11-02,5289000000,1,f",
        "R6,halmae-kitchen,care_meals.lunch,K-1,어제,5289000000,1,f",
        f"R7,halmae-kitchen,care_meals.lunch,K-1,2026-11-02,{OLD_GARAM},1,f",
        "R8,halmae-kitchen,care_meals.lunch,K-1,2026-12-25,5289000000,1,f",
        "R9,halmae-kitchen,care_meals.lunch,K-1,2026-11-02,5289000000,-1,f",
        "R10,halmae-kitchen,care_meals.lunch,K-1,2026-11-02,5289000000,1000000000000000,f",
        "R11,halmae-kitchen,care_meals.lunch,K-1,2026-11-02,5289000000,1,고양이",
        "R12,halmae-welfare,care_meals.lunch,K-1,2026-11-02,5289000000,1,f",
        MONDAY,
    )

    assert said(outcome) == [
        ("C3", "activities.unknown_kind"),
        ("B4", "import.unknown_organisation"),
        ("D5", "import.unknown_person"),
        ("E6", "import.time_unreadable"),
        ("F7", "activities.abolished_place"),
        ("E8", "activities.in_the_future"),
        ("G9", "tables.number_negative"),
        ("G10", "activities.quantity_too_large"),
        ("H11", "import.unknown_category"),
        ("D12", "import.unknown_person"),
        ("A13", "import.twice_in_file"),
    ]
    assert not outcome.written
    assert not lines().exists()
    assert not ImportedFile.objects.exists()
    for row in outcome.refused:
        assert row.sentence.ko.startswith(f"기록.csv {row.cell}: ")
        assert row.words.en
        assert "{" not in row.words.ko + row.words.en


def test_the_abolished_code_names_its_successor_in_the_sentence():
    desk = Desk()

    outcome = desk.take(MONDAY.replace(GARAM, OLD_GARAM))

    assert GARAM in outcome.refused[0].words.ko


def test_with_partial_the_good_rows_are_taken_and_the_file_may_come_again():
    desk = Desk()
    wrong = MONDAY.replace("R1", "R5").replace("K-1", "K-99")

    outcome = desk.take(MONDAY, wrong, partial=True)

    assert (outcome.taken, len(outcome.refused), outcome.written) == (1, 1, True)
    assert lines().count() == 1
    assert not ImportedFile.objects.exists()
    again = desk.take(MONDAY, wrong, partial=True)
    assert (again.taken, again.unchanged, lines().count()) == (0, 1, 1)


def test_partial_also_sets_aside_what_only_the_ledger_refuses():
    desk = Desk()

    outcome = desk.take(MONDAY, TUESDAY.replace("lunch", "karaoke"), partial=True)

    assert (outcome.taken, said(outcome)) == (1, [("C3", "activities.unknown_kind")])


def test_a_dry_run_says_what_would_happen_and_does_nothing():
    desk = Desk()

    outcome = desk.take(MONDAY, TUESDAY, dry_run=True)

    assert (outcome.taken, outcome.written) == (2, False)
    assert not lines().exists()
    assert not ImportedFile.objects.exists()


def test_a_resident_number_anywhere_stops_the_file_and_is_not_repeated():
    desk = Desk()
    header = HEADER + ",비고"

    outcome = desk.take(MONDAY + ",900101-2234567", header=header)

    (row,) = outcome.refused
    assert (row.cell, row.code) == ("I2", "import.resident_number")
    assert "900101" not in str(row)
    assert not lines().exists()


def test_a_record_that_says_something_else_now_is_not_overwritten():
    desk = Desk()
    desk.take(MONDAY)

    outcome = desk.take(MONDAY.replace(",1,f", ",3,f"))

    assert said(outcome) == [("A2", "import.record_differs")]
    assert lines().get().quantity == 1


def test_the_kitchen_sends_its_own_rows_and_no_other_houses():
    desk = Desk()
    own = desk.here.village.kitchen.pk
    theirs = "R7,halmae-welfare,care_meals.lunch,W-1,2026-11-02,5289000000,1,f"

    outcome = desk.take(MONDAY, theirs, organisation_id=own, actor=kitchens_director(desk))

    assert said(outcome) == [("B3", "import.other_organisation")]


def test_who_may_not_import_is_refused_before_anything_is_read():
    desk = Desk()

    with pytest.raises(Refused, match="not_allowed"):
        desk.take(MONDAY, actor=desk.here.village.funder)
    with pytest.raises(Refused, match="not_allowed"):
        desk.take(MONDAY, actor=desk.here.village.reporter)


def test_columns_that_do_not_fit_are_told_and_a_mapping_mends_them():
    desk = Desk()
    header = "번호,어디서,무엇을,누구,언제,지역,몇 개"
    row = "R1,halmae-kitchen,점심,K-1,2026.11.2.,5289000000,1"
    mapping = {
        "columns": {
            "번호": "record_id",
            "어디서": "organisation",
            "누구": "person",
            "언제": "occurred_at",
            "지역": "place",
            "몇 개": "quantity",
        },
        "constants": {"service": "care_meals.lunch"},
    }

    with pytest.raises(Refused, match="columns_do_not_fit"):
        desk.take(row, header=header)
    with pytest.raises(Refused, match="unknown_field"):
        desk.take(row, header=header, mapping={"columns": {"번호": "number"}})
    outcome = desk.take(row, header=header, mapping=mapping)

    assert (outcome.taken, said(outcome)) == (1, [])
    assert "무엇을" in outcome.notes[0].ko


REPORT = "organisation,indicator,period,place,sex,value,numerator,denominator"


class Reports:
    """March is open; two houses report meals, people and drops in time."""

    def __init__(self) -> None:
        self.season = season()

    def take(self, *rows: str, header: str = REPORT, **more: object):
        at = more.pop("at", IN_MARCH)
        request = ImportRequest(
            kind="reports",
            table=read_table("\n".join([header, *rows]).encode(), "3월.csv"),
            name="3월.csv",
            initiative_id=self.season.garam.initiative.pk,
            **more,
        )
        return import_table(self.season.garam.director, request=request, at=at)

    def value(self, code: str, cell: str = "") -> Observation | None:
        rows = Observation.objects.within(organisation_id=self.season.garam.kitchen.pk)
        return rows.filter(indicator__code=code, cell=cell).first()


def test_a_long_table_fills_the_reports_zero_is_a_value_and_blank_is_not_reported():
    march = Reports()

    outcome = march.take(
        f"halmae-kitchen,M01,2026-03,{COUNTY},,5234,,",
        f"halmae-kitchen,M02,2026년 3월,{COUNTY},,214,,",
        f"halmae-kitchen,M02,2026-03,{COUNTY},f,214,,",
        f"halmae-kitchen,M02,2026-03,{COUNTY},m,0,,",
        f"halmae-kitchen,M03,2026-03,{COUNTY},,,93,100",
        f"halmae-welfare,M01,2026-03,{COUNTY},,,,",
        f"halmae-welfare,M03,2026-03,{COUNTY},,해당없음,,",
    )

    assert (outcome.taken, said(outcome)) == (6, [])
    assert march.value("M01").value == 5234
    assert march.value("M02", "sex=m").value == 0
    assert (march.value("M03").numerator, march.value("M03").denominator) == (93, 100)
    assert march.value("M01").source == "import"
    welfare = Observation.objects.within(organisation_id=march.season.garam.welfare.pk)
    assert [row.state for row in welfare] == ["not_applicable"]
    assert "1" in outcome.notes[-1].ko


def test_each_wrong_cell_has_its_rule_and_nothing_of_the_file_is_taken():
    march = Reports()
    rows = [
        f"halmae-kitchen,M01,2026-03,{COUNTY},,-5,,",
        f"halmae-kitchen,M02,2026-03,{COUNTY},,21.5,,",
        f"halmae-kitchen,M02,2026-03,{COUNTY},f,1000000000000000,,",
        f"halmae-kitchen,M99,2026-03,{COUNTY},,5,,",
        f"halmae-kitchen,M02,2026-Q5,{COUNTY},m,5,,",
        f"halmae-welfare,M01,2026-03,{COUNTY},,약 500,,",
        f"halmae-welfare,M02,2026-03,{COUNTY},,*,,",
        f"halmae-welfare,M03,2026-03,{COUNTY},,,93,",
        f"halmae-welfare,M01,2031-03,{COUNTY},,5,,",
    ]

    read = march.take(*rows)

    assert said(read) == [
        ("F2", "measurement.negative"),
        ("F3", "measurement.not_whole"),
        ("F4", "measurement.too_large"),
        ("B5", "import.unknown_indicator"),
        ("C6", "tables.period_unreadable"),
        ("F7", "tables.number_not_exact"),
        ("F8", "import.value_hidden"),
        ("C10", "import.no_report"),
    ]
    assert not Observation.objects.everywhere("test").exists()


def test_a_partners_wide_sheet_is_read_by_its_remembered_mapping():
    march = Reports()
    mapping = {
        "columns": {
            "기관": "organisation",
            "식수": "value:M01",
            "어르신 여": "value:M02:sex=f",
            "제때": "numerator:M03",
            "전체": "denominator:M03",
        },
        "constants": {"period": "2026-03", "place": COUNTY},
    }

    outcome = march.take(
        "halmae-kitchen,5234,150,93,100",
        "halmae-welfare,310,-,,",
        header="기관,식수,어르신 여,제때,전체",
        mapping=mapping,
    )

    assert (outcome.taken, said(outcome)) == (2, [])
    assert march.value("M02", "sex=f").value == 150
    assert march.value("M03").denominator == 100


def test_a_closed_period_is_said_once_and_the_same_values_again_change_nothing():
    march = Reports()
    row = f"halmae-kitchen,M01,2026-03,{COUNTY},,5234,,"
    closed = march.take(row, at=datetime(2026, 6, 1, 9, tzinfo=IN_MARCH.tzinfo))
    march.take(row)

    again = march.take(row, f"halmae-kitchen,M02,2026-03,{COUNTY},,3,,")

    assert [code for _, code in said(closed)] == ["measurement.period_closed"]
    assert (again.taken, again.unchanged) == (1, 1)


def test_the_same_cell_twice_in_a_file_is_a_question_not_a_choice():
    march = Reports()
    row = f"halmae-kitchen,M01,2026-03,{COUNTY},,5234,,"

    outcome = march.take(row, row.replace("5234", "9"))

    assert said(outcome) == [("F3", "import.twice_in_file")]


def test_organisations_are_registered_once_and_take_part():
    desk = Desk()
    header = "기관명,유형,사업자등록번호"
    rows = ("새참자활기업,자활기업,", "가람보건소,municipality,", "새참자활기업,자활기업,")

    outcome = desk.take(*rows, kind="organisations", header=header)
    again = desk.take(rows[0], kind="organisations", header=header)

    assert (outcome.taken, outcome.unchanged) == (2, 1)
    assert (again.taken, again.unchanged) == (0, 1)
    member = Organisation.objects.get(name_ko="새참자활기업")
    assert Membership.objects.filter(organisation=member).count() == 1


def test_a_business_number_that_does_not_check_and_an_unknown_type_are_told():
    desk = Desk()

    outcome = desk.take(
        "새참자활기업,자활기업,123-45-67890",
        "가람보건소,우주정거장,",
        kind="organisations",
        header="기관명,유형,사업자등록번호",
    )

    assert said(outcome) == [("C2", "organisations.business_number"), ("B3", "import.unknown_type")]
    assert not Organisation.objects.filter(name_ko="새참자활기업").exists()


def test_people_are_registered_sealed_and_their_names_stand_in_no_sentence():
    desk = Desk()
    header = "record_id,organisation,이름,생년월일,성별,전화"

    outcome = desk.take(
        "K-7,halmae-kitchen,최점순,1944-05-06,여,010-0000-0000",
        "K-1,halmae-kitchen,박순례,1941-01-01,여,",
        kind="people",
        header=header,
    )
    wrong = desk.take("K-8,halmae-kitchen,정복남,2044-05-06,남,", kind="people", header=header)

    assert (outcome.taken, outcome.unchanged) == (1, 1)
    person = Person.objects.within(own_number="K-7").get()
    assert (person.name, person.birth_year, person.sex) == ("최점순", 1944, "f")
    assert wrong.refused
    assert "정복남" not in str(wrong.refused)


def test_an_indicator_library_is_taken_once():
    desk = Desk()
    header = "code,name_ko,name_en,kind,unit_ko,unit_en,period_kind,combinations,of_people"
    row = "F17,자조모임 참여,Self-help groups,distinct,명,people,quarter,sex,예"

    first = desk.take(row, kind="indicators", header=header)
    again = desk.take(row, row.replace("F17", "F18"), kind="indicators", header=header)
    wrong = desk.take(row.replace("distinct", "guess"), kind="indicators", header=header)

    assert (first.taken, again.taken, again.unchanged) == (1, 1, 1)
    assert len(wrong.refused) == 1


def command(tmp_path, *rows: str, **options: object) -> tuple[str, int]:
    file = tmp_path / "기록.csv"
    file.write_text("\n".join([HEADER, *rows]), encoding="cp949")
    told, code = io.StringIO(), 0
    try:
        call_command("import", "records", str(file), initiative="halmae", stderr=told, **options)
    except SystemExit as ended:
        code = ended.code
    return told.getvalue(), code


def test_the_command_ends_with_2_and_one_plain_sentence_a_fault(tmp_path):
    Desk()
    rejects = tmp_path / "거절.csv"

    told, code = command(tmp_path, MONDAY.replace("K-1", "K-99"), rejects=str(rejects))

    assert code == 2
    assert "기록.csv D2: ‘K-99’ 번호로 등록된 이용자가 없어요" in told
    with rejects.open(encoding="utf-8-sig") as file:
        (row,) = csv.DictReader(file)
    assert (row["row"], row["column"], row["header"]) == ("2", "D", "person")
    assert not lines().exists()


def test_the_command_takes_the_file_and_says_so_in_english(tmp_path):
    Desk()

    told, code = command(tmp_path, MONDAY, TUESDAY, language="en")

    assert code == 0
    assert "Of 2 rows: 2 taken" in told
    assert lines().count() == 2


def test_the_command_names_an_unknown_initiative_and_a_missing_file(tmp_path):
    told = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("import", "records", "nowhere.csv", initiative="nowhere", stderr=told)
    table()
    with pytest.raises(SystemExit):
        call_command("import", "records", "nowhere.csv", initiative="halmae", stderr=told)

    assert "nowhere" in told.getvalue().splitlines()[0]
    assert "nowhere.csv 파일을 찾을 수 없어요" in told.getvalue()


def test_the_house_may_import(tmp_path):
    desk = Desk()

    assert desk.take(MONDAY, actor=house()).taken == 1
