"""In YAML within braces a comma cuts a sentence off; the rest of it stands there without a value."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from dure.kernel.packs import read_pack

SOURCE = Path(__file__).resolve().parents[2] / "src" / "dure"


def test_no_sentence_of_a_pack_is_cut_off() -> None:
    assert [
        f"{file.relative_to(SOURCE)}: {cut}"
        for file in sorted(SOURCE.glob("**/pack/**/*.yaml"))
        for cut in cut_off(read_pack(file))
    ] == []


def test_a_comma_that_cuts_is_seen() -> None:
    assert list(cut_off(yaml.safe_load("age: {ko: 나이 (만, 미만), en: age}"))) == ["미만)"]
    assert list(cut_off(yaml.safe_load('age: {ko: "나이 (만, 미만)", en: age}'))) == []


def cut_off(told: object) -> Iterator[str]:
    """Keys without a value that read like the rest of a sentence."""
    if isinstance(told, dict):
        for key, value in told.items():
            if value is None and not str(key).isidentifier():
                yield str(key)
            yield from cut_off(value)
    elif isinstance(told, list):
        for each in told:
            yield from cut_off(each)


def test_what_is_said_is_text_and_no_number() -> None:
    assert [
        f"{file.relative_to(SOURCE)}: {said}"
        for file in sorted(SOURCE.glob("**/pack/**/*.yaml"))
        for said in numbers_said(read_pack(file))
    ] == []


def test_a_bare_119_is_seen() -> None:
    assert list(numbers_said(yaml.safe_load('{ko: 119, en: "119"}'))) == ["119"]
    assert list(numbers_said(yaml.safe_load('{ko: "119", en: "119"}'))) == []


def numbers_said(told: object) -> Iterator[str]:
    """Words whose text YAML reads as something else: they fall over where they are put into a sentence."""
    if isinstance(told, dict):
        if told.keys() >= {"ko", "en"}:
            words = (told["ko"], told["en"])
            yield from (f"{one}" for one in words if isinstance(one, int | float))
        for value in told.values():
            yield from numbers_said(value)
    elif isinstance(told, list):
        for each in told:
            yield from numbers_said(each)
