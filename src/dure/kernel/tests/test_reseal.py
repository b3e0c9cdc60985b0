"""A seal key is exchanged without anybody's name being lost or lying open."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from dure.ground.people.models import Person
from dure.ground.tests.story import NOW, village
from dure.kernel.link_keys import made_link_key

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
