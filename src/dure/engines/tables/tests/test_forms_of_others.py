"""Forms of others: groups in groups, several answers, languages, rules, and exports as they come."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.engines.tables import Refused, sentence
from dure.engines.tables.forms import read_form, read_submissions
from dure.engines.tables.forms.kinds import kind_of
from dure.engines.tables.tests.workshop import sheets_of

HEAD = (
    "type",
    "name",
    "label::한국어 (ko)",
    "label::English (en)",
    "dure",
    "relevant",
    "constraint",
)
SURVEY = (
    HEAD,
    ("start", "start", "", "", "", "", ""),
    ("begin group", "site", "현장", "Site", "", "", ""),
    ("begin_group", "kitchen", "부엌", "Kitchen", "", "", ""),
    ("select_one kitchens", "which", "어느 부엌", "Which kitchen", "organisation", "", ""),
    ("select_multiple dishes or_other", "dishes", "반찬", "Dishes", "", "", ""),
    ("end_group", "", "", "", "", "", ""),
    ("integer", "meals", "끼니", "Meals", "value:M01", "${which} != ''", ". >= 0"),
    ("end group", "", "", "", "", "", ""),
    ("calculate", "month", "", "", "period", "", ""),
    ("image", "photo", "사진", "Photo", "", "", ""),
    ("geopoint", "spot", "위치", "Spot", "", "", ""),
    ("begin repeat", "home", "집", "Home", "", "", ""),
    ("text", "door", "문", "Door", "", "", ""),
    ("end repeat", "", "", "", "", "", ""),
)
CHOICES = (
    ("list_name", "name", "label::한국어 (ko)", "label::English (en)", "dure"),
    ("kitchens", "k1", "손맛 부엌", "Sonmat kitchen", "sonmat"),
    ("kitchens", "k2", "새참 부엌", "Saecham kitchen", "saecham"),
    ("dishes", "soup", "국", "Soup", ""),
    ("dishes", "rice", "밥", "Rice", ""),
)


@pytest.fixture
def form():
    return read_form(sheets_of({"survey": SURVEY, "choices": CHOICES}), "others.xlsx")


def answers(table):
    headers = [column.header for column in table.columns]
    return [dict(zip(headers, row.cells, strict=True)) for row in table.rows]


def csv_of(*lines: str) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def test_groups_in_groups_name_the_path_and_the_labels_of_every_language(form):
    which = next(one for one in form.questions if one.name == "which")

    assert which.path == "site/kitchen/which"
    assert which.label == "어느 부엌"
    assert {"현장/부엌/어느 부엌", "Site/Kitchen/Which kitchen", "Which kitchen"} <= set(
        which.headings
    )


@pytest.mark.parametrize(
    "heads",
    [
        "site/kitchen/which,site/meals,month",
        "site-kitchen-which,site-meals,month",
        "site.kitchen.which,site.meals,month",
        "which,meals,month",
        "현장/부엌/어느 부엌,현장/끼니,month",
        "Site/Kitchen/Which kitchen,Site/Meals,month",
        "어느 부엌,Meals,month",
    ],
)
def test_an_export_is_understood_in_every_way_it_names_groups(form, heads):
    (row,) = answers(read_submissions(csv_of(heads, "k1,12,2026-03"), form, "e.csv"))
    assert (row["which"], row["meals"], row["month"]) == ("k1", "12", "2026-03")


@pytest.mark.parametrize("said", ["k2", "새참 부엌", "Saecham kitchen"])
def test_an_answer_by_its_label_is_the_answer_by_its_name(form, said):
    (row,) = answers(read_submissions(csv_of("which,meals", f"{said},1"), form, "e.csv"))
    assert row["which"] == "k2"


def test_an_answer_that_no_list_knows_stays_as_it_is(form):
    (row,) = answers(read_submissions(csv_of("which,meals", "k9,1"), form, "e.csv"))
    assert row["which"] == "k9"


@pytest.mark.parametrize(
    ("lines", "chosen"),
    [
        (("dishes,meals", "soup rice,1"), "soup rice"),
        (("dishes,meals", "국 밥,1"), "soup rice"),
        (("site/kitchen/dishes/soup,site/kitchen/dishes/rice,meals", "1,0,1"), "soup"),
        (("dishes/soup,dishes/rice,meals", "TRUE,TRUE,1"), "soup rice"),
        (("dishes/국,dishes/밥,meals", "0,0,1"), None),
        (("dishes,dishes/soup,dishes/rice,meals", "soup,1,0,1"), "soup"),
    ],
)
def test_several_answers_come_together_or_ticked_one_by_one(form, lines, chosen):
    (row,) = answers(read_submissions(csv_of(*lines), form, "e.csv"))
    assert row["dishes"] == chosen


def test_kobos_own_columns_are_no_answers_but_the_moment_is_kept(form):
    export = csv_of(
        "site/meals;_id;_uuid;_submission_time;__version__;_validation_status",
        "7;31;u-1;2026-03-09T10:11:12;vX1;",
    )
    (row,) = answers(read_submissions(export, form, "kobo.csv"))

    assert (row["meals"], row["_uuid"]) == ("7", "u-1")
    assert str(row["_submission_time"]).startswith("2026-03-09")
    assert "__version__" not in row


def test_centrals_and_kobos_json_are_one_table(form):
    nested = {"value": [{"__id": "uuid:u1", "site": {"kitchen": {"which": "k1"}, "meals": 0}}]}
    flat = {"results": [{"_uuid": "u1", "site/kitchen/which": "k1", "site/meals": 0}]}
    tables = [
        answers(read_submissions(json.dumps(told).encode(), form, "s.json"))
        for told in (nested, flat)
    ]

    assert tables[0] == tables[1]
    assert tables[0][0]["meals"] == 0, "zero is an answer"


def test_a_workbook_with_a_sheet_for_each_repeat_is_read_from_its_main_sheet(form):
    book = sheets_of(
        {
            "others": (
                ("site/kitchen/which", "site/meals", "_uuid"),
                ("k1", 4, "u1"),
                ("k2", 0, "u2"),
            ),
            "home": (("door", "_parent_index"), ("red", 1), ("blue", 1), ("green", 2)),
        }
    )
    rows = answers(read_submissions(book, form, "export.xlsx"))
    assert [(row["which"], row["meals"], row["_uuid"]) for row in rows] == [
        ("k1", 4, "u1"),
        ("k2", 0, "u2"),
    ]


def test_every_construct_that_is_read_otherwise_is_told_in_one_sentence(form):
    table = read_submissions(csv_of("meals", "1"), form, "e.csv")
    told = {one.code: sentence(one, "ko") for one in table.findings}

    assert set(told) == {
        *("tables.form_files", "tables.form_places", "tables.form_several", "tables.form_other"),
        *("tables.form_rules", "tables.form_skips", "tables.repeated_questions"),
    }
    assert "photo" in told["tables.form_files"]
    assert "site/meals" in told["tables.form_skips"]
    assert "home/door" in told["tables.repeated_questions"]
    assert all(one.count(". ") <= 1 for one in told.values())


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("select_one nowhere", "q", "물음"), "tables.form_list_missing"),
        (("select_one_from_file towns.csv", "q", "물음"), "tables.form_lists_elsewhere"),
        (("hologram", "q", "물음"), "tables.form_unknown"),
    ],
)
def test_lists_elsewhere_missing_lists_and_unknown_kinds_are_told(row, code):
    made = read_form(sheets_of({"survey": (("type", "name", "label"), row)}), "f.xlsx")
    assert code in {one.code for one in made.findings}


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ((("begin group", "a", ""), ("text", "b", "")), 2),
        ((("text", "b", ""), ("end group", "", "")), 3),
        ((("begin group", "a", ""), ("text", "b", ""), ("end repeat", "", "")), 4),
    ],
)
def test_groups_that_do_not_match_are_refused_with_their_line(rows, line):
    with pytest.raises(Refused) as refused:
        read_form(sheets_of({"survey": (("type", "name", "label"), *rows)}), "f.xlsx")
    assert refused.value.code == "tables.form_groups"
    assert str(line) in sentence(refused.value, "ko")


def test_two_questions_of_one_name_are_refused_and_in_two_groups_they_are_not():
    head, one = ("type", "name", "label"), ("integer", "n", "수")
    with pytest.raises(Refused, match="form_twice"):
        read_form(sheets_of({"survey": (head, one, one)}), "f.xlsx")

    grouped = (head, one, ("begin group", "g", ""), one, ("end group", "", ""))
    made = read_form(sheets_of({"survey": grouped}), "f.xlsx")
    (row,) = answers(read_submissions(csv_of("n,g/n", "1,2"), made, "e.csv"))
    assert (row["n"], row["g/n"]) == ("1", "2")


def test_a_question_that_is_switched_off_is_not_asked():
    head = ("type", "name", "label", "disabled")
    rows = (head, ("integer", "a", "", ""), ("integer", "b", "", "yes"))
    made = read_form(sheets_of({"survey": rows}), "f.xlsx")
    assert [one.name for one in made.questions] == ["a"]


@pytest.mark.parametrize(
    ("said", "choices", "several"),
    [
        ("select_one a", "a", False),
        ("select one from a", "a", False),
        ("Select_Multiple a or_other", "a", True),
        ("select all that apply from a", "a", True),
        ("rank a", "a", True),
    ],
)
def test_a_choice_question_however_it_is_spelled(said, choices, several):
    kind = kind_of(said)
    assert (kind.word, kind.choices, kind.several) == ("select", choices, several)


NAMES = st.lists(
    st.from_regex(r"[a-z][a-z0-9]{0,6}", fullmatch=True), min_size=1, max_size=5, unique=True
)


@given(NAMES, st.data())
def test_whatever_a_form_asks_its_answers_come_back(names, data):
    values = [data.draw(st.integers(0, 10**6)) for _ in names]
    rows = [("type", "name", "label"), *(("integer", name, "") for name in names)]
    made = read_form(sheets_of({"survey": tuple(rows)}), "f.xlsx")
    told = [dict(zip(names, values, strict=True)) | {"_uuid": "u"}]

    (row,) = answers(read_submissions(json.dumps(told).encode(), made, "s.json"))

    assert [row[name] for name in names] == values
