"""Forms of ODK and Kobo: a reporter fills in the form she knows, and its answers become a table."""

import json

import pytest

from dure.engines.tables import Refused
from dure.engines.tables.forms import read_form, read_submissions
from dure.engines.tables.tests.workshop import sheets_of

SURVEY = (
    ("type", "name", "label", "dure"),
    ("begin_group", "who", "누구", ""),
    ("select_one kitchens", "kitchen", "부엌", "organisation"),
    ("end_group", "", "", ""),
    ("text", "month", "달", "period"),
    ("integer", "total", "끼니 합계", "value:M01"),
    ("note", "thanks", "고맙습니다", ""),
    ("begin_repeat", "doors", "집집", ""),
    ("text", "door", "집", ""),
    ("end_repeat", "", "", ""),
)
CHOICES = (
    ("list_name", "name", "label", "dure"),
    ("kitchens", "1", "손맛", "sonmat"),
    ("kitchens", "2", "새참", ""),
)


@pytest.fixture
def form():
    return read_form(sheets_of({"survey": SURVEY, "choices": CHOICES}), "form.xlsx")


def answers(table):
    headers = [column.header for column in table.columns]
    return [dict(zip(headers, row.cells, strict=True)) for row in table.rows]


def test_a_form_knows_its_questions_their_groups_and_what_they_fill(form):
    asked = [(one.path, one.kind, one.field, one.repeated) for one in form.questions]

    assert asked == [
        ("who/kitchen", "select", "organisation", False),
        ("month", "text", "period", False),
        ("total", "integer", "value:M01", False),
        ("doors/door", "text", "", True),
    ]


def test_a_choice_says_its_label_and_what_it_is_called_here(form):
    assert [(one.name, one.label, one.ours) for one in form.choices["kitchens"]] == [
        ("1", "손맛", "sonmat"),
        ("2", "새참", ""),
    ]


@pytest.mark.parametrize("heading", ["who/kitchen", "who-kitchen", "kitchen", "부엌"])
def test_an_export_is_understood_however_it_names_its_columns(form, heading):
    export = f"{heading},month,total\n1,2026-03,412\n".encode()

    (row,) = answers(read_submissions(export, form, "export.csv"))

    assert (row["kitchen"], row["month"], row["total"]) == ("1", "2026-03", "412")


def test_kobos_answers_come_with_the_name_of_the_submission(form):
    told = {"results": [{"who/kitchen": "1", "total": 0, "_uuid": "u1", "_tags": []}]}

    (row,) = answers(read_submissions(json.dumps(told).encode(), form, "kobo.json"))

    assert (row["kitchen"], row["total"], row["_uuid"]) == ("1", 0, "u1")


def test_one_instance_of_odk_is_one_row(form):
    told = (
        b"<form><who><kitchen>2</kitchen></who><total>7</total>"
        b"<meta><instanceID>uuid:u2</instanceID></meta></form>"
    )

    (row,) = answers(read_submissions(told, form, "one.xml"))

    assert (row["kitchen"], row["total"], row["month"], row["_uuid"]) == ("2", "7", None, "u2")


def test_what_was_not_asked_is_empty_and_not_inapplicable(form):
    (row,) = answers(read_submissions(b"kitchen,total\n1,n/a\n", form, "export.csv"))

    assert row["total"] is None


def test_repeated_questions_are_named_and_not_dropped_in_silence(form):
    table = read_submissions(b"kitchen,total\n1,3\n", form, "export.csv")

    assert [one.values["questions"] for one in table.findings] == ["doors/door"]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"colour,shape\nred,round\n", "other.csv", "tables.other_form"),
        (b"{", "kobo.json", "tables.damaged"),
        (b'{"results": 3}', "kobo.json", "tables.no_submissions"),
        (b"[]", "kobo.json", "tables.no_table"),
        (b"<a><b>", "one.xml", "tables.damaged"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a/>', "one.xml", "tables.entities"),
    ],
)
def test_what_is_no_submission_is_refused_with_one_code(form, data, name, code):
    with pytest.raises(Refused) as refused:
        read_submissions(data, form, name)

    assert refused.value.code == code


def test_a_workbook_that_is_no_form_is_refused():
    with pytest.raises(Refused, match="no_form"):
        read_form(sheets_of({"표": (("이름", "값"), ("손맛", "3"))}), "표.xlsx")


def test_old_spellings_of_a_choice_question_are_understood():
    old = (("type", "name", "label"), ("select one from yes_no", "ate", "드셨나요"))

    (question,) = read_form(sheets_of({"survey": old}), "old.xlsx").questions

    assert (question.kind, question.choices) == ("select", "yes_no")
