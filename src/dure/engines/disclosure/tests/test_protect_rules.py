"""Rates with small denominators, and who stands behind an amount."""

from pathlib import Path

import pytest

from dure.engines.disclosure.tests.office import MEALS, Office, Rows, said


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


RATES: Rows = [
    ["place", "rate", "found", "asked"],
    ["산내", "0.857", "6", "7"],
    ["강동", "0.5", "20", "40"],
    ["가람", "0.75", "30", "40"],
    ["all", "0.644", "56", "87"],
]
OF_RATES = """
value: rate
numerator: found
denominator: asked
dimensions: {place: {}}
rule: {threshold: 5, rate_threshold: 10}
"""


def test_a_rate_over_seven_people_is_hidden_with_what_would_give_it_away(office: Office) -> None:
    office.protect(RATES, OF_RATES, audit=f"{office.folder}/audit.csv")

    rows = {row["place"]: row for row in office.read()}
    assert (rows["산내"]["status"], rows["산내"]["rate"], rows["산내"]["found"]) == (
        "primary",
        "",
        "",
    )
    assert rows["all"]["rate"] == "0.644"
    others = [rows[place]["found"] for place in ("강동", "가람")]
    assert "" in others  # else 6 is 56 less the two
    parts = {(row["place"], row["part"]) for row in office.read("audit.csv")}
    assert ("산내", "numerator") in parts


def test_a_rate_needs_both_of_its_numbers(office: Office) -> None:
    said = office.refused(RATES, OF_RATES.replace("numerator: found\n", ""))

    assert "both a numerator and a denominator" in said


def test_last_years_rates_are_remembered(office: Office) -> None:
    office.protect(RATES, OF_RATES, out="first.csv")

    office.protect(RATES, OF_RATES, previous=(f"{office.folder}/first.csv",))

    assert (office.folder / "out.csv").read_bytes() == (office.folder / "first.csv").read_bytes()


def test_the_label_of_a_rate_does_not_bound_a_denominator_that_is_hidden(office: Office) -> None:
    rates: Rows = [
        ["place", "rate", "found", "asked"],
        ["산내", "3", "3", "1"],
        ["강동", "2.667", "24", "9"],
        ["가람", "0.636", "7", "11"],
        ["all", "1.619", "34", "21"],
    ]
    office.protect(rates, OF_RATES)

    rows = {row["place"]: row for row in office.read()}
    hidden = {row["status"] for row in rows.values() if not row["asked"]}
    assert [rows["산내"]["asked"], rows["가람"]["asked"]] == ["", ""]
    # Had one of the two been "too few" and the other not, the other would be 10 or more: 12 - 10 = 2.
    assert hidden == {"secondary"}
    assert (rows["강동"]["asked"], rows["강동"]["status"]) == ("9", "primary")


def test_what_is_not_called_small_is_taken_to_be_no_small_number(office: Office) -> None:
    visits: Rows = [["place", "n"], ["산내", "1"], ["강동", "5"], ["all", "6"]]
    office.protect(visits, "value: n\ndimensions: {place: {}}\nrule: {threshold: 5}\n")

    rows = {row["place"]: (row["n"], row["status"]) for row in office.read()}
    # 6 above a number that is small and one that is not is 1 and 5: the total must go instead.
    assert rows == {"산내": ("", "primary"), "강동": ("5", "published"), "all": ("", "secondary")}


GIFTS: Rows = [
    ["place", "won"],
    ["산내", "1000.50"],
    ["강동", "800"],
    ["가람", "2000"],
    ["all", "3800.50"],
]
GIVEN: Rows = [
    ["place", "donor", "won"],
    ["산내", "ㄱ", "900.50"],
    *[["산내", f"ㄴ{at}", "10"] for at in range(10)],
    *[["강동", f"ㄷ{at}", "80"] for at in range(10)],
    *[["가람", f"ㄹ{at}", "200"] for at in range(10)],
]
BY_SHARES = """
value: won
dimensions: {place: {}}
rule: {dominance: {n: 1, k: 80}}
contributions: {file: gifts.csv, contributor: donor, value: won}
"""


def test_one_row_a_contributor_tells_who_dominates(office: Office) -> None:
    office.write("gifts.csv", GIVEN)

    office.protect(GIFTS, BY_SHARES, audit=f"{office.folder}/audit.csv")

    told = {row["place"]: row["status"] for row in office.read()}
    assert told == {"산내": "primary", "강동": "secondary", "가람": "published", "all": "published"}
    audit = {row["place"]: row for row in office.read("audit.csv")}
    assert float(audit["산내"]["high"]) >= 900.5 / 0.8
    assert audit["산내"]["why"] == "disclosure.dominance"


def test_contributions_that_do_not_add_up_are_mentioned(office: Office) -> None:
    office.write("gifts.csv", GIVEN[:-1])

    done = office.protect(GIFTS, BY_SHARES)

    assert any("do not add up to 2 cells (가람; all)" in note for note in said(done))


def test_columns_of_the_largest_are_found_by_their_names(office: Office) -> None:
    rows = [[*GIFTS[0], "largest_1", "largest_2"], *([*row, "900", "10"] for row in GIFTS[1:])]

    office.protect(rows, "value: won\ndimensions: [place]\nrule: {p_percent: 12}\n")

    told = {row["place"]: row for row in office.read()}
    assert told["산내"]["status"] == "primary"
    assert {row["largest_1"] for row in told.values()} == {""}


def test_dominance_without_anybody_behind_the_amounts_is_refused(office: Office) -> None:
    said = office.refused(GIFTS, "value: won\ndimensions: [place]\nrule: {p_percent: 10}\n")

    assert "need to know who gave how much" in said


def test_of_people_each_counts_for_one(office: Office) -> None:
    """Two people: the one knows the other. By the p % rule that is a secret, three are none."""
    rows = [["place", "n"], ["산내", "2"], ["강동", "3"], ["가람", "40"], ["all", "45"]]

    office.protect(rows, "value: n\ndimensions: [place]\nrule: {p_percent: 10}\n")

    told = {row["place"]: row["status"] for row in office.read()}
    assert told["산내"] == "primary"
    assert "primary" not in {told["강동"], told["가람"], told["all"]}


def test_small_amounts_without_contributors_are_small(office: Office) -> None:
    rows = [["place", "won"], ["산내", "2.5"], ["강동", "8.1"], ["가람", "9.25"], ["all", "19.85"]]

    done = office.protect(rows, "value: won\ndimensions: [place]\nrule: {threshold: 5}\n")

    assert {r["place"]: r["status"] for r in office.read()}["산내"] == "primary"
    assert any("below 5 are taken as small" in note for note in said(done))


@pytest.mark.parametrize(
    "rule",
    [
        *("{dominance: {n: 1}}", "{dominance: {n: 0, k: 80}}", "{dominance: {n: 1, k: 180}}"),
        *("{p_percent: ten}", "{p_percent: -3}", "{threshold: -1}", "{thresh: 5}", "[5]"),
    ],
)
def test_a_rule_that_cannot_be_is_told_in_one_sentence(office: Office, rule: str) -> None:
    said = office.refused(MEALS, f"value: n\ndimensions: [place, sex]\nrule: {rule}\n")

    assert "cannot be understood: rule" in said
