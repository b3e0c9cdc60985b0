"""A large file that was looked through in the background: what is told when it is done."""

from types import SimpleNamespace

import pytest

from dure.measurement import tasks

FAULT = {"where": "기록!F10001", "words": {"ko": "숫자로 읽을 수 없어요.", "en": "No number."}}


@pytest.mark.parametrize(
    ("refused", "told"),
    [([FAULT], tasks.LOOKED_WITH_FAULTS), ([], tasks.LOOKED)],
)
def test_nobody_is_asked_to_take_a_file_with_faults(monkeypatch, refused, told):
    card = SimpleNamespace(outcome={"refused": refused})
    monkeypatch.setattr(tasks, "actor_of_id", lambda account_id, at: None)
    monkeypatch.setattr(tasks, "upload_card", lambda actor, public_id: card)
    monkeypatch.setattr(tasks, "look_through", lambda *given, **named: "looked")

    assert tasks._looked(1, "abc", "/here/", "", lambda done, of: None) == ("/here/", told)
