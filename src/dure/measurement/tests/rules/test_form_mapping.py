"""A form that a partner already uses fills our fields without being built anew."""

from dure.engines.tables.forms import Choice, Form, Question
from dure.measurement.rules.form_mapping import mapping_of


def form(*questions, **choices):
    return Form("site.xlsx", questions, choices)


def asked(name, kind="text", **more):
    return Question(name, name, kind, **more)


def columns(*questions, kind="reports", indicators=("M01",), written=None):
    return mapping_of(form(*questions), kind, indicators=indicators, written=written)["columns"]


def test_a_question_says_itself_what_it_fills():
    assert columns(asked("q7", field="value:M01:sex=f")) == {"q7": "value:M01:sex=f"}


def test_a_question_with_the_name_of_a_field_or_an_indicator_needs_no_word():
    assert columns(asked("period"), asked("기관"), asked("M01", "integer")) == {
        "period": "period",
        "기관": "organisation",
        "M01": "value:M01",
    }


def test_other_questions_are_left_alone():
    assert columns(asked("favourite_colour")) == {}


def test_a_repeated_question_has_no_place_in_a_row():
    assert columns(asked("M01", "integer", repeated=True)) == {}


def test_a_service_record_is_named_by_its_submission_so_that_twice_is_once():
    assert columns(asked("quantity"), kind="records") == {
        "quantity": "quantity",
        "_uuid": "record_id",
    }


def test_a_mapping_that_somebody_wrote_down_goes_first():
    found = columns(asked("M01", "integer"), written={"columns": {"M01": "comment"}})

    assert found == {"M01": "comment"}


def test_the_choices_are_said_in_our_words_where_the_form_says_them():
    kitchens = (Choice("1", "손맛", "sonmat"), Choice("2", "새참"))
    made = mapping_of(
        form(asked("kitchen", "select", field="organisation", choices="k"), k=kitchens),
        "reports",
        indicators=(),
    )

    assert made["values"] == {"organisation": {"1": "sonmat"}}


def test_what_is_the_same_in_every_row_stays_in_the_written_mapping():
    made = mapping_of(form(), "reports", indicators=(), written={"constants": {"place": "52"}})

    assert made["constants"] == {"place": "52"}
