"""The archive: a zip of one JSON-lines file a table, the kept files, and a manifest vouching for them."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any

from dure.kernel.words import Words

FORMAT = 1
MANIFEST = "manifest.json"
KEYS = "keys.json"
CHUNK = 1 << 20
DAMAGED = Words(
    "{file}: 보관 파일이 손상됐어요({part}). 다른 보관 파일을 쓰세요.",
    "{file}: the archive is damaged ({part}); take another one.",
)
NO_ARCHIVE = Words(
    "{file}: 두레 보관 파일이 아니거나 손상됐어요.",
    "{file}: not an archive of Dure, or damaged.",
)
NO_FILE = Words("{file}: 파일을 열 수 없어요({part}).", "{file}: cannot be opened ({part}).")
NEWER = Words(
    "{file}: 더 새로운 판({part})의 보관 파일이에요. 두레를 먼저 올려 주세요.",
    "{file}: made by a newer version ({part}); upgrade Dure first.",
)


class Unfit(Exception):  # noqa: N818 - what is said, not the machine's word
    """An archive, or an instance, with which this cannot be done; says why in both languages."""

    def __init__(self, words: Words, **values: object) -> None:
        self.words = words.filled(**values)
        super().__init__(self.words.en)


@dataclass(frozen=True, slots=True)
class Part:
    """One table or file inside: how much, and the hash of its bytes.

    `digest` of a table is a hash of its rows that does not depend on their order or the engine.
    """

    name: str
    sha256: str
    size: int
    rows: int = 0
    digest: str = ""
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the archive holds, where it comes from and which keys its sealed fields need."""

    format: int
    version: str
    engine: str
    made_at: str
    migrations: tuple[tuple[str, str], ...]
    seal_keys: tuple[str, ...]
    tables: tuple[Part, ...] = field(default=())
    files: tuple[Part, ...] = field(default=())
    has_keys: bool = False

    @property
    def rows(self) -> int:
        """How many rows of all tables."""
        return sum(table.rows for table in self.tables)

    def as_json(self) -> str:
        """As it lies in the archive."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


class Tally:
    """Counts and hashes what is written to or read from one member."""

    def __init__(self, member: IO[bytes]) -> None:
        self.member = member
        self.mark = hashlib.sha256()
        self.size = 0

    def write(self, content: bytes) -> None:
        """Write on."""
        self.member.write(content)
        self.mark.update(content)
        self.size += len(content)


def open_archive(file: Path) -> zipfile.ZipFile:
    """The archive, or `Unfit` in a sentence."""
    try:
        return zipfile.ZipFile(file)
    except zipfile.BadZipFile as bad:
        raise Unfit(NO_ARCHIVE, file=file) from bad
    except OSError as error:
        raise Unfit(NO_FILE, file=file, part=error.strerror) from error


def read_manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    """The manifest; refuses what is none, and what a newer format says."""
    try:
        read = json.loads(archive.read(MANIFEST))
        if read["format"] > FORMAT:
            raise Unfit(NEWER, file=file, part=read["version"])
        others = {key: read[key] for key in ("format", "version", "engine", "made_at", "has_keys")}
        return Manifest(
            **others,
            tables=tuple(_part(each) for each in read["tables"]),
            files=tuple(_part(each) for each in read["files"]),
            migrations=tuple((app, name) for app, name in read["migrations"]),
            seal_keys=tuple(read["seal_keys"]),
        )
    except (KeyError, ValueError, TypeError, zipfile.BadZipFile, zlib.error) as bad:
        raise Unfit(NO_ARCHIVE, file=file) from bad


def _part(read: dict[str, Any]) -> Part:
    made = Part(**{**read, "columns": tuple(read["columns"])})
    place = PurePosixPath(made.name)
    if place.is_absolute() or ".." in place.parts or "\\" in made.name:
        raise ValueError(made.name)
    return made


def verify(archive: zipfile.ZipFile, manifest: Manifest, file: Path) -> Iterator[str]:
    """Read every member once; `Unfit` where its bytes are not those that were written."""
    for part in (*manifest.tables, *manifest.files):
        yield part.name
        mark, size = hashlib.sha256(), 0
        try:
            with archive.open(part.name) as member:
                while content := member.read(CHUNK):
                    mark.update(content)
                    size += len(content)
        except (KeyError, OSError, EOFError, zipfile.BadZipFile, zlib.error) as bad:
            raise Unfit(DAMAGED, file=file, part=part.name) from bad
        if (mark.hexdigest(), size) != (part.sha256, part.size):
            raise Unfit(DAMAGED, file=file, part=part.name)
