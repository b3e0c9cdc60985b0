"""Real mail servers over loopback: what leaves, what is refused at the door, what a reply becomes."""

import smtplib
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller

from dure.communication.models import Delivery, Notice
from dure.communication.queries.marks import is_dead
from dure.communication.services import send_notices, tell
from dure.communication.tests.services.test_send_notices import notice
from dure.ground.tests.story import NOW
from dure.kernel.testing.instance import Instance, end, wait_for


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@dataclass
class Taken:
    """What a mail server took, and whom it does not know."""

    nobody: set[str] = field(default_factory=set)
    envelopes: list = field(default_factory=list)

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        if address in self.nobody:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):
        self.envelopes.append(envelope)
        return "250 OK"


@pytest.fixture
def server(settings) -> Iterator[Taken]:
    taken = Taken()
    controller = Controller(taken, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = controller.port
    settings.DURE_REPLY_DOMAIN = "in.dure.example"
    try:
        yield taken
    finally:
        controller.stop()


@pytest.mark.django_db
def test_a_letter_leaves_under_its_number_with_an_envelope_that_knows_it(server):
    tell([notice()], at=NOW)
    assert send_notices(at=NOW) == 1
    envelope = server.envelopes[0]
    number = Notice.objects.everywhere("a test").get().public_id
    assert envelope.mail_from.startswith(f"bounce+{number}-0-")
    text = envelope.content.decode()
    assert f"<notice-{number}@" in text
    assert "Auto-Submitted: auto-generated" in text
    assert "bounce+" not in text, "people read another sender"


@pytest.mark.django_db
def test_a_mailbox_that_does_not_exist_is_marked_at_the_door(server):
    server.nobody.add("haneul@example.org")
    tell([notice()], at=NOW)
    assert send_notices(at=NOW) == 0
    assert is_dead("Haneul@example.org")
    assert Delivery.objects.everywhere("a test").get().state == "gone"
    assert Notice.objects.everywhere("a test").get().state == "given_up"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "a..b@example.org",
        "a,b@example.org",
        "<a@b.kr",
        "홍길동@예시.kr",
        "a@b.kr\nBcc:x@y.kr",
        "a@b.c@d.kr",
    ],
)
def test_an_address_that_is_none_stops_no_other_letter(server, address):
    tell([notice(event="x:1", address=address)], at=NOW)
    tell([notice(event="x:2")], at=NOW)
    send_notices(at=NOW)
    assert "haneul@example.org" in [one for each in server.envelopes for one in each.rcpt_tos]
    assert not any("x@y.kr" in each.rcpt_tos for each in server.envelopes)


STORY = """
from dure.communication.services import open_topic, tell
from dure.communication.services.links import reply_address
from dure.communication.models import Notice
from dure.communication.types import NewNotice
from dure.communication.types.about import About
from dure.ground.access.models import Account
from dure.ground.tests.story import village
from dure.kernel.clock import now
from dure.kernel.words import Words
here, at = village(), now()
topic = open_topic(here.director, about=About(kind='trial.thing', key='7', words=Words('일', 'A thing'),
    initiative_id=here.initiative.pk, page='/today/', may_see='see_initiative'), at=at)
account = Account.objects.get(pk=here.reporter.account_id)
tell([NewNotice(event='topic:1', recipient='x', account_id=account.pk, address=account.email,
    code='communication.told', topic=topic.public_id, values={'name': 'n', 'initiative': 'i', 'what': 'w',
    'page': '/x/'})], at=at)
print(reply_address(Notice.objects.everywhere('a test').get()), account.email)
"""
SAID = (
    "from dure.communication.models import Message\n"
    "print(*[one.text for one in Message.objects.everywhere('a test')])"
)


@pytest.mark.slow
@pytest.mark.parametrize("lmtp", [False, True])
def test_a_reply_comes_in_by_a_real_server_once(instance: Instance, lmtp: bool) -> None:
    instance.extra["DURE_REPLY_DOMAIN"] = "in.dure.example"
    address, sender = instance.python(STORY).split()
    port = free_port()
    house = instance.start("receive", "--port", str(port), *(["--lmtp"] if lmtp else []))
    client = smtplib.LMTP if lmtp else smtplib.SMTP

    def talks() -> bool:
        try:
            with client("127.0.0.1", port):
                return True
        except OSError:
            return False

    assert wait_for(talks, 60)
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Message-ID"] = sender, address, "<1@x.example>"
    letter.set_content("좋아요.\n\n> 언제요?\n")
    for _ in range(2):
        with client("127.0.0.1", port) as server:
            server.send_message(letter, "x@y.example", [address])
    with client("127.0.0.1", port) as server, pytest.raises(smtplib.SMTPRecipientsRefused):
        server.send_message(letter, "x@y.example", [f"x{address}"])
    big = EmailMessage()
    big["From"], big["To"], big["Message-ID"] = sender, address, "<2@x.example>"
    big.add_attachment(b"x" * 31_000_000, maintype="image", subtype="jpeg", filename="a.jpg")
    with client("127.0.0.1", port) as server, pytest.raises(smtplib.SMTPException) as refused:
        server.send_message(big, "x@y.example", [address])
    end(house)

    assert instance.python(SAID) == "좋아요."
    assert "28 MB" in str(refused.value)
