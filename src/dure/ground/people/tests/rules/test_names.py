"""Names as people bear them, and who might be the same."""

from dataclasses import replace

import pytest

from dure.ground.people.rules.duplicates import likeness
from dure.ground.people.rules.names import alike, holds, whole_name
from dure.ground.people.rules.registration import told_birth, written_birth
from dure.ground.people.types import NewPerson
from dure.kernel.errors import Refused

SUNRYE = NewPerson(name="박순례", phone="010-1234-5678", birth_year=1944)


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("", "박", "순례"), "박순례"),
        (("", "남궁", "석"), "남궁석"),
        (("", "", "이금"), "이금"),
        (("", "Nguyễn", "Thị Lan"), "Nguyễn Thị Lan"),
        (("", "", "Sukarno"), "Sukarno"),
        (("  박  순례 ", "", ""), "박 순례"),
        (("", " ", ""), ""),
    ],
)
def test_a_name_is_put_together_as_it_is_called(parts, whole):
    assert whole_name(*parts) == whole


def test_spaces_marks_and_width_do_not_make_another_name():
    assert alike("박 순례", "박순례")
    assert alike("KIM Sun-ja", "kim sunja")
    assert not alike("박순례", "박순예")
    assert not alike("", "")
    assert holds("Nguyễn Thị Lan", "thị lan")
    assert not holds("박순례", "")


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (SUNRYE, "phone"),
        (replace(SUNRYE, phone=""), "name_and_year"),
        (replace(SUNRYE, phone="", birth_year=None), "name"),
        (replace(SUNRYE, phone="", birth_year=1951), ""),
        (replace(SUNRYE, name="김말자", phone="01012345678"), "phone"),
        (replace(SUNRYE, name="Park", other_name="박순례", phone=""), "name_and_year"),
        (replace(SUNRYE, name="김말자", phone=""), ""),
    ],
)
def test_what_makes_two_people_look_like_one(new, why):
    assert likeness(SUNRYE, new) == why


def test_a_birthday_is_kept_as_far_as_it_is_known():
    assert told_birth(written_birth(None, 1941, 3)) == (None, 3)
    assert told_birth(written_birth(None, 1941, None)) == (None, None)
    for year, month in ((None, 3), (1941, 13), (1941, 0)):
        with pytest.raises(Refused, match="birth"):
            written_birth(None, year, month)
