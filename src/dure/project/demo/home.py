"""The demo's home: its own folder, built once, never the real data; a stamp says what it holds."""

import hashlib
import json
import shutil
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from dure.kernel.clock import day_of, now
from dure.kernel.programmes import programmes
from dure.project.demo.cast import DOMAIN
from dure.project.demo.pack import DATA, told
from dure.project.settings.base import HOME, SOURCE
from dure.project.start.database import one_at_a_time

STAMP = "demo.json"
NOT_OURS = (
    "{home}에는 시연이 아닌 데이터가 있어요. DURE_HOME으로 다른 폴더를 알려 주세요.\n"
    "{home} holds data that are not the demo's. Name another folder in DURE_HOME."
)
Tell = Callable[[str], None]


def is_built() -> bool:
    """True when this home holds the demo as this source would make it."""
    try:
        stamp = json.loads((HOME / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(stamp.get("source") == _source_mark()) and _database().exists()


def make_home(tell: Tell, *, fresh: bool = True) -> None:
    """Build the demo into this home, one start at a time. Refused where somebody else's data lie.

    Killed at any moment it leaves a home without its mark, which the next start builds anew.
    """
    _refuse_real_data()
    tell("두레: 시연을 담아요. 처음 한 번만 해요. / Dure: loading the demo, once.")
    with one_at_a_time(HOME):
        if fresh or not is_built():  # another start may have built it while this one waited
            _make(tell)


def _make(tell: Tell) -> None:
    began = time.monotonic()
    (HOME / STAMP).write_text("{}", encoding="utf-8")  # ours from now on, though unfinished
    _empty()
    tell("  0  표 만들기 · tables")
    call_command("migrate", verbosity=0, interactive=False)
    # Whoever only opens a demo that stands does not load what it is made by.
    import_module("dure.project.demo.build").build(day_of(now()), tell)
    connection.close()
    mark = {"source": _source_mark(), "built_at": now().isoformat()}
    _stamped(mark)
    tell(f"두레: {time.monotonic() - began:.0f}초 걸렸어요. / Done.")


def _stamped(mark: dict[str, str]) -> None:
    new = (HOME / STAMP).with_suffix(".new")
    new.write_text(json.dumps(mark), encoding="utf-8")
    new.replace(HOME / STAMP)


def started(port: int) -> str:
    """Where it is and how to sign in as each kind of person."""
    lines = [
        "",
        f"  두레 시연 · the Dure demo    http://127.0.0.1:{port}/",
        f"  로그인 · sign in with one touch    http://127.0.0.1:{port}/sign-in/",
        "",
    ]
    for name, words in told("guests").items():
        lines.append(f"    {name + '@' + DOMAIN:<44} {words[0]} · {words[1]}")
    lines += doors_told(port)
    lines += ["", "  멈추기 · stop: Ctrl-C", ""]
    return "\n".join(lines)


def doors_told(port: int) -> list[str]:
    """Links of people who need no account, as the programmes tell them."""
    doors = [door for each in programmes() for door in each.doors_of_demo(now())]
    if not doors:
        return []
    told_of = [
        f"    http://127.0.0.1:{port}{door.path}    {door.what.ko} · {door.what.en}"
        for door in doors
    ]
    return ["", "  계정 없이 여는 링크 · links that need no account", *told_of]


def _refuse_real_data() -> None:
    if _database().exists() and not (HOME / STAMP).exists():
        raise CommandError(NOT_OURS.format(home=HOME))


def _database() -> Path:
    return Path(str(settings.DATABASES["default"]["NAME"]))


def _empty() -> None:
    connection.close()
    for ending in ("", "-wal", "-shm"):
        Path(f"{_database()}{ending}").unlink(missing_ok=True)
    for folder in ("files", "mail"):
        shutil.rmtree(HOME / folder, ignore_errors=True)


def _source_mark() -> str:
    """A mark of everything the demo is made from: its data, its code, the tables."""
    files = [
        *sorted(DATA.iterdir()),
        *sorted((SOURCE / "project" / "demo").glob("*.py")),
        *sorted((SOURCE / "programmes").glob("*/demo/*.py")),
        *sorted((SOURCE / "programmes").glob("*/pack/*.yaml")),
        *sorted(SOURCE.glob("**/migrations/*.py")),
    ]
    mark = hashlib.sha256()
    for file in files:
        mark.update(file.name.encode() + file.read_bytes())
    return mark.hexdigest()[:16]
