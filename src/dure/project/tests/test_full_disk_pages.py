"""A disk that is full while people work in the browser: one plain page, nothing half, nothing lost."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dure.kernel.testing.instance import Instance
from dure.kernel.testing.small_disk import small_disk
from dure.project.tests.test_full_disk import WHOLE

pytestmark = [pytest.mark.slow, pytest.mark.small_disk]

STORY = """
from dure.measurement.tests.screens.season_today import season_today
season_today()
"""
# One process, as a server is one: it has the database open when the disk fills.
NAMES = """
import json
from pathlib import Path
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from dure.ground.access.models import Account
from dure.ground.access.queries import actor_of
from dure.ground.files.models import Attachment
from dure.ground.organisations.models import Initiative, Organisation
from dure.kernel.clock import now
from dure.measurement.models import ImportedFile, Publication, PublishedNumber, Upload
from dure.project.tests.test_full_disk import fill
settings.ALLOWED_HOSTS = ["testserver"]
# Signed cookies: whoever is signed in already need not write a session first.
settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
who = Account.objects.filter(email__startswith="director").first()
director = actor_of(who, on=now().date(), second_factor=True)
browser = Client(raise_request_exception=False)
browser.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
browser.cookies["dure_language"] = "ko"
rows = "\\n".join(f"밥집{n:05d},Kitchen {n:05d},마을기업" for n in range(300))
told = []
def table():
    return SimpleUploadedFile("기관.csv", ("기관명,영문명,기관유형\\n" + rows).encode())
def bring():
    return browser.post("/in/halmae/uploads/", {"kind": "organisations", "file": table()}, follow=True)
def take():
    upload = Upload.objects.latest("id").public_id
    return browser.post(reverse("take_upload", args=["halmae", upload]), follow=True)
def stands():
    kept = [one.name for one in Path(settings.MEDIA_ROOT).rglob("*") if one.is_file()]
    named = [Path(row.content.name).name for row in Attachment.objects.everywhere("test")]
    told.append([Organisation.objects.count(), ImportedFile.objects.count(),
                 Publication.objects.count(), PublishedNumber.objects.count(),
                 sorted(set(kept) - set(named))])
def shown(said):
    told.append([said.status_code, said.content.decode()])
"""
# Before; on a full disk; after, with room again; once more.
STEPS = """
stands()
filler = fill(Path({disk!r}), {leaving})
{act}
filler.unlink()
stands()
{act}
stands()
print(json.dumps(told))
"""
SEND = """
from dure.ground.access.services import make_api_token
key = make_api_token(director, at=now(), name="시험", may_write=True).token
def send():
    return Client(raise_request_exception=False).post(
        "/api/v1/initiatives/halmae/imports", {"kind": "organisations", "file": table()},
        headers={"Authorization": f"Bearer {key}", "Accept-Language": "en"})
"""
REPORTED = """
from dure.measurement.tests.releases import county, reports
made = county()
for month in range(1, 7):
    reports(made, "손맛", f"2026-{month:02d}", {"": 40 + month})
"""
PUBLISH = """
from datetime import date
from django.db import DatabaseError
from dure.kernel.words import Words
from dure.measurement.queries import prepare_release
from dure.measurement.services import publish_numbers
ready = prepare_release(initiative_id=Initiative.objects.get().pk, min_cell=5, first="2026-01",
                        last="2026-06", as_of=date(2026, 11, 22))
def publish():
    try:
        publish_numbers(director, prepared=ready, title=Words("공표", "Release"), at=now())
        told.append([200, ""])
    except (OSError, DatabaseError) as broken:
        told.append([507, str(broken)])
"""
KO, EN = "디스크가 가득 찼어요", "The disk is full"
BEFORE, FULL, AFTER, AGAIN, LAST = range(5)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 24 MB of its own."""
    with small_disk(tmp_path / "disk", "24m") as at:
        yield at


def settled(disk: Path, instance_with_tables: Instance, story: str) -> Instance:
    """The village on the small disk."""
    home = disk / "home"
    home.mkdir()
    here = f"{home}/dure.sqlite3"
    shutil.copyfile(instance_with_tables.database.removeprefix("sqlite:///"), here)
    made = Instance(home, f"sqlite:///{here}", {"TMPDIR": str(disk)})
    made.python(story)
    return made


def told(made: Instance, act: str, leaving: int, more: str = "") -> list[Any]:
    """What stood before, what came of it on a full disk, what stood then; and the same with room."""
    steps = STEPS.format(disk=str(made.home.parent), leaving=leaving, act=act)
    found: list[Any] = json.loads(made.python(NAMES + more + steps).splitlines()[-1])
    return found


@pytest.mark.parametrize("leaving", [0, 40_000], ids=["not a byte", "a little"])
def test_a_file_brought_to_a_full_disk_is_refused_in_one_sentence_and_comes_in_with_room_again(
    disk: Path, instance_with_tables: Instance, leaving: int
) -> None:
    made = settled(disk, instance_with_tables, STORY)

    seen = told(made, "shown(bring())", leaving)

    assert seen[FULL][0] == 507
    assert KO in seen[FULL][1]
    assert "Traceback" not in seen[FULL][1]
    assert seen[AFTER] == seen[BEFORE]
    assert "바뀔 것" in seen[AGAIN][1]


@pytest.mark.parametrize("leaving", [0, 60_000], ids=["not a byte", "a little"])
def test_what_was_looked_through_is_taken_whole_or_not_at_all(
    disk: Path, instance_with_tables: Instance, leaving: int
) -> None:
    made = settled(disk, instance_with_tables, STORY)

    seen = told(made, "shown(take())", leaving, "bring()\n")

    assert seen[FULL][0] == 507
    assert KO in seen[FULL][1]
    assert seen[AFTER] == seen[BEFORE]
    assert seen[AGAIN][0] == 200
    assert seen[LAST][:2] == [303, 1]
    assert made.python(WHOLE) == "ok"


def test_a_program_reads_the_same_in_a_problem(disk: Path, instance_with_tables: Instance) -> None:
    made = settled(disk, instance_with_tables, STORY)

    seen = told(made, "shown(send())", 60_000, SEND)

    assert seen[FULL][0] == 507
    assert '"code": "api.no_room"' in seen[FULL][1]
    assert EN in seen[FULL][1]
    assert seen[AFTER] == seen[BEFORE]
    assert seen[AGAIN][0] == 200


@pytest.mark.parametrize("leaving", [0, 40_000], ids=["not a byte", "a little"])
def test_a_release_is_published_whole_or_not_at_all(
    disk: Path, instance_with_tables: Instance, leaving: int
) -> None:
    made = settled(disk, instance_with_tables, REPORTED)

    seen = told(made, "publish()", leaving, PUBLISH)

    assert seen[FULL][0] == 507
    assert seen[AFTER] == seen[BEFORE]
    assert seen[AGAIN][0] == 200
    assert seen[LAST][2] == 1
    assert made.python(WHOLE) == "ok"
