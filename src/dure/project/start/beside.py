"""Fonts made beside a running server: pages are whole without them, so nobody waits for them."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

from dure.kernel.ui.font_faces import find_faces, stand
from dure.kernel.with_parent import WITH_PARENT
from dure.kernel.words import Words
from dure.project.start.database import said
from dure.project.start.static import NO_FONTS, collects

Tell = Callable[[str], None]
BUILD = (sys.executable, "-P", "-m", "dure.project.command", "build_fonts")
BESIDE = Words(
    "한글 글꼴은 뒤에서 준비해요. 그동안은 기기의 글꼴로 보여요.",
    "The Korean fonts are being made meanwhile; until then the device's own are shown.",
)


@contextmanager
def fonts_beside(tell: Tell) -> Iterator[None]:
    """While the server serves, cut the fonts that do not stand yet; its end is their end too.

    Not where static files are collected: there a file that comes later would not be served.
    """
    making = None if collects() else _begin(tell)
    try:
        yield
    finally:
        if making is not None:
            _end(making)


def _begin(tell: Tell) -> "subprocess.Popen[bytes] | None":
    faces, folder = find_faces(), _folder()
    if not faces:
        tell(said(NO_FONTS))
        return None
    if stand(folder, faces):
        return None
    tell(said(BESIDE))
    # A group of its own: its helpers end with it, and Ctrl-C reaches them through us alone.
    making = subprocess.Popen(  # noqa: S603 - this very Python
        BUILD,
        env={**os.environ, WITH_PARENT: "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with suppress(ProcessLookupError):
        os.setpriority(os.PRIO_PROCESS, making.pid, 10)  # whoever looks at a page comes first
    return making


def _end(making: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(making.pid, signal.SIGKILL)
    making.wait()
    shutil.rmtree(_folder().with_name(f"fonts.making.{making.pid}"), ignore_errors=True)


def _folder() -> Path:
    return Path(settings.DURE_BUILT) / "fonts"
