"""Reporters are told once, quietly: a round opens, is due soon, is overdue; a report comes back."""

from datetime import date, datetime

import pytest
from django.core import mail

from dure.ground.access.models import Account
from dure.ground.access.queries import house
from dure.kernel.clock import SEOUL
from dure.measurement.queries.letters_due import letters_due
from dure.measurement.services import return_report, save_values, submit_report
from dure.measurement.services.send_letter import send_letter
from dure.measurement.tests.factories import GARAM, IN_MARCH, Season, season
from dure.measurement.types.entries import CellEntry

pytestmark = pytest.mark.django_db
KITCHEN = "reporter-halmae@example.org"


@pytest.fixture
def here() -> Season:
    return season()


def morning(here: Season, on: date) -> list[str]:
    """What a morning's run writes: subjects with their readers."""
    before = len(mail.outbox)
    at = datetime(on.year, on.month, on.day, 8, 30, tzinfo=SEOUL)
    for letter in letters_due(initiative_id=here.garam.initiative.pk, on=on):
        send_letter(house(), letter=letter, at=at)
    return [f"{one.to[0]}: {one.subject}" for one in mail.outbox[before:]]


def hand_in(here: Season) -> None:
    entry = CellEntry(indicator="M01", place_code=GARAM, value=12)
    kitchen = here.kitchen.id
    save_values(here.garam.reporter, report_id=kitchen, entries=[entry], at=IN_MARCH)
    submit_report(here.garam.reporter, report_id=kitchen, at=IN_MARCH)


def test_a_round_that_opens_is_told_once_to_each_reporter(here: Season) -> None:
    first = morning(here, date(2026, 4, 1))
    assert len(first) == 2
    assert any(KITCHEN in line and "시작해요" in line for line in first)
    assert morning(here, date(2026, 4, 1)) == []
    assert morning(here, date(2026, 4, 2)) == []
    assert "http://" in mail.outbox[0].body
    assert "손맛사회적협동조합" in "".join(one.body for one in mail.outbox)


def test_soon_then_overdue_one_letter_each_and_none_after_the_lock(here: Season) -> None:
    days = {day: morning(here, date(2026, 4, day)) for day in range(1, 25)}
    told = {day: [line for line in lines if KITCHEN in line] for day, lines in days.items()}
    assert [day for day, lines in told.items() if lines] == [1, 7, 11]
    assert "기한이 2026-04-10" in told[7][0]
    assert "지났어요" in told[11][0]


def test_whoever_has_handed_in_is_left_in_peace(here: Season) -> None:
    hand_in(here)
    written = [line for day in range(4, 20) for line in morning(here, date(2026, 4, day))]
    assert written
    assert not [line for line in written if KITCHEN in line]


def test_a_report_that_came_back_is_told_each_time_it_does(here: Season) -> None:
    hand_in(here)
    again = datetime(2026, 4, 4, 10, 0, tzinfo=SEOUL)
    for hours in (0, 2):
        at = again.replace(hour=10 + hours)
        return_report(here.garam.director, report_id=here.kitchen.id, comment="합계요", at=at)
        assert [x for x in morning(here, date(2026, 4, 5)) if KITCHEN in x and "보완" in x]
        assert not [x for x in morning(here, date(2026, 4, 5)) if KITCHEN in x]
        submit_report(
            here.garam.reporter, report_id=here.kitchen.id, at=at.replace(hour=11 + hours)
        )
    assert all("합계" not in one.body for one in mail.outbox), "what was said stays in the report"


def test_letters_are_in_the_language_of_their_reader(here: Season) -> None:
    Account.objects.filter(email=KITCHEN).update(language="en")
    lines = morning(here, date(2026, 4, 1))
    assert [line for line in lines if KITCHEN in line and "is open" in line]
    (letter,) = [one for one in mail.outbox if one.to == [KITCHEN]]
    assert "Sonmat Social Cooperative" in letter.body


def test_a_letter_that_did_not_leave_is_written_again(
    here: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shut(*_: object, **__: object) -> int:
        raise ConnectionRefusedError

    letters = letters_due(initiative_id=here.garam.initiative.pk, on=date(2026, 4, 1))
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", shut)
        with pytest.raises(ConnectionRefusedError):
            send_letter(house(), letter=letters[0], at=IN_MARCH)
    assert letters_due(initiative_id=here.garam.initiative.pk, on=date(2026, 4, 1)) == letters
