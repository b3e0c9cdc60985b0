"""Bad input gets one plain sentence that says where; what is only odd is counted and told."""

from datetime import date

import pytest

from dure.engines.measure.fault import BadInput
from dure.engines.measure.files import Job, measure_files
from dure.engines.measure.sentences import sentence

pytestmark = pytest.mark.slow

HEADER = "record_id,organisation,service,person,occurred_at,place,quantity,sex,age_band"
LUNCH = "1,할매손밥상,lunch,p1,2026-03-01,52,2,f,75-84"
SUM = "- {code: meals, kind: sum, by: [sex], periods: [year]}"
PEOPLE = "- {code: elders, kind: distinct, periods: [year]}"
TODAY = date(2026, 11, 25)


@pytest.fixture
def measured(tmp_path):
    """Count a few lines; the rows by their keys, and what was told beside them in English."""

    def run(lines=(LUNCH,), indicators=(SUM,), places="", header=HEADER):
        (tmp_path / "r.csv").write_text("\n".join([header, *lines]), encoding="utf-8")
        asked = "\n".join(["indicators:", *indicators])
        (tmp_path / "i.yaml").write_text(asked, encoding="utf-8")
        (tmp_path / "p.csv").write_text(places, encoding="utf-8")
        names = {"records": "r.csv", "indicators": "i.yaml", "out": "o.csv"}
        names |= {"places": "p.csv"} if places else {}
        job = Job(**{key: str(tmp_path / name) for key, name in names.items()}, today=TODAY)
        done = measure_files(job)
        rows = (tmp_path / "o.csv").read_text(encoding="utf-8").splitlines()[1:]
        told = [sentence(one, korean=False) for one in done.notices]
        return rows, [one.replace(f"{tmp_path}/", "") for one in told]

    return run


@pytest.fixture
def refused(measured, tmp_path):
    """What is said, in English, of something that cannot be counted; nothing is written."""

    def run(**given):
        with pytest.raises(BadInput) as bad:
            measured(**given)
        assert not (tmp_path / "o.csv").exists()
        told = [sentence(one, korean=False) for one in bad.value.faults]
        assert all(sentence(one, korean=True) for one in bad.value.faults)
        return [one.replace(f"{tmp_path}/", "") for one in told]

    return run


def ratio(code, part):
    return f"- {{code: {code}, kind: ratio, numerator: {part}, denominator: {part}}}"


@pytest.mark.parametrize(
    ("indicators", "said"),
    [
        ([ratio("a", "b"), ratio("b", "a")], "Indicators 'a' and 'b' refer to each other."),
        (
            [ratio("a", "b"), ratio("b", "c"), ratio("c", "a")],
            "Indicators 'a' and 'b' refer to each other.",
        ),
        ([ratio("a", "a")], "The ratio 'a' refers to itself; name what it counts."),
        ([ratio("a", "z")], "Indicator 'a' refers to 'z', which is not defined."),
        (
            [SUM, ratio("b", "meals"), ratio("c", "b")],
            "The ratio 'c' cannot be made of the ratio 'b'; name what it counts.",
        ),
        (
            ["- {code: m, kind: sum, scale: half}"],
            "Indicator 'm' has the scale 'half'; it must be a whole number like 1, 100 or 1000.",
        ),
        (
            ["- {code: m, kind: sum, scale: 0.5}"],
            "Indicator 'm' has the scale '0.5'; it must be a whole number like 1, 100 or 1000.",
        ),
        (
            ["- {code: m, kind: sum, by: {sex: f}}"],
            "Indicator 'm' must name what it is split by as a list of columns.",
        ),
        (
            ["- {code: m, kind: sum, by: [[sex], [age_band]]}"],
            "Indicator 'm' must name what it is split by as a list of columns.",
        ),
        (
            ["- {code: m, kind: sum, where: {sex: }}"],
            "The filter of indicator 'm' must be written as 'column: [values]'.",
        ),
        (
            ["- {code: m, kind: sum, where: {sex: []}}"],
            "The filter of indicator 'm' must be written as 'column: [values]'.",
        ),
    ],
)
def test_a_definition_that_cannot_be_counted_is_told_once(refused, indicators, said):
    assert refused(indicators=indicators) == [said]


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (
            "code,parent,level\n52,50,sido",
            "p.csv, row 2, column parent: Place '52' has the parent '50', which is not in the places file.",
        ),
        (
            "code,parent,level\n50,52,nation\n52,50,sido",
            "p.csv, row 2, column parent: The parents of place '50' lead back to itself.",
        ),
        (
            "code,parent,level,valid_from,valid_to\n52,,sido,2026-01-01,2025-01-01",
            "p.csv, row 2, column valid_to: "
            "This ends on '2025-01-01', before it begins; look at the two days.",
        ),
        (
            "code,parent,level\n50,,sido",
            "r.csv, row 2, column place: Place code '52' is not in the places file.",
        ),
        (
            "code,parent,level,valid_from,valid_to\n52,,sido,,2025-12-31",
            "r.csv, row 2, column place: "
            "Place code '52' had been abolished on that day and names no successor.",
        ),
    ],
)
def test_a_hierarchy_with_a_hole_is_refused_where_it_is(refused, places, said):
    assert refused(places=places) == [said]


