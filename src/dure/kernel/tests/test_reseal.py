"""A seal key is exchanged without anybody's name being lost or lying open."""

from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import call_command
from django.db import connection

from dure.ground.access.models import Account
from dure.ground.people.models import Person
from dure.ground.tests.story import NOW, village
from dure.kernel.link_keys import made_link_key
from dure.kernel.sealed import WrongKey, reseal, seal, seals_within, with_seals
from dure.kernel.sealed_rows import as_they_lie, sealed_columns, sealed_tables

OLD = "dGVzdHMtb25seS1rZXktMzItYnl0ZXMtbG9uZyEhISE="
LOST = "bG9zdHMtb25seS1rZXktMzItYnl0ZXMtbG9uZyEhISE="
NEW = "b3RoZXItb25seS1rZXktMzItYnl0ZXMtbG9uZyEhISE="


@pytest.fixture
def person(db: None, settings: Any, tmp_path: Path) -> Person:
    settings.DURE_SEAL_KEYS = [OLD]
    settings.DURE_LINK_KEYS = tmp_path / "keys"
    kitchen = village().kitchen
    made = {"organisation": kitchen, "registered_at": NOW}
    Person.objects.create(public_id="empty", **made)
    return Person.objects.create(public_id="p1", name="박순례", phone="010-1234-5678", **made)


def raw(person: Person) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM person WHERE public_id = %s", [person.public_id])
        (text,) = cursor.fetchone()
    return str(text)


def test_after_resealing_the_old_key_is_needed_no_more(person: Person, settings: Any) -> None:
    before = raw(person)
    settings.DURE_SEAL_KEYS = [NEW, OLD]

    call_command("reseal")

    settings.DURE_SEAL_KEYS = [NEW]
    person = Person._base_manager.get(public_id="p1")
    assert (person.name, person.phone) == ("박순례", "010-1234-5678")
    assert raw(person) != before
    assert "박순례" not in raw(person)


def test_a_key_that_is_none_is_told_in_a_sentence(
    person: Person, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    before = raw(person)
    settings.DURE_SEAL_KEYS = ["mistyped", OLD]

    with pytest.raises(SystemExit, match="2"):
        call_command("reseal")

    settings.DURE_SEAL_KEYS = [OLD]
    assert "열쇠가 아닌 글이" in capsys.readouterr().err
    assert raw(person) == before


def test_without_the_old_key_nothing_is_touched(
    person: Person, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    before = raw(person)
    settings.DURE_SEAL_KEYS = [NEW]

    with pytest.raises(SystemExit) as ended:
        call_command("reseal")

    assert ended.value.code == 2
    assert "DURE_SEAL_KEYS" in capsys.readouterr().err
    assert raw(person) == before


def test_a_link_key_that_nothing_here_opens_stops_it_before_a_name_is_touched(
    person: Person, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DURE_SEAL_KEYS = [LOST]
    made_link_key(7)
    before = raw(person)
    settings.DURE_SEAL_KEYS = [NEW, OLD]

    with pytest.raises(SystemExit) as ended:
        call_command("reseal")

    assert ended.value.code == 2
    assert "DURE_SEAL_KEYS" in capsys.readouterr().err
    assert raw(person) == before


def test_the_second_factor_of_everybody_still_opens_the_door(person: Person, settings: Any) -> None:
    account = Account.objects.first()
    assert account is not None
    TOTP.activate(account, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    codes = RecoveryCodes.activate(account).get_unused_codes()
    settings.DURE_SEAL_KEYS = [NEW, OLD]

    call_command("reseal")

    settings.DURE_SEAL_KEYS = [NEW]
    app, kept = Authenticator.objects.order_by("pk")
    assert app.wrap().validate_code("000000") is False  # opened, and not by any figures
    assert RecoveryCodes(kept).get_unused_codes() == codes
    assert kept.data["used_mask"] == 0


def test_seals_are_found_however_deep_they_lie_and_nothing_else_is_touched(settings: Any) -> None:
    settings.DURE_SEAL_KEYS = [OLD]
    one, two = seal("하나"), seal("둘")
    lying = {"secret": one, "more": [{"codes": [two, "gist", 7]}], "used_mask": 3, "none": None}
    settings.DURE_SEAL_KEYS = [NEW, OLD]

    made = with_seals(lying, reseal)

    assert list(seals_within(lying)) == [one, two]
    assert len(set(seals_within(made)) | {one, two}) == 4
    assert made["more"][0]["codes"][1:] == ["gist", 7]
    assert (made["used_mask"], made["none"]) == (3, None)
    settings.DURE_SEAL_KEYS = [NEW]
    with pytest.raises(WrongKey):
        with_seals(lying, reseal)


def test_rows_are_held_without_touching_any_other_table() -> None:
    """PostgreSQL holds no row beside which an order by some other table may find none."""
    assert len(sealed_tables()) > 5
    for model in sealed_tables():
        asked = as_they_lie(model, *sealed_columns(model)).values_list("pk")
        assert " JOIN " not in str(asked.query), model
