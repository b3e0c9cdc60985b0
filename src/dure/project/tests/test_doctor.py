"""The doctor says what is wrong and what to do, in both languages, and touches nothing."""

from datetime import datetime
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import call_command
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dure.ground.access.models import Account
from dure.ground.journal.models import WorkerBeat
from dure.ground.people.models import Person
from dure.ground.tests.story import NOW, village
from dure.kernel.clock import now
from dure.kernel.testing.instance import Instance
from dure.project.health import (
    Finding,
    look_around,
    look_at_database,
    look_at_folders,
    look_at_keys,
)
from dure.project.health.messages import look_at_messages

pytestmark = pytest.mark.django_db
OTHER_KEY = "b3RoZXItb25seS1rZXktMzItYnl0ZXMtbG9uZyEhISE="


def found(name: str, *, at: datetime = NOW) -> Finding:
    every = (*look_around(at), *look_at_database(at), *look_at_folders(), *look_at_keys())
    return next(each for each in every if each.name.en == name)


def test_a_healthy_house_is_told_so(settings: Any) -> None:
    settings.SECRET_KEY = "k" * 50
    assert found("seal keys").state == "ok"
    assert found("migrations").state in ("ok", "note")
    assert found("folders").state == "ok"


def test_everything_said_is_said_in_both_languages() -> None:
    for each in (*look_around(NOW), *look_at_database(NOW), *look_at_folders(), *look_at_keys()):
        for words in (each.name, each.told, each.do):
            assert bool(words.ko) == bool(words.en), each
        assert each.state != "fail" or each.do.ko, f"{each.name.en} fails and says not what to do"


def test_no_seal_key_or_a_wrong_one_is_named(settings: Any) -> None:
    here = village()
    Person.objects.create(
        public_id="p1", organisation=here.kitchen, name="박순례", registered_at=NOW
    )
    settings.DURE_SEAL_KEYS = [OTHER_KEY]
    assert found("seal keys").state == "fail"
    assert "person" in found("seal keys").told.en
    settings.DURE_SEAL_KEYS = []
    assert found("seal keys").state == "fail"


def test_a_second_factor_that_no_key_opens_is_named(settings: Any) -> None:
    here = village()
    TOTP.activate(Account.objects.get(pk=here.director.account_id), "JBSWY3DPEHPK3PXP" * 2)
    assert found("seal keys").state == "ok"

    settings.DURE_SEAL_KEYS = [OTHER_KEY]

    assert found("seal keys").state == "fail"
    assert "mfa_authenticator" in found("seal keys").told.en


def test_every_sealed_column_is_looked_at_not_only_the_first(settings: Any) -> None:
    here = village()
    Person.objects.create(
        public_id="p1", organisation=here.kitchen, phone="010-1234-5678", registered_at=NOW
    )

    settings.DURE_SEAL_KEYS = [OTHER_KEY]

    assert "person" in found("seal keys").told.en


def test_work_that_waits_with_nobody_to_do_it_is_a_failure() -> None:
    at = now()
    assert found("worker", at=at).state == "note"
    DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="x.y",
        backend_name="default",
        run_after=datetime(2026, 1, 1, tzinfo=at.tzinfo),
        status=TaskResultStatus.READY,
    )
    DBTaskResult.objects.update(enqueued_at=NOW)

    assert found("worker", at=at).state == "fail"

    WorkerBeat.objects.create(worker_id="w", host="h", started_at=at, seen_at=at)
    assert found("worker", at=at).state == "ok"


def test_mail_that_nobody_takes_is_a_failure(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert found("mail").state == "fail"


def test_a_key_for_browsers_that_is_none_is_named(settings: Any) -> None:
    settings.DURE_KEEP_MESSAGES = False
    settings.DURE_VAPID_KEY = "a slip of the pen"

    (told,) = [each for each in look_at_messages() if each.name.en == "notices in browsers"]

    assert (told.state, told.told.en) == ("fail", "this is no key")
    assert "DURE_VAPID_KEY" in told.do.ko


def test_the_command_ends_with_one_when_something_would_fail(
    settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.SECRET_KEY = "short"
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", language="ko")
    told = capsys.readouterr().out
    assert ended.value.code == 1
    assert "DURE_SECRET_KEY" in told
    assert "secret key" not in told


@pytest.mark.slow
def test_a_database_out_of_reach_is_said_in_a_sentence(instance: Instance) -> None:
    instance.database = "postgresql://nobody@127.0.0.1:1/none"
    done = instance.run("doctor", "--language", "en")
    assert done.returncode == 1
    assert "✘ database" in done.stdout
    assert "DURE_DATABASE_URL" in done.stdout
    assert "Traceback" not in done.stderr
