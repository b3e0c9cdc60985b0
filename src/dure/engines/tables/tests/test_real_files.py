"""Real files of Korea and the UN come to the totals that are written about them."""

from decimal import Decimal
from pathlib import Path

import pytest

from dure.engines.tables import (
    Fault,
    Limits,
    Row,
    Table,
    coerce,
    content_fingerprint,
    read_table,
    read_workbook,
)
from dure.engines.tables.coerce import State
from dure.engines.tables.old_excel import look_through_old

# Beside the repository, or beside the folder that holds its worktrees.
PLACES = [folder / "shared" / "data" for folder in Path(__file__).resolve().parents[6:8]]
DATA = next((place for place in PLACES if place.is_dir()), PLACES[0])
KOREA = DATA / "08_korea"
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not DATA.is_dir(), reason="the real files are not beside the repository"),
]


def amount(table: Table, row: Row, position: int) -> Decimal | None:
    """The number in a cell; None for the three kinds of silence; a fault fails the test."""
    reading = coerce.read_decimal(row.cells[position], table.address(row, position))
    assert not isinstance(reading, Fault), reading
    return reading.value


def total(table: Table, position: int) -> Decimal:
    return sum((amount(table, row, position) or Decimal(0) for row in table.rows), Decimal(0))


def test_the_parts_of_the_elders_living_alone_add_up():
    table = read_table(KOREA / "statistics_xlsx" / "서울_독거노인_2023.xlsx")
    assert len(table.rows) == 25
    assert not table.totals
    names = [column.header for column in table.columns]
    groups = ("국민기초생활보장 수급권자", "저소득노인", "일 반")
    for row in table.rows:
        cell = dict(zip(names, row.cells, strict=True))
        for age in ("계", "65~79세", "80세 이상"):
            assert cell[f"소계 > {age}"] == sum(cell[f"{group} > {age}"] for group in groups)
        for group in ("소계", *groups):
            assert (
                cell[f"{group} > 계"] == cell[f"{group} > 65~79세"] + cell[f"{group} > 80세 이상"]
            )


def test_a_dash_in_the_home_care_table_is_not_a_zero():
    table = read_table(KOREA / "statistics_xlsx" / "서울_재가노인복지시설_2023.xlsx")
    at = table.position("방문요양서비스 > 이용인원-정원 (명)")
    reading = coerce.read_count(table.rows[0].cells[at], table.address(table.rows[0], at))
    assert reading.state is State.NOT_APPLICABLE
    assert str(table.address(table.rows[0], at)) == "데이터!G3"


def test_the_free_meal_sites():
    table = read_table(KOREA / "public_facilities" / "전국무료급식소표준데이터.csv")
    assert len(table.rows) == 1254
    at = table.position
    with_place = [row for row in table.rows if amount(table, row, at("위도")) is not None]
    assert len(with_place) == 1140
    for row in with_place:
        assert 33 < amount(table, row, at("위도")) < 39
        assert 124 < amount(table, row, at("경도")) < 132
    assert sum(row.cells[at("소재지지번주소")] is None for row in table.rows) == 129
    assert len({row.cells[at("제공기관명")] for row in table.rows}) == 206
    ends = [
        coerce.read_date(row.cells[at("운영종료일자")], table.address(row, 10))
        for row in table.rows
    ]
    assert sum(isinstance(end, Fault) and end.code == "tables.date_implausible" for end in ends) > 0
    assert sum(not isinstance(end, Fault) and str(end.value) == "2024-12-31" for end in ends) == 133


def test_the_disabled_people_who_found_work():
    table = read_table(KOREA / "people_records" / "장애인취업정보_2020상반기.csv")
    kinds = [row.cells[table.position("장애유형")] for row in table.rows]
    assert len(kinds) == 19_847
    assert sum("지적" in kind or "자폐" in kind for kind in kinds) == 6_649
    for row in table.rows[:500]:
        assert not isinstance(coerce.read_date(row.cells[1], table.address(row, 1)), Fault)
        assert not isinstance(coerce.read_count(row.cells[2], table.address(row, 2)), Fault)


