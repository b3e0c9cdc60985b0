"""The lock names only the public index: an address of somebody's own mirror must not travel with it."""

import re

import pytest

from dure.kernel.testing.checkout import ROOT

PUBLIC = {"pypi.org", "files.pythonhosted.org"}


def strange_hosts(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+://([^/\"\s]*)", text)) - PUBLIC


def without_hash(text: str) -> list[str]:
    files = re.findall(r"\{ url = [^}]*\}", text)
    return [line for line in files if "sha256:" not in line]


@pytest.mark.parametrize("name", ["uv.lock", "pyproject.toml"])
def test_only_the_public_index_is_named(name: str) -> None:
    assert strange_hosts((ROOT / name).read_text(encoding="utf-8")) == set()


def test_every_file_of_the_lock_has_its_hash() -> None:
    assert without_hash((ROOT / "uv.lock").read_text(encoding="utf-8")) == []


def test_a_mirror_is_noticed() -> None:
    line = '{ url = "https://mirror.example/a.whl", size = 3 }'
    assert strange_hosts(line) == {"mirror.example"}
    assert without_hash(line) == [line]
    assert strange_hosts('url = "file:///srv/wheels/a.whl"') == {""}
