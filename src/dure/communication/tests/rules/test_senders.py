"""Whose word it is that a mail comes from where it says; what a stranger put into it counts for nothing."""

import pytest

from dure.communication.rules.senders import is_vouched

OURS, SENDER = "mx.dure.example", "haneul@example.org"


@pytest.mark.parametrize(
    ("said", "vouched"),
    [
        ("dmarc=pass header.from=example.org", True),
        ("dkim=pass (good; key 2048) header.d=example.org", True),
        ('spf=pass smtp.mailfrom="a; b"@example.org', True),
        # The local part of an envelope is the sender's own to choose: quoted, it may hold anything.
        ('spf=pass smtp.mailfrom="x; dkim=pass header.d=example.org z"@evil.example', False),
        ("spf=pass (from x; dkim=pass header.d=example.org) smtp.mailfrom=a@evil.example", False),
        (
            "spf=pass (a (nested; dkim=pass header.d=example.org) b) smtp.mailfrom=evil.example",
            False,
        ),
        (
            'spf=pass ("it said (; dkim=pass header.d=example.org") smtp.mailfrom=evil.example',
            False,
        ),
        ("dkim=pass header.d=notexample.org", False),
        ("dkim=pass header.d=org", False),
    ],
)
def test_only_what_our_server_says_itself_vouches(said, vouched):
    assert is_vouched([f"{OURS}; {said}"], by=OURS, sender=SENDER) is vouched
