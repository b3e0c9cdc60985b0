"""The written recipe for exchanging a seal key, followed to the letter in a house with all its guards."""

import pytest

from dure.kernel.testing.instance import Instance

pytestmark = pytest.mark.slow
OLD = "dGVzdHMtb25seS1rZXktMzItYnl0ZXMtbG9uZyEhISE="
NEW = "b3RoZXItb25seS1rZXktMzItYnl0ZXMtbG9uZyEhISE="
# A consent that somebody helped with and a correction with words are kept as written by the database.
LIVED_IN = """
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from dure.activities.models import CorrectionNote
from dure.activities.services import record_service
from dure.activities.tests.story import meal, table
from dure.ground.access.models import Account
from dure.ground.consent.models import Consent, Purpose
from dure.ground.tests.story import NOW, TODAY
here = table()
record_service(here.worker, at=NOW, fact=meal(here))
from dure.activities.models import ServiceRecord
line = ServiceRecord.objects.everywhere("a test").get()
CorrectionNote.objects.create(line=line, words="두 번 적었어요")
Consent.objects.create(
    person=here.soonrye, purpose=Purpose.objects.create(code="x", name_ko="x", name_en="x"),
    holder=here.village.kitchen, given_on=TODAY, method="paper", given_by="supported",
    supported_by="활동지원사 한결", recorded_at=NOW, recorded_by_id=here.worker.account_id)
director = Account.objects.get(pk=here.village.director.account_id)
TOTP.activate(director, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
RecoveryCodes.activate(director)
default_storage.save("evidence/a.txt", ContentFile("영수증".encode()))
"""
READ = """
from allauth.mfa.models import Authenticator
from django.core.files.storage import default_storage
from dure.activities.models import CorrectionNote
from dure.ground.consent.models import Consent
from dure.ground.people.models import Person
app, codes = Authenticator.objects.order_by("pk")
app.wrap().validate_code("000000")
print(Person._base_manager.get(own_number="K-1").name,
      Consent._base_manager.get().supported_by, CorrectionNote._base_manager.get().words,
      len(codes.wrap().get_unused_codes()), default_storage.open("evidence/a.txt").read().decode(),
      sep=" · ")
"""
ALL_THERE = "박순례 · 활동지원사 한결 · 두 번 적었어요 · 10 · 영수증"
MEDDLE = """
from django.db import DatabaseError, connection
try:
    connection.cursor().execute("UPDATE consent SET supported_by = 'x'")
    print("changed")
except DatabaseError as error:
    print("append-only" in str(error))
"""


def with_keys(instance: Instance, *keys: str) -> Instance:
    instance.extra["DURE_SEAL_KEYS"] = ",".join(keys)
    return instance


def test_new_in_front_reseal_drop_the_old_and_everything_opens(instance: Instance) -> None:
    with_keys(instance, OLD).python(LIVED_IN)
    assert instance.python(READ) == ALL_THERE

    done = with_keys(instance, NEW, OLD).run("reseal")

    assert done.returncode == 0, done.stderr
    assert with_keys(instance, NEW).python(READ) == ALL_THERE
    assert "✔ 봉인 열쇠" in instance.run("doctor").stdout
    assert instance.python(MEDDLE) == "True"  # the guard stands again


def test_without_the_old_key_it_says_so_and_the_old_key_still_opens_all(instance: Instance) -> None:
    with_keys(instance, OLD).python(LIVED_IN)

    done = with_keys(instance, NEW).run("reseal")

    assert done.returncode == 2
    assert "DURE_SEAL_KEYS" in done.stderr
    assert "Traceback" not in done.stderr
    assert with_keys(instance, OLD).python(READ) == ALL_THERE
    assert instance.python(MEDDLE) == "True"
