"""What was kept comes back as it was: every row, every file, on either engine, or not at all."""

import json
import signal
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from dure.kernel.testing.instance import ON_SERVER, Instance, own_database, wait_for
from dure.project.tests.backup.filling import OTHER_KEY, SEAL_KEY, everything, files_of, filled

pytestmark = pytest.mark.slow
OWN_KIND = "postgresql" if ON_SERVER else "sqlite"
Empty = Callable[..., Instance]
READ = (
    "from dure.ground.files.models import Attachment\n"
    "print(list(Attachment._base_manager.get().content.open().read()))"
)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Empty]:
    """Makes instances that were never started."""
    with ExitStack() as stack:

        def make(name: str = "other", kind: str = OWN_KIND, key: str = SEAL_KEY) -> Instance:
            home = tmp_path / name
            home.mkdir()
            address = stack.enter_context(own_database(home, kind))
            return Instance(home, address, {"DURE_SEAL_KEYS": key} if key else {})

        yield make


@pytest.fixture
def archive(instance: Instance, tmp_path: Path) -> Path:
    """An archive of the filled instance."""
    file = tmp_path / "instance.dure"
    done = filled(instance).run("backup", str(file))
    assert done.returncode == 0, done.stderr
    return file


def test_a_restored_instance_equals_the_original(
    instance: Instance, archive: Path, empty: Empty
) -> None:
    other = empty()

    done = other.run("restore", str(archive))

    assert done.returncode == 0, done.stderr
    assert everything(other) == everything(instance)
    assert files_of(other) == files_of(instance)
    (lies,) = files_of(other).values()
    assert lies.startswith(b"DURE SEALED"), "a file stays sealed on its way"
    assert b"\x00\x01\xff\n" not in lies
    assert other.python(READ) == "[0, 1, 255, 10]"
    name = "from dure.ground.people.models import Person\nprint(Person._base_manager.first().name)"
    assert other.python(name) == "박순례0"
    new = (
        "from dure.ground.journal.models import WorkerBeat, Work\n"
        "from dure.ground.organisations.models import Initiative\n"
        "print(Initiative.objects.create(slug='new', name_ko='새', name_en='New',"
        " started_on='2026-01-01').pk)"
    )
    assert int(other.python(new)) == 2, "numbers go on after the old ones"


@pytest.mark.postgres
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_it_comes_back_on_the_other_engine_and_home_again(
    instance: Instance, archive: Path, empty: Empty, tmp_path: Path, kind: str
) -> None:
    other = empty("there", kind)
    assert other.run("restore", str(archive)).returncode == 0
    again = tmp_path / "again.dure"
    assert other.run("backup", str(again)).returncode == 0
    home = empty("home", OWN_KIND)

    assert home.run("restore", str(again)).returncode == 0

    assert everything(home) == everything(other) == everything(instance)


def test_names_are_sealed_in_the_archive_and_no_key_is_inside(archive: Path) -> None:
    with zipfile.ZipFile(archive) as inside:
        people = inside.read("tables/person.jsonl").decode()
        everything_inside = b"".join(inside.read(name) for name in inside.namelist())

    assert "박순례" not in people
    assert SEAL_KEY.encode() not in everything_inside
    assert archive.stat().st_mode & 0o077 == 0, "nobody else reads it"


def test_files_kept_before_they_were_sealed_are_sealed_on_their_way_in(
    instance: Instance, empty: Empty, tmp_path: Path
) -> None:
    filled(instance)
    (kept,) = (each for each in (instance.home / "files").rglob("*") if each.is_file())
    kept.write_bytes(b"\x00\x01\xff\n")
    assert "1 lie open" in instance.run("doctor").stdout
    file = tmp_path / "old.dure"
    assert instance.run("backup", str(file)).returncode == 0
    other = empty()

    assert other.run("restore", str(file)).returncode == 0

    (lies,) = files_of(other).values()
    assert lies.startswith(b"DURE SEALED")
    assert other.python(READ) == "[0, 1, 255, 10]"


def test_an_instance_in_use_is_left_alone(instance: Instance, archive: Path) -> None:
    before = everything(instance)

    done = instance.run("restore", str(archive))

    assert done.returncode == 2
    assert "in use" in done.stderr
    assert everything(instance) == before


@pytest.mark.parametrize("where", ["cut", "changed"])
def test_a_damaged_archive_is_refused(archive: Path, empty: Empty, where: str) -> None:
    content = archive.read_bytes()
    middle = len(content) // 2
    worse = content[:middle] if where == "cut" else content[:900] + b"\x00\x01" + content[902:]
    archive.write_bytes(worse)
    other = empty()

    done = other.run("restore", str(archive))

    assert done.returncode == 2, done.stderr
    assert "damaged" in done.stderr
    assert (
        other.python("from django.db import connection as c\nprint(c.introspection.table_names())")
        == "[]"
    )


