"""Looking before taking: every row says whether it is new, changes something, or stays as it is."""

import io
from decimal import Decimal

import pytest
from django.core.management import call_command

from dure.engines.hangul import has_resident_number, is_corporate_number
from dure.ground.access.queries import house
from dure.ground.organisations.models import Organisation
from dure.ground.tests.story import NOW
from dure.measurement.models import Indicator, IndicatorVersion, PopulationValue
from dure.measurement.tests.factories import GARAM
from dure.measurement.tests.screens.season_today import season_today
from dure.measurement.tests.services.test_import_table import MONDAY, TUESDAY, Desk, said

pytestmark = pytest.mark.django_db

ORGANISATIONS = "기관명,영문명,기관유형,사업자등록번호,종료일"
BAKERY = "새벽빵집협동조합,Dawn Bakery,협동조합,124-81-00998,"
LIBRARY = "code,name_ko,name_en,definition_ko,kind,unit_ko,direction"
DOORS = "X01,안부확인 완료율,Doors checked,그날 결과가 적힌 집 ÷ 찾아간 집,count,집,up"
POPULATION = "지표,기간,지역,값,출처"


def told(outcome) -> list[tuple[int, str, str, str, str]]:
    return [(one.row, one.how, one.header, one.old.ko, one.new.ko) for one in outcome.lines]


def look(desk: Desk, kind: str, header: str, *rows: str, **options):
    return desk.take(*rows, kind=kind, header=header, dry_run=True, **options)


def test_a_new_organisation_is_named_before_it_is_registered():
    desk = Desk()

    outcome = look(desk, "organisations", ORGANISATIONS, BAKERY)

    assert told(outcome) == [(2, "new", "", "", "협동조합")]
    assert outcome.lines[0].what.ko == "새벽빵집협동조합"
    assert outcome.told == {"new": 1}
    assert not Organisation.objects.filter(name_ko="새벽빵집협동조합").exists()


def test_what_a_list_says_otherwise_of_a_known_organisation_is_told_and_stays():
    desk = Desk()
    desk.take(BAKERY, kind="organisations", header=ORGANISATIONS)
    other = "새벽빵집협동조합,Daybreak Bakery,마을기업,124-81-00998,2026-12-31"

    outcome = look(desk, "organisations", ORGANISATIONS, other)

    assert outcome.unchanged == 1
    assert told(outcome) == [
        (2, "kept", "영문명", "Dawn Bakery", "Daybreak Bakery"),
        (2, "kept", "기관유형", "협동조합", "마을기업"),
        (2, "kept", "종료일", "", "2026-12-31"),
    ]
    assert "그대로 둔 곳: 3" in "".join(note.ko for note in outcome.notes)


def test_two_branches_of_one_name_are_two_when_their_numbers_say_so():
    desk = Desk()
    desk.take(BAKERY, kind="organisations", header=ORGANISATIONS)
    branch = "새벽빵집협동조합,Dawn Bakery,협동조합,220-81-62517,"

    outcome = desk.take(branch, kind="organisations", header=ORGANISATIONS)

    assert outcome.taken == 1
    assert Organisation.objects.filter(name_ko="새벽빵집협동조합").count() == 2


def test_a_wrong_business_number_is_told_also_for_an_organisation_that_is_known():
    desk = Desk()
    desk.take(BAKERY, kind="organisations", header=ORGANISATIONS)

    for wrong in ("124-81-00999", "모름"):
        row = f"새벽빵집협동조합,Dawn Bakery,협동조합,{wrong},"
        outcome = desk.take(row, kind="organisations", header=ORGANISATIONS)

        assert said(outcome) == [("D2", "organisations.business_number")]


def test_an_organisation_stands_under_its_parent_and_an_unknown_parent_is_told():
    desk = Desk()
    header = "기관명,기관유형,상위기관"
    rows = ("두레연합회협동조합,협동조합,", "두레동부협동조합,협동조합,두레연합회협동조합")

    taken = desk.take(*rows, kind="organisations", header=header)
    wrong = desk.take("두레서부협동조합,협동조합,없는연합회", kind="organisations", header=header)

    assert taken.taken == 2
    assert (
        Organisation.objects.get(name_ko="두레동부협동조합").parent.name_ko == "두레연합회협동조합"
    )
    assert said(wrong) == [("C2", "import.unknown_organisation")]


