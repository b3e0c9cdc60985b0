"""Mail over TLS, as it is outside: a mailbox and a mail server that prove themselves, or are left alone."""

from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller

from dure.communication.channels import mailbox as the_mailbox
from dure.communication.channels.mailbox import MailboxShut, open_mailbox
from dure.communication.models import Notice
from dure.communication.services import fetch_mail, send_notices, tell
from dure.communication.tests.fakes.imap import Box, mailbox
from dure.communication.tests.fakes.proof import proof
from dure.communication.tests.services.test_send_notices import notice as letter_to
from dure.communication.tests.services.test_take_mail import here, letter, notice, words
from dure.communication.tests.test_real_mail import Taken, free_port
from dure.ground.tests.story import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
__all__ = ["here", "notice"]


@pytest.fixture(params=["from the first byte", "by STARTTLS"])
def box(request, settings, tmp_path, monkeypatch) -> Iterator[Box]:
    known, context = proof(tmp_path)
    with mailbox(settings) as made:
        made.tls, made.at_once = context, request.param == "from the first byte"
        settings.DURE_IMAP_TLS = True
        if made.at_once:
            monkeypatch.setattr(the_mailbox, "ALWAYS_TLS", made.port)
        monkeypatch.setenv("SSL_CERT_FILE", str(known))
        yield made


def test_a_reply_is_fetched_over_a_line_that_nobody_reads(box: Box, notice):
    box.bring(letter(notice).as_bytes())
    assert [fetch_mail(at=NOW), fetch_mail(at=NOW)] == [1, 0]
    assert words() == ["화요일 두 시 좋아요."]
    assert box.safe_lines == 2
    assert box.seen == {1}


def test_a_mailbox_that_nobody_vouches_for_gets_no_password(
    box: Box, notice, monkeypatch, tmp_path
):
    (tmp_path / "other").mkdir()
    stranger, _ = proof(tmp_path / "other")
    monkeypatch.setenv("SSL_CERT_FILE", str(stranger))
    with pytest.raises(MailboxShut), open_mailbox():
        pass
    assert fetch_mail(at=NOW) == 0
    assert "LOGIN" not in box.asked


def test_a_password_that_the_line_cannot_carry_lets_nobody_in(box: Box, notice, settings):
    settings.DURE_IMAP_PASSWORD = "열려라참깨"
    assert fetch_mail(at=NOW) == 0


@pytest.fixture
def server(settings, tmp_path, monkeypatch) -> Iterator[Taken]:
    known, context = proof(tmp_path)
    taken = Taken()
    controller = Controller(
        taken,
        hostname="127.0.0.1",
        port=free_port(),
        tls_context=context,
        require_starttls=True,
    )
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_USE_TLS = True
    monkeypatch.setenv("SSL_CERT_FILE", str(known))
    try:
        yield taken
    finally:
        controller.stop()


def test_a_letter_leaves_over_a_line_that_nobody_reads(server):
    tell([letter_to()], at=NOW)
    assert send_notices(at=NOW) == 1
    assert server.envelopes[0].rcpt_tos == ["haneul@example.org"]


def test_a_mail_server_that_nobody_vouches_for_gets_no_letter(server, monkeypatch, tmp_path):
    (tmp_path / "other").mkdir()
    stranger, _ = proof(tmp_path / "other")
    monkeypatch.setenv("SSL_CERT_FILE", str(stranger))
    tell([letter_to()], at=NOW)
    assert send_notices(at=NOW) == 0
    assert server.envelopes == []
    assert Notice.objects.everywhere("a test").get().state == "waiting"