def test_what_cannot_be_opened_here_is_refused(archive: Path, empty: Empty) -> None:
    done = empty(key=OTHER_KEY).run("restore", str(archive))

    assert done.returncode == 2
    assert "DURE_SEAL_KEYS" in done.stderr


def test_a_newer_version_is_refused(archive: Path, empty: Empty) -> None:
    rewritten = archive.with_name("newer.dure")
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(rewritten, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b'"version": "0.1.0"', b'"version": "9.0.0"'))

    done = empty().run("restore", str(rewritten))

    assert done.returncode == 2
    assert "newer version" in done.stderr
    assert "9.0.0" in done.stderr


@pytest.mark.file_only
def test_an_archive_of_an_older_version_is_led_to_this_one_step_by_step(
    instance: Instance, archive: Path, empty: Empty
) -> None:
    """Its house stood before the access log was kept as written."""
    older = without_migration(archive, "access", "0002_log_kept_as_written")
    other = empty()

    done = other.run("restore", str(older))

    assert done.returncode == 0, done.stderr
    assert everything(other) == everything(instance)
    kept = "from django.db import connection as c\nprint([n for n, in c.cursor().execute("
    kept += "\"SELECT name FROM sqlite_master WHERE type = 'trigger'\") if 'access' in n] != [])"
    assert other.python(kept) == "True"


def without_migration(archive: Path, room: str, name: str) -> Path:
    """The archive as a house would have made it that knew nothing of this step."""
    older = archive.with_name("older.dure")
    with zipfile.ZipFile(archive) as now, zipfile.ZipFile(older, "w") as then:
        for member in now.namelist():
            content = now.read(member)
            if member == "manifest.json":
                told = json.loads(content)
                told["migrations"].remove([room, name])
                content = json.dumps(told).encode()
            then.writestr(member, content)
    return older


def test_with_its_keys_it_comes_back_on_a_machine_that_knows_nothing(
    instance: Instance, empty: Empty, tmp_path: Path
) -> None:
    filled(instance)
    del instance.extra["DURE_SEAL_KEYS"]  # the machine's own secret seals from now on
    name = "from dure.ground.people.models import Person\n"
    instance.python(name + "Person._base_manager.update(name='박순례')")
    file = tmp_path / "with.dure"
    assert instance.run("backup", str(file), "--with-keys").returncode == 0
    other = empty(key="")

    done = other.run("restore", str(file))

    assert done.returncode == 0, done.stderr
    assert other.python(name + "print(Person._base_manager.values_list('name', flat=True)[0])")


def test_a_backup_that_is_stopped_leaves_the_one_before(instance: Instance, archive: Path) -> None:
    before = archive.read_bytes()
    going = instance.start("backup", str(archive))
    for _ in range(400):
        if list(archive.parent.glob(f".{archive.name}.*")):
            break
        time.sleep(0.02)
    going.send_signal(signal.SIGINT)
    going.communicate(timeout=60)

    assert archive.read_bytes() == before or going.returncode == 0
    assert not list(archive.parent.glob(f".{archive.name}.*"))


def test_a_backup_is_of_one_moment_while_people_write(instance: Instance, tmp_path: Path) -> None:
    """Every account made meanwhile comes with its grant, or neither is there."""
    filled(instance)
    begun, stop = tmp_path / "begun", tmp_path / "stop"
    writing = (
        "from pathlib import Path\nfrom django.db import transaction\n"
        "from dure.ground.journal.models import JournalEntry, Work\n"
        "from dure.kernel.clock import now\nn = 0\n"
        f"while not Path({str(stop)!r}).exists():\n"
        "    n += 1\n"
        "    with transaction.atomic():\n"
        "        JournalEntry.objects.create(at=now(), verb='pair', subject_kind='x', subject_id=n)\n"
        "        Work.objects.create(public_id=f'w{n}', kind='pair', started_at=now(), touched_at=now())\n"
        f"    Path({str(begun)!r}).touch()\n"
        "print(n)"
    )
    file = tmp_path / "moment.dure"
    writer = instance.start_python(writing)
    assert wait_for(begun.exists)
    done = instance.run("backup", str(file))
    stop.touch()
    written = int(writer.communicate(timeout=180)[0])

    with zipfile.ZipFile(file) as inside:
        entries = inside.read("tables/journal_entry.jsonl").decode().count('"pair"')
        works = inside.read("tables/work.jsonl").decode().count('"pair"')
    assert done.returncode == 0
    assert 0 < entries == works <= written
    assert written > 3, "and nobody was kept from writing"
