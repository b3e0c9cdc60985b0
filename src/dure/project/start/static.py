"""Fonts and static files: made once for every version, found standing on the next start."""

import hashlib
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.storage import Storage
from django.core.management import call_command

from dure.kernel.ui.font_faces import find_faces
from dure.kernel.words import Words
from dure.project.start.database import one_at_a_time, said

Tell = Callable[[str], None]
FONTS = Words(
    "한글 글꼴을 준비해요(한 번, 30초쯤)…", "Making the Korean fonts (once, half a minute)…"
)
NO_FONTS = Words(
    "한글 글꼴을 찾지 못해서 기기의 글꼴로 보여요. DURE_FONTS_DIR을 적어 주세요.",
    "No Korean font found, the device's own is shown; set DURE_FONTS_DIR.",
)
STATIC = Words("화면 파일을 모아요…", "Collecting the static files…")


def prepare_fonts(tell: Tell) -> bool:
    """Cut the fonts where collected files are served and they do not stand yet; elsewhere, beside."""
    if not collects():
        return False
    faces = find_faces()
    if not faces:
        tell(said(NO_FONTS))
        return False
    told: list[str] = []

    def progress(name: str) -> None:
        if not told:
            tell(said(FONTS))
        told.append(name)
        tell(f"  {len(told)}  {name}")

    with one_at_a_time(Path(settings.DURE_HOME)):
        # Its library is loaded here: where no file is collected, nobody who starts needs it.
        build_fonts = import_module("dure.kernel.ui.fonts").build_fonts
        return bool(build_fonts(settings.DURE_BUILT / "fonts", faces, progress))


def prepare_static(tell: Tell) -> bool:
    """Collect static files where the setting serves collected ones; False when nothing is new."""
    if not collects():
        return False
    stamp = Path(settings.STATIC_ROOT) / "dure.stamp"
    wanted = fingerprint_of_static()
    with one_at_a_time(Path(settings.DURE_HOME)):
        if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
            return False
        tell(said(STATIC))
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(wanted, encoding="ascii")
        return True


def collects() -> bool:
    """True where static files are served from a manifest, as in production."""
    return hasattr(staticfiles_storage, "manifest_storage")


def fingerprint_of_static() -> str:
    """One word for all files that would be collected: path, size and time."""
    mark = hashlib.sha256()
    for path, storage in _sources():
        size, touched = storage.size(path), storage.get_modified_time(path)
        mark.update(f"{path}\n{size}\n{touched.timestamp()}\n".encode())
    return mark.hexdigest()


def _sources() -> Iterator[tuple[str, Storage]]:
    for finder in get_finders():
        yield from sorted(finder.list(None), key=lambda found: found[0])
