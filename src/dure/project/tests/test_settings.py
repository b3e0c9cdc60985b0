"""Production says what it lacks, trusts nobody's headers, and every setting is written down."""

import re
from pathlib import Path

import pytest

from dure.kernel.testing.checkout import PACKAGE, ROOT
from dure.kernel.testing.instance import Instance
from dure.kernel.ui.proxies import address_in
from dure.project.database import address_of_file, database_from

NAMED = re.compile(r"\bDURE_[A-Z_]+\b")
# Names of Django settings, not of the environment.
INSIDE = {
    "DURE_BUILT",
    "DURE_HANDED_IN",
    "DURE_NAVIGATION",
    "DURE_SECRET_FILE",
    "DURE_SCORES_SHOWN_AFTER_DAYS",
}
KEY = "dGVzdHMtb25seS1rZXktMzItYnl0ZXMtbG9uZyEhISE="
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "dure.project.settings.production",
    "DURE_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    "DURE_SEAL_KEYS": KEY,
    "DURE_HOSTS": "dure.example.org",
}


def read_from_environment() -> set[str]:
    files = [file for file in PACKAGE.rglob("*.py") if not {"tests", "testing"} & set(file.parts)]
    wanted = re.compile(r"(?:environ\S*?|_needed|_said)[\[(]\s*\"(DURE_[A-Z_]+)\"")
    return {name for file in files for name in wanted.findall(file.read_text(encoding="utf-8"))}


def test_a_folder_may_be_named_as_people_like() -> None:
    file = Path("/srv/순례/C# 100% (일)?/두레/dure.sqlite3")

    assert database_from(address_of_file(file))["NAME"] == str(file)


def test_every_setting_is_written_down_and_none_is_invented() -> None:
    told = set(NAMED.findall((ROOT / "docs" / "settings.md").read_text(encoding="utf-8")))
    assert told == read_from_environment()


def test_the_guides_name_only_settings_there_are() -> None:
    for language in ("ko", "en"):
        guide = Path(ROOT / "docs" / "guide" / language / "operating.md")
        assert set(NAMED.findall(guide.read_text(encoding="utf-8"))) <= read_from_environment()


@pytest.mark.parametrize("name", ["DURE_SECRET_KEY", "DURE_SEAL_KEYS", "DURE_HOSTS"])
@pytest.mark.slow
def test_production_does_not_start_without_its_secrets(tmp_path: Path, name: str) -> None:
    here = Instance(tmp_path, f"sqlite:///{tmp_path / 'x.sqlite3'}", {**PRODUCTION, name: ""})
    done = here.run("doctor")
    assert done.returncode != 0
    assert name in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_production_is_told_safe_by_the_frameworks_own_check(tmp_path: Path) -> None:
    here = Instance(tmp_path, f"sqlite:///{tmp_path / 'x.sqlite3'}", PRODUCTION)
    done = here.run("check", "--deploy")
    assert done.returncode == 0, done.stderr
    warned = set(re.findall(r"security\.W\d+", done.stderr))
    # HSTS for every subdomain and its list of browsers are for the owner of the domain to decide.
    assert warned <= {"security.W005", "security.W021"}, done.stderr


@pytest.mark.parametrize(
    ("told", "proxies", "seen"),
    [
        ("203.0.113.9", 1, "203.0.113.9"),
        ("1.2.3.4, 203.0.113.9", 1, "203.0.113.9"),
        ("1.2.3.4, 203.0.113.9, 10.0.0.2", 2, "203.0.113.9"),
        ("203.0.113.9", 0, ""),
        ("", 1, ""),
        ("nonsense", 1, ""),
        ("203.0.113.9", 2, ""),
        ("2001:db8::1", 1, "2001:db8::1"),
    ],
)
def test_a_visitor_cannot_choose_the_address_that_is_written_down(
    told: str, proxies: int, seen: str
) -> None:
    assert address_in(told, proxies) == seen