def test_a_hierarchy_in_a_circle_of_successors_is_refused(refused):
    places = (
        "code,parent,level,valid_from,valid_to,successor\n"
        "52,,sido,,2020-01-01,53\n53,,sido,,2020-01-01,52"
    )

    said = refused(places=places)

    assert said == [
        "p.csv, row 2, column successor: The successors of place '52' lead back to itself."
    ]


def test_a_parent_larger_than_its_children_is_counted_and_said(measured):
    places = "code,parent,level\n52,,sido\n52111,52,sigungu"
    lines = [LUNCH, "2,할매손밥상,lunch,p2,2026-03-01,52111,5,m,85+"]

    rows, told = measured(lines, places=places)

    assert "meals,all,sido,52,year,2026,all,7,,,exact,," in rows
    assert "meals,all,sigungu,52111,year,2026,all,5,,,exact,," in rows
    said = (
        "1 records name a place that holds smaller ones; they count only at this level and above."
    )
    assert told == [f"r.csv, row 2: {said}"]


def test_a_key_that_everybody_shares_is_one_person_and_is_told(measured):
    lines = [LUNCH.replace("1,", f"{i},", 1).replace("p1", "000") for i in range(1, 9)]

    rows, told = measured(lines, [PEOPLE])

    assert "elders,all,all,all,year,2026,1,,,distinct,," in rows
    said = "The person key '000' stands in 8 records; if it is not one person, people are too few."
    assert told == [f"r.csv, row 2: {said}"]


@pytest.mark.parametrize(
    ("other", "column"),
    [
        ("2,할매손밥상,lunch,p1,2026-03-09,52,1,m,75-84", "sex"),
        ("2,할매손밥상,lunch,p1,2026-03-01,52,1,f,-18", "age_band"),
    ],
)
def test_a_key_that_a_family_shares_is_told_without_showing_it(measured, other, column):
    rows, told = measured([LUNCH, other], [PEOPLE])

    assert "elders,all,all,all,year,2026,1,,,distinct,," in rows
    said = (
        f"1 person keys have several values of {column}; a key that a family shares is one person."
    )
    assert told == [f"r.csv, row 2: {said}"]


def test_somebody_who_grows_older_is_no_family(measured):
    _, told = measured([LUNCH, "2,할매손밥상,lunch,p1,2026-11-09,52,1,f,85+"], [PEOPLE])

    assert told == []


