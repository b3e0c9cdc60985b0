"""A phone is known again by its mark; one that somebody wrote, or of another purpose, is not."""

from django.http import HttpResponse
from django.test import RequestFactory

from dure.kernel.ui.phone_mark import PhoneMark, new_mark

DOOR = PhoneMark("trial_door", "trial.door", seconds=60)
SHIFT = PhoneMark("trial_door", "trial.shift", seconds=60)


def coming_back(value: str):
    request = RequestFactory().get("/door/")
    request.COOKIES["trial_door"] = value
    return request


def test_a_phone_comes_back_as_the_same_one():
    answer, mark = HttpResponse(), new_mark()
    DOOR.keep(RequestFactory().get("/door/"), answer, mark, path="/door/")

    kept = answer.cookies["trial_door"]
    assert DOOR.read(coming_back(kept.value)) == mark
    assert (kept["path"], bool(kept["httponly"]), kept["max-age"]) == ("/door/", True, 60)


def test_a_new_phone_a_forged_mark_and_one_of_another_purpose_are_nobody():
    answer = HttpResponse()
    SHIFT.keep(RequestFactory().get("/"), answer, "grandmother", path="/")

    assert DOOR.read(RequestFactory().get("/door/")) == ""
    assert DOOR.read(coming_back('"grandmother"')) == ""
    assert DOOR.read(coming_back(answer.cookies["trial_door"].value)) == ""
