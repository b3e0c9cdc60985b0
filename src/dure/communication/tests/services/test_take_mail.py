"""Mail that comes in: a reply lands once; forged ones, loops, giants and bounces end as they should."""

from email.message import EmailMessage

import pytest
from django.core import mail

from dure.communication.models import Message, Notice, ReceivedMail
from dure.communication.queries.marks import is_dead
from dure.communication.services import (
    open_topic,
    read_journal,
    say_message,
    send_notices,
    take_mail,
    tell,
)
from dure.communication.services.links import bounce_address, reply_address
from dure.communication.types import NewNotice
from dure.communication.types.about import About
from dure.communication.types.talk import NewMessage
from dure.ground.access.models import Account
from dure.ground.tests.story import NOW, Village, village
from dure.kernel.words import Words

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DOMAIN = "in.dure.example"


@pytest.fixture
def here(settings) -> Village:
    settings.DURE_REPLY_DOMAIN = DOMAIN
    return village()


@pytest.fixture
def notice(here: Village) -> Notice:
    about = About(
        kind="trial.thing",
        key="7",
        words=Words("11월 도시락", "November lunchboxes"),
        initiative_id=here.initiative.pk,
        page="/today/",
        may_see="see_initiative",
    )
    topic = open_topic(here.director, about=about, at=NOW)
    account = Account.objects.get(pk=here.reporter.account_id)
    tell(
        [
            NewNotice(
                event="topic:1",
                recipient=f"account:{account.pk}",
                account_id=account.pk,
                address=account.email,
                code="communication.told",
                topic=topic.public_id,
                values={"name": account.name, "initiative": "할매", "what": "새 글", "page": "/x/"},
            )
        ],
        at=NOW,
    )
    return Notice.objects.everywhere("a test").get()


def letter(notice: Notice, **headers: str) -> EmailMessage:
    made = EmailMessage()
    given = {
        "From": f"리포터 <{notice.address}>",
        "To": reply_address(notice),
        "Subject": "Re: 새 글",
        "Message-ID": "<one@naver.example>",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    for name, value in given.items():
        if value:
            made[name] = value
    made.set_content(
        "화요일 두 시 좋아요.\n\n"
        "2026년 11월 22일 (일) 오전 10:12, 두레 <x@y.kr>님이 작성:\n\n> 언제 모일까요?\n"
    )
    return made


def words() -> list[str]:
    return [one.text for one in Message.objects.everywhere("a test")]


def test_a_reply_lands_in_its_thread_without_what_it_answers(here, notice):
    send_notices(at=NOW)
    assert mail.outbox[0].reply_to == [reply_address(notice)]
    assert take_mail(letter(notice).as_bytes(), at=NOW).how == "landed"
    said = Message.objects.everywhere("a test").get()
    assert (said.text, said.account_id) == ("화요일 두 시 좋아요.", here.reporter.account_id)


def test_a_forged_mail_takes_no_number_from_a_true_one(notice):
    take_mail(letter(notice, From="evil@example.net").as_bytes(), at=NOW)
    assert take_mail(letter(notice).as_bytes(), at=NOW).how == "landed"


def test_the_same_mail_by_two_ways_lands_once(notice):
    raw = letter(notice).as_bytes()
    assert [take_mail(raw, at=NOW).how, take_mail(raw, at=NOW).how] == ["landed", "again"]
    assert len(words()) == 1


def test_a_forged_sender_says_nothing_and_is_written_to_by_nobody(notice):
    forged = letter(notice, From="director-halmae@example.org")
    assert take_mail(forged.as_bytes(), at=NOW).why == "another sender"
    assert (
        take_mail(letter(notice, Message_ID="<2@x>", From="").as_bytes(), at=NOW).how == "ignored"
    )
    send_notices(at=NOW)
    assert words() == []
    assert [one.to for one in mail.outbox] == [[notice.address]], "only the notice itself"


def test_an_address_that_somebody_guessed_is_no_address(notice):
    right = reply_address(notice)
    wrong = right.replace(right[20:24], "aaaa")
    assert take_mail(letter(notice, To=wrong).as_bytes(), at=NOW).how == "ignored"
    elsewhere = right.replace(DOMAIN, "other.example")
    assert take_mail(letter(notice, To=elsewhere).as_bytes(), at=NOW).how == "ignored"


@pytest.mark.parametrize(
    ("results", "became"),
    [
        ("mx.dure.example; dmarc=pass header.from=example.org", "landed"),
        ("mx.dure.example; spf=pass smtp.mailfrom=bounces@example.org", "landed"),
        ("mx.dure.example; dkim=pass header.d=evil.example", "refused"),
        ("mx.dure.example; dkim=fail header.d=example.org", "refused"),
        ("mx.evil.example; dmarc=pass header.from=example.org", "refused"),
        ("", "refused"),
    ],
)
def test_where_our_mail_server_checks_senders_its_word_counts(settings, notice, results, became):
    settings.DURE_MAIL_AUTH_HOST = "mx.dure.example"
    raw = letter(notice, Authentication_Results=results).as_bytes()
    assert take_mail(raw, at=NOW).how == became


@pytest.mark.parametrize(
    "sign",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"List_Id": "<x.example>"},
        {"X_Dure_Notice": "abc"},
    ],
)
def test_an_automatic_answer_ends_here(notice, sign):
    assert take_mail(letter(notice, **sign).as_bytes(), at=NOW).how == "ignored"
    assert words() == []


