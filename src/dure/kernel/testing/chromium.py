"""A real Chromium for the browser tests: found, or installed where that is ours to do."""

import ctypes.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BUNDLES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",)
OWN_DOWNLOADS = (".cache/ms-playwright", "Library/Caches/ms-playwright")
# The driver between the tests and the browser is linked against libatomic on Linux.
DEBIAN_PACKAGES = ("chromium", "libatomic1")


@dataclass(frozen=True, slots=True)
class Chromium:
    """The browser's path, or the reason why there is none."""

    path: str | None
    reason: str = ""


def find_chromium() -> Chromium:
    """The Chromium of this machine, with its driver's library; never installs anything."""
    path = chromium_path()
    if path is None:
        return Chromium(None, "no Chromium found (set CHROMIUM_PATH, or install chromium)")
    if sys.platform == "linux" and ctypes.util.find_library("atomic") is None:
        return Chromium(None, "Chromium is here, its driver's library libatomic1 is not")
    return Chromium(path)


def find_or_install_chromium() -> Chromium:
    """As `find_chromium`; on Debian and as root the missing packages are installed first."""
    found = find_chromium()
    if found.path is not None or shutil.which("apt-get") is None:
        return found
    if os.geteuid() != 0:
        return Chromium(None, f"{found.reason}; only root may install it")
    return install()


def install() -> Chromium:
    """Debian's Chromium by Debian's own means; what they say is shown only when they fail."""
    sys.stdout.write("Installing Chromium, about a minute …\n")
    sys.stdout.flush()
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    take = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", *DEBIAN_PACKAGES)
    for command in (("apt-get", "update", "-qq"), take):
        done = subprocess.run(
            command,
            env=environment,
            check=False,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        if done.returncode:
            return Chromium(None, f"`{' '.join(command)}` failed: {done.stdout.strip()[-500:]}")
    return find_chromium()


def chromium_path() -> str | None:
    """The first Chromium of: CHROMIUM_PATH, the usual names, Playwright's own downloads."""
    told = os.environ.get("CHROMIUM_PATH")
    if told:
        return told if os.access(told, os.X_OK) else None
    usual = [path for name in NAMES if (path := shutil.which(name))]
    downloaded = [
        str(path)
        for place in OWN_DOWNLOADS
        for path in sorted((Path.home() / place).glob("chromium-*/chrome-*/[cC]hrom*"))
        if path.is_file() and os.access(path, os.X_OK)
    ]
    there = [path for path in BUNDLES if os.access(path, os.X_OK)]
    return next(iter([*usual, *there, *downloaded]), None)


def launch_arguments(path: str) -> dict[str, object]:
    """What Playwright needs to start this Chromium; root must go without the sandbox."""
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": path, "args": flags}
