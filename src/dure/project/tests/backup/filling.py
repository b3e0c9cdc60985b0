"""Fill an instance with a bit of everything: sealed people, kept files, large numbers, odd words."""

from pathlib import Path

from dure.kernel.testing.instance import Instance

SEAL_KEY = "dGVzdHMtb25seS1rZXktMzItYnl0ZXMtbG9uZyEhISE="
OTHER_KEY = "b3RoZXItb25seS1rZXktMzItYnl0ZXMtbG9uZyEhISE="

FILL = r"""
from django.core.files.base import ContentFile
from dure.ground.files.models import Attachment
from dure.ground.journal.models import JournalEntry
from dure.ground.people.models import Person
from dure.ground.tests.story import NOW, village

here = village()
Person.objects.bulk_create(
    Person(public_id=f"p{n:04}", organisation=here.kitchen, name=f"박순례{n}", birth_date="1947-03-02",
           attributes={"sex": "f", "share": 0.1 + n}, registered_at=NOW) for n in range(3000))
odd = {"b": 3.0, "a": [1.5, None, "한글 '따옴표' \\ \"x\""], "big": 10**15}
JournalEntry.objects.create(
    at=NOW, verb="trial", subject_kind="x", subject_id="1", values=odd, tell=[])
file = Attachment(public_id="file1", organisation=here.kitchen, name="사진.bin",
    media_type="image/png", sha256="0" * 64, size_bytes=4, kept_at=NOW,
    kept_by_id=here.reporter.account_id)
file.content.save("bytes.bin", ContentFile(b"\x00\x01\xff\n"), save=True)
"""
EVERYTHING = """
from django.apps import apps
from dure.project.backup.rows import digest, mark, stored_rows, tables
for name, model in tables(apps).items():
    rows = list(stored_rows(model))
    print(name, len(rows), digest(mark(row) for row in rows))
"""


def filled(instance: Instance) -> Instance:
    """The instance, with something in most kinds of columns."""
    instance.extra["DURE_SEAL_KEYS"] = SEAL_KEY
    instance.python(FILL)
    return instance


def everything(instance: Instance) -> list[str]:
    """Every table with its count and a digest of its rows."""
    return instance.python(EVERYTHING).splitlines()


def files_of(instance: Instance) -> dict[str, bytes]:
    """Every kept file with its bytes."""
    folder = instance.home / "files"
    return {str(each.relative_to(folder)): each.read_bytes() for each in _under(folder)}


def _under(folder: Path) -> list[Path]:
    return sorted(each for each in folder.rglob("*") if each.is_file())
