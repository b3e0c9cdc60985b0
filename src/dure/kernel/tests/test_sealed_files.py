"""What people bring lies sealed on the disk; nobody cuts, doubles or moves a piece of it unnoticed."""

import tracemalloc
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.core.files.base import ContentFile, File
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dure.kernel import storages
from dure.kernel.sealed import WrongKey
from dure.kernel.sealed_files import MARK, PIECE, TAG, Opened, Torn, sealed, wrapped_key
from dure.kernel.storages import SealedInMemory, SealedOnDisk
from dure.project.health import look_at_keys

OLD, NEW, OTHER = (Fernet.generate_key().decode() for _ in range(3))
NAMES = "박순례, 가람군 노인복지관\n".encode()
SIZES = (0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 7)


@pytest.fixture(autouse=True)
def keys(settings: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    settings.DURE_SEAL_KEYS = [OLD]
    settings.DURE_LINK_KEYS = tmp_path_factory.mktemp("link_keys")
    return settings


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SealedOnDisk:
    """A house whose files lie here."""
    storage = SealedOnDisk(location=tmp_path)
    monkeypatch.setattr(storages, "default_storage", storage)
    return storage


def opened(lies: bytes) -> bytes:
    stored = BytesIO(lies)
    wrapped = wrapped_key(stored)
    assert wrapped is not None
    return Opened(stored, wrapped).readall()


def lying(content: bytes) -> bytes:
    return b"".join(sealed([content]))


@pytest.mark.parametrize("size", SIZES)
def test_what_is_sealed_opens_as_it_was(size: int) -> None:
    content = (NAMES * (size // len(NAMES) + 1))[:size]
    assert opened(lying(content)) == content
    assert size < 10 or content[:10] not in lying(content)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(parts=st.lists(st.binary(max_size=5000), max_size=6), reads=st.integers(1, 9000))
def test_however_it_comes_and_however_it_is_read(parts: list[bytes], reads: int) -> None:
    stored = BytesIO(b"".join(sealed(parts)))
    wrapped = wrapped_key(stored)
    assert wrapped is not None
    reader = Opened(stored, wrapped)
    found = b"".join(iter(lambda: reader.read(reads), b""))
    assert found == b"".join(parts)


def pieces(lies: bytes) -> tuple[bytes, list[bytes]]:
    stored = BytesIO(lies)
    wrapped_key(stored)
    at = stored.tell()
    rest = lies[at:]
    return lies[:at], [rest[i : i + PIECE + TAG] for i in range(0, len(rest), PIECE + TAG)]


@pytest.mark.parametrize(
    "harm",
    [
        lambda each: each[:-1],
        lambda each: each[1:],
        lambda each: [each[1], each[0], *each[2:]],
        lambda each: [*each, each[-1]],
        lambda each: [*each[:-1], each[-1][:-1]],
        lambda each: [*each[:-1], bytes([each[-1][0] ^ 1]) + each[-1][1:]],
    ],
    ids=["the end cut off", "the beginning cut off", "moved", "doubled", "short", "one bit"],
)
def test_what_is_not_whole_is_not_opened(harm: Any) -> None:
    head, rest = pieces(lying(b"x" * (2 * PIECE + 7)))
    with pytest.raises(Torn):
        opened(head + b"".join(harm(rest)))


def test_another_key_opens_nothing(keys: Any) -> None:
    lies = lying(NAMES)
    keys.DURE_SEAL_KEYS = [OTHER]
    with pytest.raises(WrongKey):
        opened(lies)


@pytest.mark.parametrize("kind", [SealedOnDisk, SealedInMemory])
def test_a_storage_keeps_it_sealed_and_gives_it_back(kind: Any, tmp_path: Path) -> None:
    storage = kind(location=tmp_path) if kind is SealedOnDisk else kind()
    name = storage.save("a/b.bin", ContentFile(NAMES))
    with storage.open(name) as found:
        assert found.read() == NAMES
    with storage.open(name) as found:
        assert b"".join(found.chunks(7)) == NAMES
    with storage.as_it_lies(name) as lies:
        assert lies.read().startswith(MARK)


def test_nobody_reads_a_name_from_the_disk(disk: SealedOnDisk, tmp_path: Path) -> None:
    disk.save("attachments/x.bin", ContentFile(NAMES))
    (lies,) = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert "박순례".encode() not in lies.read_bytes()


@pytest.mark.slow
def test_fifty_megabytes_are_not_held_twice(disk: SealedOnDisk) -> None:
    content = bytes(50_000_000)
    tracemalloc.start()
    name = disk.save("large.bin", ContentFile(content))
    _, sealing = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    with disk.open(name) as found:
        read = sum(len(each) for each in found.chunks(1 << 16))
    _, streaming = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    with disk.open(name) as found:
        assert found.read() == content
    _, whole = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert read == len(content)
    assert sealing < 5_000_000
    assert streaming < 5_000_000
    assert whole < 1.3 * len(content)


def test_keys_are_changed_and_open_files_sealed(
    db: None, disk: SealedOnDisk, tmp_path: Path, keys: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    name = disk.save("x.bin", ContentFile(NAMES))
    (tmp_path / "from_before.bin").write_bytes(NAMES)
    assert told().state == "fail"
    assert "1" in told().told.en

    keys.DURE_SEAL_KEYS = [NEW, OLD]
    call_command("reseal")
    assert "2" in capsys.readouterr().err
    call_command("reseal")
    assert "파일 0개" in capsys.readouterr().err

    keys.DURE_SEAL_KEYS = [NEW]
    assert told().state == "ok"
    for each in (name, "from_before.bin"):
        with disk.open(each) as found:
            assert found.read() == NAMES
    assert sorted(each.name for each in tmp_path.iterdir()) == ["from_before.bin", "x.bin"]


def test_without_the_old_key_no_file_is_touched(
    db: None, disk: SealedOnDisk, tmp_path: Path, keys: Any
) -> None:
    disk.save("x.bin", ContentFile(NAMES))
    (tmp_path / "from_before.bin").write_bytes(NAMES)
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    keys.DURE_SEAL_KEYS = [NEW]
    assert told().state == "fail"
    with pytest.raises(SystemExit):
        call_command("reseal")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_a_stop_in_the_middle_leaves_a_readable_file_and_is_taken_up(
    db: None, disk: SealedOnDisk, tmp_path: Path, keys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk.save("x.bin", ContentFile(NAMES))
    keys.DURE_SEAL_KEYS = [NEW, OLD]

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr("dure.kernel.sealed_files.os.replace", stop)
        with pytest.raises(KeyboardInterrupt):
            call_command("reseal")
    with disk.open("x.bin") as found:
        assert found.read() == NAMES
    (tmp_path / "x.bin.sealing").write_bytes(b"left by a machine that lost power")
    call_command("reseal")
    keys.DURE_SEAL_KEYS = [NEW]
    with disk.open("x.bin") as found:
        assert found.read() == NAMES
    assert list(storages.stored_files()) == ["x.bin"]


def told() -> Any:
    return next(each for each in look_at_keys() if each.name.en == "kept files")


def test_a_django_file_goes_in_as_well(disk: SealedOnDisk) -> None:
    name = disk.save("y.bin", File(BytesIO(NAMES), "y.bin"))
    with disk.open(name) as found:
        assert found.read() == NAMES