def test_an_empty_person_key_is_a_head_count_with_its_range(measured):
    lines = [LUNCH, "2,할매손밥상,lunch,,2026-03-01,52,30,,"]

    rows, _ = measured(lines, [PEOPLE])

    assert "elders,all,all,all,year,2026,31,,,sum,30,31" in rows


def test_a_day_to_come_and_a_billion_are_counted_and_told(measured):
    _, told = measured(["1,할매손밥상,lunch,p1,2099-01-01,52,1000000000,f,85+"])

    assert [one.split(": ")[1][:40] for one in told] == [
        "1 records lie after today (2026-11-25); ",
        "1 records have a quantity of a billion o",
    ]


def test_the_order_of_records_changes_nothing(measured):
    lines = [
        f"{i},할매손밥상,lunch,p{i % 3},2026-{1 + i * 5 % 12:02d}-01,52,{i % 4},f,85+"
        for i in range(40)
    ]

    assert measured(lines)[0] == measured(lines[::-1])[0]


def test_what_is_named_twice_is_counted_once(measured):
    twice = "- {code: meals, kind: sum, by: [sex, sex], periods: [year, year]}"

    assert measured(indicators=[twice]) == measured(indicators=[SUM])


@pytest.mark.parametrize("word", ["no", "on", "052", "1_000", "1e3", "2026-01-01", "True"])
def test_a_word_of_a_filter_is_read_as_it_is_written(measured, word):
    asked = f"- {{code: meals, kind: sum, where: {{service: {word}}}, periods: [year]}}"

    rows, _ = measured([LUNCH.replace("lunch", word)], [asked])

    assert rows[0] == "meals,all,all,all,year,2026,2,,,exact,,"


@pytest.mark.parametrize(
    "column", ["q", "moment", "month", "name", "id", "leaf", "org", "n", "d0", "i"]
)
def test_a_column_may_have_any_name(measured, column):
    asked = f"- {{code: meals, kind: sum, by: [{column}], periods: [year], valid_from: 2026-01-01}}"

    rows, _ = measured([f"{LUNCH},경로당"], [asked], header=f"{HEADER},{column}")

    assert "meals,all,all,all,year,2026,경로당,2,,,exact,," in rows


def test_columns_that_differ_in_capitals_alone_are_told(refused):
    said = refused(lines=[f"{LUNCH},m"], header=f"{HEADER},Sex")

    assert [one.split(": ")[0] for one in said] == ["r.csv, row 1, column sex"]


@pytest.mark.parametrize("kind", ["latest", "sum"])
def test_a_stock_at_two_places_is_two_numbers_without_a_places_file_too(measured, kind):
    beds = [
        "1,온들요양원,beds,,2026-03-01,52111,10,,",
        "2,온들요양원,beds,,2026-03-02,52113,4,,",
    ]

    rows, _ = measured(beds, [f"- {{code: beds, kind: {kind}, periods: [year]}}"])

    assert "beds,all,all,all,year,2026,14,,,exact,," in rows


def test_a_mistyped_year_to_come_moves_no_other_record(measured):
    places = (
        "code,parent,level,valid_from,valid_to\n50,,sido,,\n51,,sido,,\n"
        "50110,50,sigungu,,2030-12-31\n50110,51,sigungu,2031-01-01,"
    )
    lines = [
        "1,할매손밥상,lunch,p1,2026-03-01,50110,2,f,",
        "2,할매손밥상,lunch,p2,2096-03-01,50110,1,f,",
    ]
    asked = "- {code: meals, kind: sum, periods: [year]}"

    rows, _ = measured(lines, [asked], places)

    assert "meals,all,sido,50,year,2026,2,,,exact,," in rows


def test_where_all_records_are_to_come_the_tree_is_that_of_the_last(measured):
    places = "code,parent,level,valid_from,valid_to\n51,,sido,2031-01-01,"

    rows, _ = measured(["1,할매손밥상,lunch,p1,2096-03-01,51,2,f,"], places=places)

    assert "meals,all,sido,51,year,2096,all,2,,,exact,," in rows