def test_html_with_scripts_becomes_its_words(notice):
    made = letter(notice)
    made.clear_content()
    made.set_content(
        "<html><head><style>p{}</style></head><body><p>좋아요<script>alert(1)</script></p>"
        "<img src=x onerror=alert(1)><div class='gmail_quote'><p>언제 모일까요?</p></div></body></html>",
        subtype="html",
    )
    assert take_mail(made.as_bytes(), at=NOW).how == "landed"
    assert words() == ["좋아요"]


def test_a_program_that_leaves_the_plain_part_empty_is_still_heard(notice):
    made = letter(notice)
    made.clear_content()
    made.set_content("\n")
    made.add_alternative("<p>장화를 챙길게요</p><script>alert(1)</script>", subtype="html")
    assert take_mail(made.as_bytes(), at=NOW).how == "landed"
    assert words() == ["장화를 챙길게요"]


def with_file(notice: Notice, megabytes: int, text: str = "") -> bytes:
    made = letter(notice)
    if text:
        made.set_content(text)
    photo = b"\xff\xd8\xff" + b"x" * (megabytes * 1_000_000)
    made.add_attachment(photo, maintype="image", subtype="jpeg", filename="마당.jpg")
    return made.as_bytes()


def letters_back() -> list[str]:
    send_notices(at=NOW)
    return [f"{one.subject}\n{one.body}" for one in mail.outbox if "올리지 못" in one.subject]


def test_twenty_five_megabytes_do_not_cost_the_words_and_are_told_in_one_sentence(notice):
    raw = with_file(notice, 25)
    assert [take_mail(raw, at=NOW).how, take_mail(raw, at=NOW).how] == ["landed", "again"]
    assert words() == ["화요일 두 시 좋아요."]
    (told,) = letters_back()
    assert "글은 올라갔어요" in told
    assert "마당.jpg" in told
    assert "20MB까지" in told


def test_a_file_that_fits_lands_with_its_words(notice):
    made = letter(notice)
    made.add_attachment("한 줄\n".encode(), maintype="text", subtype="plain", filename="a.txt")
    assert take_mail(made.as_bytes(), at=NOW).how == "landed"
    said = Message.objects.everywhere("a test").get()
    assert [one.file.name for one in said.files.all()] == ["a.txt"]
    assert letters_back() == []


def test_a_program_in_a_reply_does_not_cost_the_words(notice):
    made = letter(notice)
    made.add_attachment(b"MZ\x00\x01", maintype="application", subtype="x", filename="a.exe")
    assert take_mail(made.as_bytes(), at=NOW).how == "landed"
    assert "a.exe" in letters_back()[0]


def test_a_reply_of_nothing_but_a_giant_is_refused(notice):
    assert take_mail(with_file(notice, 25, "> 인용\n"), at=NOW).why == "files.too_large"
    assert words() == []
    assert len(letters_back()) == 1


def test_what_is_larger_than_any_mail_is_refused_in_one_sentence(notice):
    raw = with_file(notice, 31)
    assert take_mail(raw, at=NOW).why == "communication.files_too_large"
    take_mail(raw, at=NOW)
    (told,) = letters_back()
    assert "28MB" in told
    assert words() == []


