"""What a delivery report says of an address: nobody lives there only where it says just that."""

from email import message_from_string, policy

import pytest

from dure.communication.rules.bounces import is_nobody, told_by

REPORT = """\
From: MAILER-DAEMON@naver.example
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; x

Final-Recipient: rfc822; a@b
Action: failed
Status: {status}

--b--
"""


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("5.1.1", "gone"),
        ("5.1.2", "gone"),
        ("5.1.10", "gone"),
        ("5.4.4", "gone"),
        ("5.1.8", "doubtful"),  # our own address was at fault
        ("5.2.2", "doubtful"),
        ("5.3.4", "doubtful"),  # the letter was too large
        ("5.4.7", "doubtful"),  # tried for days: perhaps a machine that stood still
        ("5.6.1", "doubtful"),
        ("5.7.1", "doubtful"),
        ("5.0.0", "doubtful"),
        ("4.1.1", "doubtful"),
        ("", "doubtful"),
    ],
)
def test_a_letter_that_was_too_large_makes_no_address_a_dead_one(status, told):
    assert told_by(message_from_string(REPORT.format(status=status), policy=policy.default)) == told


@pytest.mark.parametrize(
    ("code", "words", "nobody"),
    [
        (550, "5.1.1 no such user", True),
        (550, "no such user here", True),
        (550, "5.7.1 blocked by 10.5.7.2", False),
        (550, "5.3.4 message too big", False),
        (553, "5.1.8 your domain does not exist", False),
        (552, "5.2.2 over quota", False),
        (550, "unknown user at 10.5.7.2", True),
    ],
)
def test_a_refusal_at_the_door_is_read_as_plainly(code, words, nobody):
    assert is_nobody(code, words) is nobody