def test_a_definition_that_differs_by_a_word_is_refused_at_its_cell():
    desk = Desk()
    desk.take(DOORS, kind="indicators", header=LIBRARY)

    same = desk.take(DOORS + " ", kind="indicators", header=LIBRARY)
    other = desk.take(DOORS.replace("그날", "이튿날까지"), kind="indicators", header=LIBRARY)
    turned = desk.take(DOORS.replace(",up", ",down"), kind="indicators", header=LIBRARY)
    shorter = desk.take(
        "X01,안부확인 완료율,Doors checked,count,집",
        kind="indicators",
        header="code,name_ko,name_en,kind,unit_ko",
    )

    assert same.refused == ()
    assert said(other) == [("D2", "import.indicator_differs")]
    assert "그날 결과가" in other.refused[0].sentence.ko
    assert "이튿날까지 결과가" in other.refused[0].sentence.ko
    assert said(turned) == [("G2", "import.indicator_differs")]
    assert (shorter.refused, shorter.unchanged) == ((), 1)
    assert IndicatorVersion.objects.filter(indicator__code="X01").count() == 1


def test_a_new_indicator_is_shown_by_name_and_code():
    desk = Desk()

    outcome = look(desk, "indicators", LIBRARY, DOORS)

    assert [(one.what.en, one.new.ko) for one in outcome.lines] == [("Doors checked", "X01")]


def test_a_figure_revised_at_its_source_shows_the_old_one_beside_it():
    desk = Desk()
    Indicator.objects.create(code="P01", level="population")
    first = ("P01,2025,5289000000,20.1,고령자 통계", "P01,2024,5289000000,19.2,고령자 통계")
    desk.take(*first, kind="population", header=POPULATION)
    rows = (
        "P01,2025,5289000000,20.3,고령자 통계 (확정)",
        "P01,2024,5289000000,19.2,고령자 통계",
        "P01,2023,5289000000,18.4,고령자 통계",
    )

    outcome = look(desk, "population", POPULATION, *rows)

    assert told(outcome) == [
        (2, "changed", "", "20.1 (고령자 통계)", "20.3 (고령자 통계 (확정))"),
        (4, "new", "", "", "18.4 (고령자 통계)"),
    ]
    assert (outcome.taken, outcome.unchanged) == (2, 1)
    assert PopulationValue.objects.get(period="2025").value == Decimal("20.1")  # nothing was taken


def test_a_record_is_shown_without_the_person_who_was_served():
    desk = Desk()

    outcome = desk.take(MONDAY, TUESDAY, dry_run=True)

    assert [one.new.ko for one in outcome.lines] == ["1", "2"]
    assert outcome.lines[0].what.ko == "care_meals.lunch · 2026-11-02 · 5289000000"
    assert "K-1" not in str(outcome.lines)


def test_people_are_shown_by_their_own_number_alone():
    desk = Desk()
    header = "번호,기관,이름,생년월일,성별"

    outcome = look(desk, "people", header, "K-9,halmae-kitchen,오복례,1941-02-03,여")

    assert [one.what.ko for one in outcome.lines] == ["K-9"]
    assert "오복례" not in str(outcome)


def test_somebody_known_stays_as_she_is_and_the_file_says_so():
    desk = Desk()
    header = "번호,기관,이름,생년월일,성별"

    outcome = look(desk, "people", header, "K-1,halmae-kitchen,박순례,1940-01-01,남")

    assert (outcome.taken, outcome.unchanged, outcome.lines) == (0, 1, ())
    assert any("파일로 고치지 않아요" in note.ko for note in outcome.notes)


def test_a_place_is_shown_with_its_name_its_parent_and_its_days():
    desk = Desk()
    header = "code,parent,level,valid_from,valid_to,name,name_en"
    row = "9971000000,,sigungu,2020-01-01,,가람군,Garam-gun"
    outcome = look(desk, "places", header, row, actor=house())

    assert told(outcome) == [(2, "new", "", "", "가람군 (sigungu, 2020-01-01–)")]