def test_the_ethiopian_woredas_are_read_by_their_tags():
    file = "ethiopia_drought_affected_targeted_reached_by_cluster.csv"
    table = read_table(DATA / "07_indicators" / "ocha_hxl" / file)
    assert (len(table.rows), table.header_row) == (391, 3)
    tags = [column.hxl for column in table.columns]
    assert total(table, tags.index("#targeted+total")) == 17_081_021
    assert total(table, tags.index("#affected+total")) == 24_179_494
    assert table.columns[tags.index("#inneed+health")].header == "HEALTH > Affected"
    for position, tag in enumerate(tags):
        if tag.startswith("#inneed"):
            total(table, position)  # "80 418" and "-" are read, none is a fault


def test_the_census_keeps_its_totals_apart_and_its_means_unadded():
    table = read_table(KOREA / "rollup_census_2010" / "provinces_utf8.csv")
    assert table.titles == ("총조사인구 총괄(시도/성/5세연령별)",)
    nation = next(row for row in table.totals if row.cells[1] == "전국")
    people, men, women = (amount(table, nation, at) for at in (5, 6, 7))
    assert people == 47_990_761 == men + women
    # Codes from 96 on are sub-totals ("15세미만") and means; they are nobody's to add.
    ages = [row for row in table.rows if row.cells[1] == "전국" and row.cells[2] < "'96"]
    assert len(ages) == 18
    assert sum(amount(table, row, 5) for row in ages) == people
    means = [row for row in table.rows if row.cells[3] == "평균연령"]
    codes = {
        found.code
        for row in means
        if isinstance(found := coerce.read_count(row.cells[5], table.address(row, 5)), Fault)
    }
    assert codes == {"tables.count_not_whole"}


def test_an_old_workbook_is_read_and_its_formulas_are_seen():
    path = next((DATA / "07_indicators" / "xlsform").rglob("widgets.xls"))
    book = read_workbook(path)
    assert {"survey", "choices"} <= {table.sheet for table in book.tables}
    survey = next(table for table in book.tables if table.sheet == "survey")
    assert {"type", "name"} <= {column.header for column in survey.columns}
    facts = look_through_old(path.read_bytes(), path.name, Limits())
    assert facts["survey"].columns >= len(survey.columns)
    assert facts["survey"].rows >= survey.rows[-1].number


def test_the_voters_of_2022():
    table = read_table(KOREA / "rollup_election_2022" / "vote_emd.tsv")
    assert len(table.rows) == 3_512
    voters, valid, invalid = map(table.position, ("VOTER", "VOTE_VAL", "VOTE_INVAL"))
    assert total(table, voters) == 29_909_433
    assert total(table, valid) + total(table, invalid) == 29_909_433


@pytest.mark.parametrize(
    ("file", "rows"),
    [
        ("public_facilities/서울시_사회복지시설_목록.csv", 3091),
        ("public_facilities/서울_경로당_2020.csv", 3464),
        ("public_facilities/보건복지부_장애인복지관_현황_20191231.csv", 254),
        ("region_codes/propertiesTable_2022.tsv", 3512),
        ("social_economy/당진시_사회적경제조직_2018-08.csv", 19),
    ],
)
def test_the_lists_of_facilities_and_regions(file, rows):
    table = read_table(KOREA / file)
    assert (len(table.rows), table.totals, table.notes) == (rows, (), ())
    assert content_fingerprint(table) == content_fingerprint(read_table(KOREA / file))


def test_the_region_codes_with_their_days():
    path = next((KOREA / "region_codes").glob("KIKcd_H*.xlsx"))
    table = read_table(path)
    assert len(table.rows) == 8_509
    created, ended = table.position("생성일자"), table.position("말소일자")
    assert sum(row.cells[ended] is None for row in table.rows) == 3_882
    first = coerce.read_date(table.rows[0].cells[created], table.address(table.rows[0], created))
    assert str(first.value) == "1988-04-23"
