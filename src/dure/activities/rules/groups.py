"""Target groups (대상): the codes of `pack/groups.yaml`, and what partners write for them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dure.kernel.packs import read_pack
from dure.kernel.words import Words

PACK = Path(__file__).resolve().parent.parent / "pack" / "groups.yaml"
EVERYBODY = Words("누구나", "Everybody")
ALSO_EVERYBODY = frozenset(
    ("누구나", "모두", "전체", "everybody", "everyone", "all", "주민", "주민전체")
)


@dataclass(frozen=True, slots=True)
class Group:
    """One group: its code, its words, and other words that mean it."""

    code: str
    name: Words
    also: tuple[str, ...] = ()


@cache
def groups() -> dict[str, Group]:
    """Every group by code, in the order of the pack."""
    return {
        told["code"]: Group(told["code"], Words.of(told), tuple(map(str, told.get("also", ()))))
        for told in read_pack(PACK)
    }


def group_words(codes: Iterable[str]) -> Words:
    """The groups in both languages; everybody where none is named. A code of before stays as it is."""
    known = groups()
    named = [known[code].name if code in known else Words(code, code) for code in codes if code]
    if not named:
        return EVERYBODY
    return Words(", ".join(one.ko for one in named), ", ".join(one.en for one in named))


def read_groups(text: str) -> tuple[str, ...] | str:
    """The codes that a cell names, in any of their words; the first word not known, as it is written."""
    found: list[str] = []
    for word in re.split(r"[,;/\n]|(?<!·)·(?!청년)", text):
        plain = _plain(word)
        if not plain or plain in ALSO_EVERYBODY:
            continue
        code = _by_word().get(plain)
        if code is None:
            return word.strip()
        found.append(code)
    return tuple(dict.fromkeys(found))


@cache
def _by_word() -> dict[str, str]:
    return {
        _plain(word): one.code
        for one in groups().values()
        for word in (one.code, one.name.ko, one.name.en, *one.also)
    }


def _plain(word: str) -> str:
    return re.sub(r"[\s·_\-]+", "", word).casefold()
