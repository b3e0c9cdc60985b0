"""A mailbox is read by the numbers of its letters: each lands once, whatever happens in between."""

import pytest
from django.core import mail

from dure.communication.channels.mailbox import MailboxShut, open_mailbox
from dure.communication.models import MailboxPlace, Message, ReceivedMail
from dure.communication.services import fetch_mail, send_notices
from dure.communication.services import fetch_mail as the_room
from dure.communication.tests.fakes.imap import Box, mailbox
from dure.communication.tests.services.test_take_mail import bounce, here, letter, notice, words
from dure.ground.tests.story import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
__all__ = ["here", "notice"]


@pytest.fixture
def box(settings):
    with mailbox(settings) as made:
        yield made


def test_a_reply_in_the_mailbox_lands_once_and_is_marked_as_read(box: Box, notice):
    box.bring(letter(notice).as_bytes())
    assert [fetch_mail(at=NOW), fetch_mail(at=NOW)] == [1, 0]
    assert words() == ["화요일 두 시 좋아요."]
    assert box.seen == {1}


def test_what_somebody_read_elsewhere_is_taken_all_the_same(box: Box, notice):
    box.seen.add(box.bring(letter(notice).as_bytes()))
    fetch_mail(at=NOW)
    assert len(words()) == 1


def test_a_line_that_goes_dead_loses_nothing_and_doubles_nothing(box: Box, notice):
    box.bring(letter(notice).as_bytes())
    box.bring(letter(notice, Message_ID="<two@naver.example>").as_bytes())
    box.hang_up_at = "STORE 1"  # taken, and not noted
    assert fetch_mail(at=NOW) == 0
    assert len(words()) == 1
    box.hang_up_at = ""
    assert fetch_mail(at=NOW) == 2
    assert len(words()) == 2


def test_a_box_that_counts_anew_is_read_anew_and_nothing_lands_twice(box: Box, notice):
    box.bring(letter(notice).as_bytes())
    fetch_mail(at=NOW)
    box.validity = 8
    assert fetch_mail(at=NOW) == 1
    assert len(words()) == 1


def test_a_letter_on_which_workers_die_keeps_no_other_out(box: Box, notice, monkeypatch):
    box.bring(b"Subject: the one that kills\n\nx")
    box.bring(letter(notice).as_bytes())
    real = the_room.__globals__["take_mail"]

    def dies(raw: bytes, **more: object) -> object:
        if b"kills" in raw:
            raise MemoryError
        return real(raw, **more)

    monkeypatch.setitem(the_room.__globals__, "take_mail", dies)
    for _ in range(3):
        with pytest.raises(MemoryError):
            fetch_mail(at=NOW)
    assert words() == []
    assert fetch_mail(at=NOW) == 2
    assert len(words()) == 1
    assert box.seen == {2}, "the other stays as it came"


def test_a_giant_is_not_even_fetched_and_its_writer_is_told(box: Box, notice, monkeypatch):
    monkeypatch.setitem(the_room.__globals__, "MOST_BYTES", 2_000)
    made = letter(notice)
    made.add_attachment(b"x" * 4_000, maintype="image", subtype="jpeg", filename="big.jpg")
    box.bring(made.as_bytes())
    assert fetch_mail(at=NOW) == 1
    send_notices(at=NOW)
    assert "답장을 올리지 못했어요" in mail.outbox[-1].subject
    assert not any(one.endswith("(BODY.PEEK[])") for one in box.asked)


def test_what_came_back_is_taken_from_the_same_box(box: Box, notice):
    box.bring(bounce(notice, "failed", "5.1.1"))
    fetch_mail(at=NOW)
    assert ReceivedMail.objects.get().became == "bounce"


def test_others_letters_stay_what_they_are(box: Box, here):
    box.bring(b"From: a@b.example\nTo: info@b.example\nSubject: hello\n\nhello")
    assert fetch_mail(at=NOW) == 1
    assert not Message.objects.everywhere("a test").exists()


@pytest.mark.parametrize("wrong", [{"password": "other"}, {"hang_up_at": "SELECT"}])
def test_a_box_that_lets_nobody_in_is_asked_again(box: Box, notice, wrong):
    box.bring(letter(notice).as_bytes())
    for name, value in wrong.items():
        setattr(box, name, value)
    assert fetch_mail(at=NOW) == 0
    assert not MailboxPlace.objects.exists()
    box.password, box.hang_up_at = "open sesame", ""
    assert fetch_mail(at=NOW) == 1


def test_nobody_listens_there(settings):
    settings.DURE_IMAP_HOST, settings.DURE_IMAP_PORT = "127.0.0.1", 9
    settings.DURE_IMAP_TLS = False
    with pytest.raises(MailboxShut), open_mailbox():
        pass


def test_a_password_goes_over_no_open_line(box: Box, settings):
    settings.DURE_IMAP_TLS = True  # this server has no TLS
    with pytest.raises(MailboxShut), open_mailbox():
        pass
    assert "LOGIN" not in box.asked
