"""How tables may be written: numbers, hierarchies, zeros, several tables at once."""

from pathlib import Path

import pytest

from dure.engines.disclosure import Unfit, sentence
from dure.engines.disclosure.sheets import read_sheet
from dure.engines.disclosure.tests.office import MEALS, Office, Rows, said


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_thousands_commas_are_numbers_and_stay_as_they_were(office: Office) -> None:
    office.protect(MEALS)

    rows = office.read()
    assert [row["n"] for row in rows if row["status"] == "published"] == [
        "1,023",
        "75",
        "34",
        "1,064",
        "1,098",
    ]
    assert [[row["place"], row["sex"]] for row in rows] == [row[:2] for row in MEALS[1:]]


def test_a_workbook_holds_them_as_numbers(office: Office) -> None:
    office.protect(MEALS, out="out.xlsx")

    assert {row["n"] for row in office.read("out.xlsx")} >= {"1098", "1023"}


@pytest.mark.parametrize("text", ["1,02", "1_000", "nan", "inf", "12명", "--3", "1.2.3", "."])
def test_what_is_no_number_is_named_with_its_row(office: Office, text: str) -> None:
    wrong = [*MEALS[:2], ["산내", "m", text], *MEALS[3:]]

    said = office.refused(wrong)

    assert f"row 3, column n: '{text}' is not a number" in said


def test_a_table_that_was_protected_before_is_not_taken_for_a_whole_one(office: Office) -> None:
    office.protect(MEALS, out="once.csv")
    once = read_sheet(str(office.folder / "once.csv"))

    with pytest.raises(Unfit) as refused:
        office.protect([list(once.heading), *map(list, once.rows)])

    said = {sentence(fault, korean=False).partition(": ")[2] for fault in refused.value.faults}
    assert said == {
        "This row is hidden already; please give the table as it was before protection."
    }


def test_people_who_stand_only_at_the_county_are_told_as_such(office: Office) -> None:
    """A parent larger than its children is legitimate; the rest is somebody as well."""
    rows = [["place", "n"], ["산내", "30"], ["강동", "41"], ["가람군", "90"], ["all", "90"]]
    office.write("places.csv", [["child", "parent"], ["산내", "가람군"], ["강동", "가람군"]])

    done = office.protect(rows, "value: n\ndimensions: {place: {hierarchy: places.csv}}\n")

    assert {row["status"] for row in office.read()} == {"published"}
    assert any("only at this level (가람군)" in note for note in said(done))


def test_a_few_who_stand_only_at_the_county_are_not_computed(office: Office) -> None:
    rows = [["place", "n"], ["산내", "30"], ["강동", "41"], ["가람군", "74"], ["all", "74"]]
    office.write("places.csv", [["child", "parent"], ["산내", "가람군"], ["강동", "가람군"]])

    office.protect(rows, "value: n\ndimensions: {place: {hierarchy: places.csv}}\n")

    hidden = {row["place"] for row in office.read() if row["status"] == "secondary"}
    assert hidden & {"산내", "강동"} or {"가람군", "all"} <= hidden


def test_a_code_that_no_hierarchy_knows_is_mentioned(office: Office) -> None:
    office.write("places.csv", [["child", "parent"], ["산내", "가람군"]])
    rows = [["place", "n"], ["산내", "30"], ["가람군", "30"], ["멀리", "11"], ["all", "41"]]

    done = office.protect(rows, "value: n\ndimensions: {place: {hierarchy: places.csv}}\n")

    assert any("in no hierarchy" in note and "멀리" in note for note in said(done))


def test_the_same_districts_in_provinces_and_in_care_areas(office: Office) -> None:
    """Two hierarchies over one dimension: what the province hides, the care area does not tell."""
    districts = {
        "가": ("동도", "북권"),
        "나": ("동도", "남권"),
        "다": ("서도", "북권"),
        "라": ("서도", "남권"),
    }
    counts = {"가": 3, "나": 40, "다": 50, "라": 60}
    office.write("provinces.csv", [["child", "parent"], *([k, v[0]] for k, v in districts.items())])
    office.write("areas.csv", [["child", "parent"], *([k, v[1]] for k, v in districts.items())])
    sums: dict[str, int] = {}
    for code, n in counts.items():
        for name in (code, *districts[code], "all"):
            sums[name] = sums.get(name, 0) + n
    spec = "value: n\ndimensions: {place: {hierarchy: [provinces.csv, areas.csv]}}\n"

    office.protect([["place", "n"], *([code, str(n)] for code, n in sums.items())], spec)

    hidden = {row["place"] for row in office.read() if row["status"] != "published"}
    assert {"가", "나"} <= hidden or {"가", "동도"} <= hidden
    assert {"가", "다"} <= hidden or {"가", "북권"} <= hidden


def test_a_grand_total_without_margins_does_not_give_a_cell_away(office: Office) -> None:
    rows = [row for row in MEALS if row[:2].count("all") in {0, 2}]

    office.protect(rows)

    told = [row for row in office.read() if row["status"] != "published"]
    assert len(told) >= 2
    assert ("산내", "f", "primary") in {(r["place"], r["sex"], r["status"]) for r in told}


@pytest.mark.parametrize("where", ["rule: {threshold: 5, zero: hide}", "zero: hide"])
def test_zeros_are_hidden_where_the_publisher_says_so(office: Office, where: str) -> None:
    rows = [["place", "n"], ["산내", "0"], ["강동", "31"], ["가람", "40"], ["all", "71"]]

    office.protect(rows, f"value: n\ndimensions: {{place: {{}}}}\n{where}\n")

    assert {r["place"]: r["status"] for r in office.read()}["산내"] == "primary"


def test_a_zero_is_shown_as_one_where_he_does_not(office: Office) -> None:
    rows = [["place", "n"], ["산내", "0"], ["강동", "31"], ["all", "31"]]

    office.protect(rows, "value: n\ndimensions: [place]\n")

    assert next((r["n"], r["status"]) for r in office.read()) == ("0", "zero")


BY_AGE: Rows = [
    ["place", "age", "n"],
    ["산내", "65+", "4"],
    ["산내", "-64", "1019"],
    ["강동", "65+", "30"],
    ["강동", "-64", "45"],
    ["산내", "all", "1023"],
    ["강동", "all", "75"],
    ["all", "all", "1098"],
]
LINKED = """
value: n
dimensions: {place: {}, sex: {}, age: {}}
rule: {threshold: 5}
tables: [{file: by_age.csv, out: by_age_out.csv}]
"""


def linked_meals() -> Rows:
    return [[*MEALS[0][:2], "age", "n"], *([*row[:2], "all", row[2]] for row in MEALS[1:])]


def test_two_tables_with_the_same_margins_are_protected_together(office: Office) -> None:
    office.write("by_age.csv", BY_AGE)

    office.protect(linked_meals(), LINKED)

    first, second = office.read(), office.read("by_age_out.csv")
    of_place = {r["place"]: r["status"] for r in first if r["sex"] == "all"}
    assert of_place == {r["place"]: r["status"] for r in second if r["age"] == "all"}
    assert {(r["place"], r["age"]) for r in second if r["status"] == "primary"} == {("산내", "65+")}
    assert [(r["place"], r["age"]) for r in second] == [(r[0], r[1]) for r in BY_AGE[1:]]


def test_linked_tables_that_disagree_are_refused(office: Office) -> None:
    office.write("by_age.csv", [*BY_AGE[:-2], ["강동", "all", "76"], BY_AGE[-1]])

    said = office.refused(linked_meals(), LINKED)

    assert "강동 · all · all is 76 here and 75 in another table" in said
