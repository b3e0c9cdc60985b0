"""Two texts compared in words: what stayed, what went, what came; for Korean and for English.

A Korean word that changed only its ending keeps its stem (동네에서 → 동네와); an English one is never cut.
What stayed and went together is the old text, what stayed and came together the new one, letter by letter.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "gone", "new"]
TOKEN = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")
HANGUL = re.compile(r"[가-힣]+")
LONGEST = 4_000  # tokens of one text; beyond that it is compared whole


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters that stayed, went or came."""

    kind: Kind
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces from the old text to the new one; at every place what went stands before what came."""
    if old == new:
        return (Piece("same", old),) if old else ()
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    if max(len(before), len(after)) > LONGEST:
        return _replaced(old, new)
    runs = _calmed(list(_runs(before, after)))
    return _joined(piece for run in runs for piece in _pieces(*run))


def is_changed(pieces: Iterable[Piece]) -> bool:
    """True when something went or came."""
    return any(piece.kind != "same" for piece in pieces)


Run = tuple[bool, str, str]  # stayed?, old, new


def _runs(before: list[str], after: list[str]) -> Iterator[Run]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        yield tag == "equal", "".join(before[i1:i2]), "".join(after[j1:j2])


def _calmed(runs: list[Run]) -> list[Run]:
    """A lone blank or comma between two changes says nothing: three crumbs become one change."""
    calm: list[Run] = []
    for at, (same, old, new) in enumerate(runs):
        is_crumb = 0 < at < len(runs) - 1 and not re.search(r"\w|\n", old)
        stayed = same and not is_crumb
        if calm and not stayed and not calm[-1][0]:
            calm[-1] = (False, calm[-1][1] + old, calm[-1][2] + new)
        else:
            calm.append((stayed, old, new))
    return calm


def _pieces(stayed: bool, old: str, new: str) -> Iterator[Piece]:  # noqa: FBT001 - one run
    if stayed:
        yield Piece("same", old)
        return
    head = _shared_stem(old, new)
    # Blanks at either end that both have did not change.
    tail = _shared_blank(old[head:], new[head:])
    yield Piece("same", old[:head])
    yield Piece("gone", old[head : len(old) - tail])
    yield Piece("new", new[head : len(new) - tail])
    yield Piece("same", old[len(old) - tail :])


def _shared_stem(old: str, new: str) -> int:
    """How many letters at the beginning stay: whole words, and the stem of a Korean one."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    ends = (m.end() for m in TOKEN.finditer(old) if m.end() <= head)
    words = max((at for at in ends if _ends_word(old, at) and _ends_word(new, at)), default=0)
    stem = HANGUL.fullmatch(old[words:head])
    rest = re.match(r"\w*", old[head:]), re.match(r"\w*", new[head:])
    is_ending = all(m is not None and len(m.group()) <= 3 for m in rest)
    return head if stem and head - words >= 2 and is_ending else words


def _ends_word(text: str, at: int) -> bool:
    """True when no word runs over this place."""
    return not (0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum())


def _shared_blank(old: str, new: str) -> int:
    tail = 0
    while tail < min(len(old), len(new)) and old[-1 - tail] == new[-1 - tail]:
        if not old[-1 - tail].isspace():
            break
        tail += 1
    return tail


def _replaced(old: str, new: str) -> tuple[Piece, ...]:
    return _joined((Piece("gone", old), Piece("new", new)))


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if found and found[-1].kind == piece.kind:
            found[-1] = Piece(piece.kind, found[-1].text + piece.text)
        else:
            found.append(piece)
    return tuple(found)
