"""A roll-up that assumes that parts add up must notice when they do not."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.engines.tables import Address, Scalar, Table, read_table
from dure.engines.tables.coerce import read_decimal
from dure.measurement.rules.additivity import (
    Comparison,
    LevelGap,
    Member,
    compare,
    compare_dimension,
    splits_of,
)
from dure.measurement.tests.real_data import real


def test_parts_that_reach_their_total_may_be_added():
    found = compare([Comparison("2026-03", 10, 10), Comparison("2026-04", 7, 7)])

    assert (found.verdict, found.may_be_added, found.share) == ("adds", True, 1.0)


def test_people_who_eat_in_two_kitchens_make_the_parts_more_than_the_total():
    found = compare([Comparison("3월", 214, 230), Comparison("4월", 210, 210)])

    assert found.verdict == "overlaps"
    assert [each.key for each in found.over] == ["3월"]
    assert not found.may_be_added


def test_nine_in_ten_is_a_question_for_a_person_not_a_licence():
    found = compare([*(Comparison(n, 5, 5) for n in range(9)), Comparison(9, 5, 4)])

    assert (found.verdict, found.may_be_added) == ("adds_mostly", False)


def test_where_no_total_stands_nothing_is_claimed():
    assert compare([]).verdict == "unknown"


def test_ages_and_age_groups_are_two_ways_to_count_the_same_people():
    column = [Member("0–14", 3), Member("15–64", 5), Member("65+", 2)]
    groups = [Member("0–64", 8), Member("65 이상", 2), Member("평균연령", Decimal("38.1"))]

    found = splits_of(10, [*column, *groups])

    assert [len(way) for way in found.ways] == [3, 2]
    assert [member.label for member in found.rest] == ["평균연령"]
    assert not found.column_adds
    assert splits_of(10, column).column_adds


@settings(max_examples=50)
@given(st.lists(st.integers(1, 1000), min_size=1, max_size=20))
def test_any_true_split_is_found_whole(parts):
    found = splits_of(sum(parts), [Member(str(n), value) for n, value in enumerate(parts)])

    assert found.column_adds
    assert len(found.finest) == len(parts)


@settings(max_examples=50)
@given(st.lists(st.integers(0, 1000), min_size=1, max_size=10), st.integers(1, 100))
def test_one_person_too_many_is_always_noticed(parts, extra):
    assert compare([Comparison("x", sum(parts), sum(parts) + extra)]).verdict == "overlaps"


def column(table: Table, header: str) -> list[object]:
    at = table.position(header)
    return [row.cells[at] for row in sorted(table.rows + table.totals, key=lambda row: row.number)]


def long_rows(table: Table) -> list[dict[str, str]]:
    headers = [column.header for column in table.columns]
    return [
        {
            name: "" if cell is None else str(cell)
            for name, cell in zip(headers, row.cells, strict=True)
        }
        for row in table.rows
    ]


@pytest.mark.real_data
class TestCensus:
    """전국 2010: the column holds everybody several times over, and two means."""

    def members(self, label: str, where: str, is_: str) -> list[Member]:
        table = read_table(real("08_korea/rollup_census_2010/provinces_utf8.csv"))
        labels, people = column(table, label), column(table, "인구 (명)")
        chosen = column(table, where)
        return [
            Member(str(name), Decimal(str(number)))
            for name, number, kept in zip(labels, people, chosen, strict=True)
            if kept == is_
        ]

    def test_eighteen_ages_and_three_groups_each_make_the_nation(self):
        total, *ages = self.members("연령별", "행정구역별", "전국")

        found = splits_of(total.value, ages)

        assert total.value == 47_990_761
        assert [len(way) for way in found.ways] == [18, 3]
        assert [member.label for member in found.rest] == ["평균연령", "연령중위수"]
        assert not found.column_adds

    def test_kinds_of_town_cut_across_the_sixteen_provinces(self):
        total, *regions = self.members("행정구역별", "연령별", "계")

        found = splits_of(total.value, regions)

        assert [len(way) for way in found.ways] == [3, 16]
        assert [member.label for member in found.ways[0]] == ["읍부", "면부", "동부"]
        assert len(found.finest) == 16


@pytest.mark.real_data
def test_the_election_districts_hold_less_than_the_nation_because_some_votes_have_no_district():
    table = read_table(real("08_korea/rollup_election_2022/vote_emd.tsv"))
    votes = {name: [int(str(n)) for n in column(table, name)] for name in ("VOTER", "VOTE_VAL")}
    candidates = [[int(str(n)) for n in column(table, f"C{n:02}")] for n in range(1, 13)]
    in_rows = compare(
        Comparison(row, valid, sum(each[row] for each in candidates))
        for row, valid in enumerate(votes["VOTE_VAL"])
    )

    # 34,067,853 voted in all (National Election Commission, 20th presidential election).
    gap = LevelGap(lower=sum(votes["VOTER"]), upper=34_067_853)

    assert (len(table.rows), sum(votes["VOTER"])) == (3512, 29_909_433)
    assert in_rows.verdict == "adds"
    assert gap.only_at_its_level
    assert gap.missing == 4_158_420


@pytest.mark.real_data
def test_people_of_the_clusters_in_ethiopia_are_the_same_people():
    table = read_table(
        real("07_indicators/ocha_hxl/ethiopia_drought_affected_targeted_reached_by_cluster.csv")
    )
    tags = [column.hxl for column in table.columns]
    total, affected = tags.index("#targeted+total"), tags.index("#affected+total")
    clusters = [at for at, tag in enumerate(tags) if tag.startswith("#targeted") and at != total]

    def overlap(number):
        return compare(
            Comparison(
                row.number, number(row.cells[total]), sum(number(row.cells[at]) for at in clusters)
            )
            for row in table.rows
        )

    # Half of the figures are written "80 418". Who reads only the plain ones still finds 84 woredas.
    read, plain = overlap(spaced), overlap(unspaced)

    assert len(table.rows) == 391
    assert sum(spaced(row.cells[total]) for row in table.rows) == 17_081_021
    assert sum(spaced(row.cells[affected]) for row in table.rows) == 24_179_494
    assert (len(plain.over), len(read.over)) == (84, 242)
    assert not read.may_be_added


def spaced(cell: Scalar) -> Decimal:
    reading = read_decimal(cell, Address("", 0, 0))
    return getattr(reading, "value", None) or Decimal(0)


def unspaced(cell: Scalar) -> Decimal:
    return Decimal(0) if " " in str(cell or "").strip() else spaced(cell)


SDG_WITHIN = ("Year", "Series", "Units", "Unit multiplier")
SDG_OTHER = {*SDG_WITHIN, "Observation status", "GeoCode", "Value"}


def sdg(code: str, dimension: str, tolerance: float):
    rows = long_rows(read_table(real(f"07_indicators/sdg_uk/data/indicator_{code}.csv")))
    return compare_dimension(
        rows,
        dimension,
        dimensions=[name for name in rows[0] if name not in SDG_OTHER],
        within=[name for name in SDG_WITHIN if name in rows[0]],
        value=lambda row: float(row["Value"]) if row["Value"] else None,
        tolerance=tolerance,
    )


@pytest.mark.real_data
@pytest.mark.parametrize(
    ("code", "dimension", "tolerance", "exact", "groups", "verdict"),
    [
        ("4-b-1", "Country income classification", 1e-6, 26, 26, "adds"),
        ("4-b-1", "Sector", 1e-6, 26, 26, "adds"),
        ("17-1-1", "Source of revenue", 1e-6, 24, 24, "adds"),
        ("12-2-1", "Material category", 1e-3, 116, 124, "adds_mostly"),
        ("16-2-2", "Sex", 1e-3, 9, 13, "incomplete"),
        ("2-1-2", "Tenure", 1e-3, 0, 3, "overlaps"),
        ("2-1-2", "Country", 1e-3, 0, 3, "overlaps"),
    ],
)
def test_the_uk_tables_say_themselves_which_dimension_may_be_added(
    code, dimension, tolerance, exact, groups, verdict
):
    found = sdg(code, dimension, tolerance)

    assert (found.exact, found.groups, found.verdict) == (exact, groups, verdict)
    assert found.may_be_added == (verdict == "adds")
