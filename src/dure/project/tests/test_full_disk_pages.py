"""A disk that is full while people work in the browser: one plain page, nothing half, nothing lost."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dure.kernel.testing.instance import Instance
from dure.kernel.testing.small_disk import small_disk
from dure.project.tests.test_full_disk import WHOLE, fill

pytestmark = [pytest.mark.slow, pytest.mark.small_disk]

STORY = """
from dure.measurement.tests.screens.season_today import season_today
season_today()
"""
NAMES = """
import json
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from dure.ground.access.models import Account
from dure.ground.access.queries import actor_of_id
from dure.kernel.clock import now
# Cookies signed without a row: whoever is signed in already need not write a session first.
from django.conf import settings
settings.ALLOWED_HOSTS = ["testserver"]
settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
who = Account.objects.get(email="director-halmae@example.org")
browser = Client(raise_request_exception=False)
browser.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
def shown(said):
    print(said.status_code, said.content.decode())
"""
FILLED = """
from pathlib import Path
from dure.project.tests.test_full_disk import fill
fill(Path({disk!r}), {leaving})
"""
LIST = """
rows = "\\n".join(f"밥집{n:05d},Kitchen {n:05d},마을기업" for n in range(300))
table = SimpleUploadedFile("기관.csv", ("기관명,영문명,기관유형\\n" + rows).encode())
"""
BROUGHT = (
    LIST
    + """
browser.cookies["dure_language"] = "ko"
shown(browser.post("/in/halmae/uploads/", {"kind": "organisations", "file": table}, follow=True))
"""
)
TAKEN = """
from dure.measurement.models import Upload
upload = Upload.objects.latest("id").public_id
browser.cookies["dure_language"] = "en"
from django.urls import reverse
shown(browser.post(reverse("take_upload", args=["halmae", upload]), follow=True))
"""
SENT = (
    LIST
    + """
key = open(settings.DURE_HOME / "key.txt").read()
shown(browser.post("/api/v1/initiatives/halmae/imports", {"kind": "organisations", "file": table},
      headers={"Authorization": f"Bearer {key}", "Accept-Language": "en"}))
"""
)
KEY = """
from dure.ground.access.queries import actor_of
from dure.ground.access.services import make_api_token
from datetime import date
key = make_api_token(actor_of(who, on=date.today(), second_factor=True), at=now(), name="시험",
                     may_write=True)
open(settings.DURE_HOME / "key.txt", "w").write(key.token)
"""
STANDS = """
from pathlib import Path
from dure.ground.files.models import Attachment
from dure.ground.organisations.models import Organisation
from dure.measurement.models import ImportedFile, Publication, PublishedNumber
kept = [one.name for one in Path(settings.MEDIA_ROOT).rglob("*") if one.is_file()]
named = [Path(row.content.name).name for row in Attachment.objects.everywhere("test")]
print(Organisation.objects.count(), ImportedFile.objects.count(), Publication.objects.count(),
      PublishedNumber.objects.count(), sorted(set(kept) - set(named)))
"""
KO, EN = "디스크가 가득 찼어요", "The disk is full"
REPORTED = """
from dure.measurement.tests.releases import county, reports
made = county()
for month in range(1, 7):
    reports(made, "손맛", f"2026-{month:02d}", {"": 40 + month})
"""
PUBLISHED = """
from datetime import date
from dure.ground.access.queries import actor_of
from dure.kernel.words import Words
from dure.measurement.queries import prepare_release
from dure.measurement.services import publish_numbers
from dure.ground.organisations.models import Initiative
here = Initiative.objects.get()
who = Account.objects.get(email__startswith="director")
ready = prepare_release(initiative_id=here.pk, min_cell=5, first="2026-01", last="2026-06",
                        as_of=date(2026, 11, 22))
publish_numbers(actor_of(who, on=date(2026, 11, 22), second_factor=True), prepared=ready,
                title=Words("공표", "Release"), at=now())
"""


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


def answered(made: Instance, code: str, leaving: int | None = None) -> tuple[str, str]:
    """The status and the page that came back; `leaving` so many bytes on a disk that filled meanwhile."""
    full = "" if leaving is None else FILLED.format(disk=str(made.home.parent), leaving=leaving)
    status, _, page = made.python(NAMES + full + code).partition(" ")
    (made.home.parent / "filler").unlink(missing_ok=True)
    return status, page


@pytest.mark.parametrize("leaving", [0, 40_000], ids=["not a byte", "a little"])
def test_a_file_brought_to_a_full_disk_is_refused_in_one_sentence_and_comes_in_with_room_again(
    disk: Path, instance_with_tables: Instance, leaving: int
) -> None:
    made = settled(disk, instance_with_tables, STORY)
    before = made.python(NAMES + STANDS)

    status, page = answered(made, BROUGHT, leaving)

    assert (status, KO in page) == ("507", True)
    assert "Traceback" not in page
    assert made.python(WHOLE) == "ok"
    assert made.python(NAMES + STANDS) == before
    assert "바뀔 것" in answered(made, BROUGHT)[1]


@pytest.mark.parametrize("leaving", [0, 100_000], ids=["not a byte", "a little"])
def test_what_was_looked_through_is_taken_whole_or_not_at_all(
    disk: Path, instance_with_tables: Instance, leaving: int
) -> None:
    made = settled(disk, instance_with_tables, STORY)
    answered(made, BROUGHT)
    before = made.python(NAMES + STANDS)

    status, page = answered(made, TAKEN, leaving)

    assert (status, EN in page) == ("507", True)
    assert made.python(NAMES + STANDS) == before
    assert answered(made, TAKEN)[0] == "200"
    assert made.python(NAMES + STANDS).startswith("303 1")


def test_a_program_reads_the_same_in_a_problem(disk: Path, instance_with_tables: Instance) -> None:
    made = settled(disk, instance_with_tables, STORY)
    made.python(NAMES + KEY)
    before = made.python(NAMES + STANDS)

    status, body = answered(made, SENT, 100_000)

    assert status == "507"
    assert '"code": "api.no_room"' in body
    assert EN in body
    assert made.python(NAMES + STANDS) == before
    assert answered(made, SENT)[0] == "200"


@pytest.mark.parametrize("leaving", [0, 60_000], ids=["not a byte", "a little"])
def test_a_release_is_published_whole_or_not_at_all(
    disk: Path, instance_with_tables: Instance, leaving: int
) -> None:
    made = settled(disk, instance_with_tables, REPORTED)
    filler = fill(disk, leaving)

    with pytest.raises(AssertionError, match=r"full|disk I/O"):
        made.python(NAMES + PUBLISHED)

    filler.unlink()
    assert made.python(WHOLE) == "ok"
    assert made.python(NAMES + STANDS).split()[2:4] == ["0", "0"]
    made.python(NAMES + PUBLISHED)
    assert made.python(NAMES + STANDS).split()[2] == "1"
