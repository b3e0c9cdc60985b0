"""Our own files are read the same by the quick parser and by the plain one."""

from pathlib import Path

import pytest
import yaml

from dure.kernel.packs import read_pack
from dure.kernel.testing.checkout import PACKAGE, ROOT

FILES = sorted([*PACKAGE.rglob("pack/*.yaml"), *(ROOT / "data" / "demo").glob("*.yaml")])


@pytest.mark.slow
def test_both_parsers_say_the_same_of_every_file_of_ours() -> None:
    assert len(FILES) > 20
    for file in FILES:
        assert read_pack(file) == yaml.safe_load(file.read_text(encoding="utf-8")), file


def test_days_numbers_and_words_keep_their_kinds(tmp_path: Path) -> None:
    text = "since: 2026-11-25\nrate: 1.5\ncount: 7\nname: 두레\nnothing:\nyes_or_no: true\nlist: [1, '1']\n"
    file = tmp_path / "one.yaml"
    file.write_text(text, encoding="utf-8")
    assert read_pack(file) == yaml.safe_load(text)


@pytest.mark.parametrize("text", ["!!python/object/apply:os.getcwd []", "a: [1", "a: b: c"])
def test_it_is_as_careful_as_the_plain_one(tmp_path: Path, text: str) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(yaml.YAMLError):
        read_pack(file)
