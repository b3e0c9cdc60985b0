"""Anybody may call as a provider: whatever they say, it is only ever a hint."""

import json

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[" * 100_000,
        '[{"data": {"messageId": "\\u0000"}}]',
        '{"messageId": 5}',
        "\xff",
        json.dumps([{"messageId": "x" * 5_000}] * 30),
    ],
)
def test_anything_is_answered_quietly(body):
    made = Client().post("/calls/solapi/", body.encode("latin-1"), content_type="application/json")
    assert made.status_code == 204
