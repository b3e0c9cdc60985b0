"""What Today says of curves: no more than what happened, and a request only to those who may answer."""

from datetime import date

import pytest

from dure.front.queue.line import LOOKS
from dure.front.queue.reading import WHAT, curve_line
from dure.front.scoring import score_line
from dure.front.tests.test_said_of_numbers import point, row
from dure.ground.organisations.types import InitiativeCard
from dure.kernel.words import Words
from dure.measurement.types.today import Deed, Noticed

HERE = InitiativeCard(
    id=1,
    slug="halmae",
    name=Words("할매손밥상", "Grandmothers' Table"),
    about=Words("", ""),
    phase="",
    started_on=date(2024, 1, 1),
    ended_on=None,
    place_code="",
    min_cell=5,
    licence="",
    people_mode="",
)


def noticed(what: Deed = "worse", value: float = 97.2) -> Noticed:
    return Noticed(
        code="M06",
        name=Words("안부확인 완료율", "Check-ins completed"),
        unit=Words("%", "%"),
        decimals=0,
        period_words=Words("2026년 10월", "October 2026"),
        value=value,
        expected=100.0,
        what=what,
        has_why=False,
    )


def test_a_number_that_rose_less_than_expected_is_not_called_fallen():
    line = curve_line(noticed(), HERE, 0, tells=True)

    assert line.what == Words(
        "안부확인 완료율: 예상보다 나빠요", "Check-ins completed is worse than expected"
    )
    assert line.icon == "circle-alert"  # no arrow: up and down may both be worse than expected


@pytest.mark.parametrize(("tells", "asked"), [(True, "왜 그런지 적어 주세요"), (False, "")])
def test_why_is_asked_of_those_who_may_write_it(tells, asked):
    line = curve_line(noticed(), HERE, 0, tells=tells)

    assert line.more is not None
    assert line.more.ko == "2026년 10월 97%" + (f" · {asked}" if asked else "")
    assert line.more.en.startswith("October 2026: 97%")
    assert line.href == "/in/halmae/indicators/M06/#why"


@pytest.mark.parametrize("what", WHAT)
def test_every_deed_has_its_words_and_its_mark(what):
    line = curve_line(noticed(what), HERE, 3, tells=False)

    assert line.kind == what
    assert what in LOOKS
    assert "안부확인 완료율" in line.what.ko
    assert "Check-ins" in line.what.en
    assert line.rank == 3


@pytest.mark.parametrize(
    ("turn", "ko", "en"),
    [
        ("worse", "예상보다 나빠요", "worse than expected"),
        ("turned", "흐름이 좋은 쪽으로 바뀌었어요", "the curve has turned for the better"),
    ],
)
def test_a_standstill_against_expectation_is_said_with_it(turn, ko, en):
    """A curve that was climbing and stands still is told on Today; here it says the same."""
    same = score_line(row(latest=point("2026-03", 80), turn=turn), "halmae")

    assert same.course == Words(f"지난번과 같아요 · {ko}", f"Same as before · {en}")
    assert same.tone == "still"
