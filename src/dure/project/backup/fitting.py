"""Does this archive fit this instance: its version, its keys, its tables?"""

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

from django.apps.registry import Apps
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.graph import MigrationGraph

from dure.kernel.words import Words
from dure.project.backup.archive import KEYS, NEWER, Manifest, Unfit
from dure.project.keys import derived_seal_key, fingerprint
from dure.project.start.first_tables import make_first_tables
from dure.project.version import VERSION

OTHER_VERSION = Words(
    "{file}: 다른 판의 보관 파일이에요. 한 번도 켜지 않은 빈 데이터베이스에만 되살릴 수 있어요.",
    "{file}: of another version; it can only be restored into a database never started before.",
)
WRONG_KEY = Words(
    "{file}: 봉인 열쇠 {missing}이(가) 여기 없어요. DURE_SEAL_KEYS에 원래 열쇠를 적어 주세요.",
    "{file}: the seal key {missing} is not here; put the original's key into DURE_SEAL_KEYS.",
)
KEYS_INSIDE = Words(
    "{file}: 봉인 열쇠 {missing}이(가) 여기 없어요. 보관 파일 안 keys.json의 seal_keys를 "
    "DURE_SEAL_KEYS에 적어 주세요.",
    "{file}: the seal key {missing} is not here; put seal_keys from keys.json inside the archive "
    "into DURE_SEAL_KEYS.",
)


def fit_version(manifest: Manifest, file: Path) -> None:
    """Refuse what a newer version made."""
    known = set(MigrationExecutor(connection).loader.disk_migrations)
    unknown = [each for each in manifest.migrations if each not in known]
    if unknown or _numbers(manifest.version) > _numbers(VERSION):
        raise Unfit(NEWER, file=file, part=manifest.version)


def fit_keys(archive: zipfile.ZipFile, manifest: Manifest, file: Path) -> Callable[[], None]:
    """Refuse what could never be opened here; answers what keeps the archive's own keys, if it may."""
    here = {fingerprint(key) for key in settings.DURE_SEAL_KEYS}
    missing = [key for key in manifest.seal_keys if key not in here]
    if not missing:
        return _nothing
    if not manifest.has_keys:
        raise Unfit(WRONG_KEY, file=file, missing=", ".join(missing))
    inside = json.loads(archive.read(KEYS))
    place: Path | None = getattr(settings, "DURE_SECRET_FILE", None)
    kept = inside["kept_secret"]
    derived = {fingerprint(derived_seal_key(kept))} if kept else set()
    if place is None or os.environ.get("DURE_SEAL_KEYS") or not set(missing) <= derived:
        raise Unfit(KEYS_INSIDE, file=file, missing=", ".join(missing))
    keeping = place
    return lambda: _keep(keeping, kept)


def fit_tables(manifest: Manifest, file: Path) -> Apps:
    """The tables as the archive knows them, made where there are none; answers their models.

    Those of this very version are made at once; an older one's are reached step by step.
    """
    executor = MigrationExecutor(connection)
    applied, wanted = set(executor.loader.applied_migrations), list(manifest.migrations)
    if not applied:
        if set(wanted) != set(executor.loader.disk_migrations) or not make_first_tables("default"):
            executor.migrate(newest(wanted, executor.loader.graph))
        executor = MigrationExecutor(connection)
    elif applied != set(wanted):
        raise Unfit(OTHER_VERSION, file=file)
    return executor.loader.project_state(wanted).apps


def newest(wanted: list[tuple[str, str]], graph: MigrationGraph) -> list[tuple[str, str]]:
    """Those that no other wanted one builds on; an older one as a target would be a step back."""
    built_on = {parent.key for each in wanted for parent in graph.node_map[each].parents}
    return [each for each in wanted if each not in built_on]


def _nothing() -> None:
    return None


def _keep(place: Path, secret: str) -> None:
    """Put the original's secret in place of the one this empty instance had made for itself."""
    fresh = place.with_suffix(".new")
    fresh.touch(mode=0o600)
    fresh.write_text(secret, encoding="ascii")
    fresh.replace(place)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