def run(tmp_path, kind: str, *rows: str, **options) -> str:
    file = tmp_path / "목록.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    heard = io.StringIO()
    call_command("import", kind, str(file), initiative="halmae", stderr=heard, **options)
    return heard.getvalue()


def test_the_command_lists_what_would_change_in_either_language(tmp_path):
    Desk()

    korean = run(tmp_path, "organisations", ORGANISATIONS, BAKERY, dry_run=True)
    english = run(tmp_path, "organisations", ORGANISATIONS, BAKERY, dry_run=True, language="en")

    assert "바뀔 것:\n  2행 새로 · 새벽빵집협동조합: 협동조합" in korean
    assert "What would change:\n  row 2 new · 새벽빵집협동조합: Cooperative" in english


def test_the_command_lists_values_with_old_and_new_and_says_how_many_more(tmp_path, monkeypatch):
    the = season_today()
    header = "기관,지표,기간,지역,값"
    where = f"{the.period},{GARAM}"
    meals, elders = (f"halmae-kitchen,{code},{where},{{}}" for code in ("M01", "M02"))
    run(tmp_path, "reports", header, meals.format(92))
    monkeypatch.setattr("dure.measurement.management.commands.import.MOST_CHANGES", 1)

    heard = run(tmp_path, "reports", header, meals.format(110), elders.format(40), dry_run=True)

    assert f"  2행 바뀜 · 제공 식수 · {the.period}: 92 → 110" in heard
    assert heard.rstrip().endswith("그 밖에 1건")


def test_a_real_run_does_not_list_every_row_again(tmp_path):
    Desk()

    assert "바뀔 것" not in run(tmp_path, "organisations", ORGANISATIONS, BAKERY)


def test_every_fault_of_a_file_is_told_at_once_also_beside_a_resident_number():
    desk = Desk()
    rows = (
        "햇살센터,Sunny,우주정거장,123-45-67890,2026-13-01",
        "900101-1234568,Hong,마을기업,,",
        "우리마을기업,Ours,마을기업,,",
    )

    outcome = desk.take(*rows, kind="organisations", header=ORGANISATIONS)

    assert said(outcome) == [
        ("D2", "organisations.business_number"),
        ("C2", "import.unknown_type"),
        ("E2", "tables.date_impossible"),
        ("A3", "import.resident_number"),
    ]
    assert not outcome.written
    assert not Organisation.objects.filter(name_ko="우리마을기업").exists()


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("종합사회복지관", "welfare_centre"),
        ("노인 복지관", "welfare_centre"),
        ("사회적기업 (인증)", "social_enterprise"),
        ("신협", "credit_union"),
        ("행정복지센터", "town_office"),
        ("VILLAGE ENTERPRISE", "village_enterprise"),
        ("시니어클럽", "senior_club"),
    ],
)
def test_a_type_is_known_by_every_name_that_lists_give_it(written, kind):
    desk = Desk()

    desk.take(f"느티나무,{written}", kind="organisations", header="기관명,기관유형")

    assert Organisation.objects.get(name_ko="느티나무").type == kind


def test_a_kind_that_cannot_be_imported_is_one_sentence_too(tmp_path):
    Desk()
    heard = io.StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("import", "zebra", "없는.csv", initiative="halmae", stderr=heard)

    assert ended.value.code == 2
    assert heard.getvalue().startswith("‘zebra’는 가져올 수 있는 종류가 아니에요. records, ")
    assert len(heard.getvalue().splitlines()) == 1


def test_a_corporate_number_is_no_person_and_a_person_is_no_corporate_number():
    desk = Desk()
    header = "기관명,기관유형,법인등록번호,설립일"
    both = next(
        number
        for running in range(1, 3000)
        for number in (f"110111{100000 + running}{d}" for d in range(10))
        if is_corporate_number(number) and has_resident_number(number, on=NOW.date())
    )

    taken = desk.take(f"두레주식,회사,{both},2020-01-01", kind="organisations", header=header)
    person = desk.take(
        "홀로주식,회사,480105-2123451,2025-06-01", kind="organisations", header=header
    )

    assert taken.refused == ()
    assert Organisation.objects.get(name_ko="두레주식").corporate_number == f"{both[:6]}-{both[6:]}"
    assert said(person) == [("C2", "import.resident_number")]
    assert "2123451" not in str(person)
