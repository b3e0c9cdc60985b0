"""The tree of an agenda: what may stand below what, in which order it is read, how clauses are numbered."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dure.agenda.types.agenda import NodeCard

BELOW: dict[str, tuple[str, ...]] = {
    "": ("vision",),
    "vision": ("outcome",),
    "outcome": ("strategy", "indicator", "activity"),
    "strategy": ("indicator", "activity"),
    "indicator": (),
    "activity": (),
}
MARKS = {"outcome": "O", "strategy": "S", "indicator": "I", "activity": "A"}


def fits(kind: str, above: str) -> bool:
    """True when a clause of this kind may stand directly below one of kind `above` ("" is the top)."""
    return kind in BELOW[above]


def in_reading_order(nodes: Iterable[NodeCard]) -> tuple[NodeCard, ...]:
    """Depth first, by position, each with its number and depth. Nobody is lost.

    A clause whose parent is missing stands at the top: a slip in the data must not hide a text.
    """
    given = tuple(nodes)
    known = {one.key for one in given}
    children: dict[str, list[NodeCard]] = {}
    for one in given:
        above = one.parent_key if one.parent_key in known else ""
        children.setdefault(above, []).append(one)
    seen: dict[str, NodeCard] = {}
    _walk("", "", 0, children, seen)
    for one in given:  # a circle is nobody's child: it is shown rather than lost
        seen.setdefault(one.key, replace(one, label="", depth=0))
    return tuple(seen.values())


def _walk(
    above: str,
    label: str,
    depth: int,
    children: dict[str, list[NodeCard]],
    seen: dict[str, NodeCard],
) -> None:
    number = 0
    for one in sorted(children.get(above, ()), key=lambda each: (each.position, each.id)):
        if one.kind == "vision":
            own = ""
        else:
            number += 1
            own = f"{label}.{number}" if label else str(number)
        seen[one.key] = replace(one, label=own, depth=depth)
        _walk(one.key, own, depth + 1, children, seen)


def is_within(key: str, other: str, nodes: Iterable[NodeCard]) -> bool:
    """True when `other` is the clause `key` itself or stands somewhere below it."""
    above = {one.key: one.parent_key for one in nodes}
    steps = 0
    while other and steps <= len(above):
        if other == key:
            return True
        other, steps = above.get(other, ""), steps + 1
    return False


def placed(siblings: Iterable[str], key: str, before: str) -> tuple[str, ...]:
    """The keys of one level with `key` put before `before`, or last where `before` is not among them."""
    others = [one for one in siblings if one != key]
    at = others.index(before) if before in others else len(others)
    return (*others[:at], key, *others[at:])


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: what blank lines or line ends divide."""
    return tuple(_filled(text))


def _filled(text: str) -> Iterator[str]:
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.strip():
            yield line.strip()
