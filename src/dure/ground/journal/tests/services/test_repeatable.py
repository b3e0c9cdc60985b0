"""A program sends its call again: carried out once, answered twice, and never by another's answer."""

from datetime import timedelta

import pytest

from dure.ground.journal.models import ApiCall
from dure.ground.journal.services.repeatable import (
    ABANDONED,
    KEPT,
    begin_call,
    digest_of,
    end_call,
)
from dure.ground.tests.story import NOW

pytestmark = pytest.mark.django_db
MINE = {"caller": "kitchen", "name": "november"}


def begins(at=NOW, asked="a", **other):
    return begin_call(**(MINE | other), asked=asked, at=at)


def ends(status=201, answer="{}"):
    end_call(**MINE, status=status, kind="application/json", answer=answer)


def test_the_second_call_gets_the_answer_of_the_first():
    assert begins() is None
    ends(answer='{"id": 7}')
    known = begins(at=NOW + timedelta(hours=1))
    assert (known.status, known.answer, known.asked) == (201, '{"id": 7}', "a")
    assert ApiCall.objects.count() == 1


def test_while_the_first_goes_on_the_second_has_no_answer():
    assert begins() is None
    assert begins(at=NOW + timedelta(minutes=1)).status == 0


def test_a_call_whose_process_died_can_be_sent_again():
    begins()
    assert begins(at=NOW + ABANDONED) is not None
    assert begins(at=NOW + ABANDONED + timedelta(seconds=1)) is None


def test_what_was_our_fault_can_be_tried_again_and_what_was_theirs_stays():
    begins()
    ends(status=500)
    assert begins() is None
    ends(status=422)
    assert begins().status == 422


def test_after_a_day_the_name_is_free():
    begins()
    ends()
    assert begins(at=NOW + KEPT) is not None
    assert begins(at=NOW + KEPT + timedelta(seconds=1)) is None


@pytest.mark.parametrize("other", [{"caller": "centre"}, {"name": "december"}])
def test_another_caller_or_another_name_is_another_call(other):
    begins()
    ends()
    assert begins(**other) is None
    assert ApiCall.objects.count() == 2


def test_a_digest_tells_apart_what_only_looks_alike_when_put_together():
    assert digest_of(b"ab", b"c") != digest_of(b"a", b"bc") != digest_of(b"abc")
    assert digest_of(b"ab", b"c") == digest_of(b"ab", b"c")
    assert digest_of() != digest_of(b"")