def guest(here: Village) -> Notice:
    """A letter to a partner without an account, with the address where it is answered."""
    new = NewNotice(
        event="referral:1:sent",
        recipient="link:1",
        address="office@garam.example",
        code="activities.referral_sent_by_link",
        initiative_id=here.initiative.pk,
        values={
            "sender": "손맛",
            "recipient": "면사무소",
            "service": "동행",
            "name": "윤",
            "address": "https://x/referral/abc/",
        },
    )
    tell([new], at=NOW)
    return Notice.objects.everywhere("a test").get(recipient="link:1")


def test_a_guest_who_answers_by_mail_is_told_where_to_answer(here):
    row = guest(here)
    assert take_mail(letter(row).as_bytes(), at=NOW).why == "communication.answer_on_page"
    (told,) = letters_back()
    assert "https://x/referral/abc/" in told
    assert words() == []


def test_somebody_else_at_the_address_of_a_guest_hears_nothing(here):
    row = guest(here)
    raw = letter(row, From="evil@example.net").as_bytes()
    assert take_mail(raw, at=NOW).why == "another sender"
    assert letters_back() == []


def test_a_giant_with_a_forged_sender_is_answered_to_nobody(notice):
    made = letter(notice, From="evil@example.net")
    made.add_attachment(b"x" * 31_000_000, maintype="image", subtype="jpeg", filename="big.jpg")
    take_mail(made.as_bytes(), at=NOW)
    send_notices(at=NOW)
    assert len(mail.outbox) == 1


def test_an_empty_reply_is_told_why(notice):
    made = letter(notice)
    made.set_content("> nur zitiert\n")
    assert take_mail(made.as_bytes(), at=NOW).why == "communication.nothing_said"


def test_whoever_left_cannot_speak_by_an_old_address(here, notice):
    Account.objects.filter(pk=here.reporter.account_id).update(is_active=False)
    assert take_mail(letter(notice).as_bytes(), at=NOW).how == "refused"
    assert words() == []


def bounce(notice: Notice, action: str, status: str) -> bytes:
    return (
        f"From: MAILER-DAEMON@naver.example\nTo: {bounce_address(notice)}\n"
        f"Message-ID: <b-{action}-{status}@x>\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nsorry\n--b\nContent-Type: message/delivery-status\n\n"
        "Reporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b\n"
        f"Action: {action}\nStatus: {status}\n\n--b--\n"
    ).encode()


@pytest.mark.parametrize(
    ("action", "status", "dead"),
    [
        ("failed", "5.1.1", True),
        ("failed", "5.2.2", False),
        ("failed", "5.7.1", False),
        ("failed", "4.4.1", False),
        ("delayed", "4.4.1", False),
    ],
)
def test_a_letter_that_comes_back_marks_only_an_address_nobody_has(notice, action, status, dead):
    assert take_mail(bounce(notice, action, status), at=NOW).how == "bounce"
    assert is_dead(notice.address) is dead


def test_three_that_come_back_for_no_plain_reason_are_enough(notice):
    for status in ("5.2.2", "4.4.1", "5.7.1"):
        take_mail(bounce(notice, "failed", status), at=NOW)
    assert is_dead(notice.address)


def test_an_out_of_office_to_the_envelope_marks_nobody(notice):
    made = letter(notice, To=bounce_address(notice), Auto_Submitted="auto-replied")
    assert take_mail(made.as_bytes(), at=NOW).how == "ignored"
    assert not is_dead(notice.address)


@pytest.mark.parametrize("raw", [b"", b"\n", b"\xff\xfe\x00", b"From: \nTo: =?utf-8?b?//8=?=\n\nx"])
def test_what_is_no_mail_is_nothing(here, raw):
    assert take_mail(raw, at=NOW).how == "ignored"
    assert not ReceivedMail.objects.exists()


def test_a_message_is_told_to_followers_and_their_reply_lands_behind_it(here, notice):
    read_journal(at=NOW)
    assert take_mail(letter(notice).as_bytes(), at=NOW).how == "landed"
    topic = notice.topic
    new = NewMessage(text="복지관에서 봐요.", organisation_id=here.backbone.pk)
    say_message(here.director, topic=topic, message=new, at=NOW)
    read_journal(at=NOW)
    mine = Notice.objects.everywhere("a test").filter(occasion="communication.message.say")
    told = mine.get(account_id=here.reporter.account_id)
    assert told.topic == topic
    reply = letter(told, Message_ID="<two@naver.example>")
    assert take_mail(reply.as_bytes(), at=NOW).how == "landed"
    assert Message.objects.everywhere("a test").count() == 3
