"""Two versions compared clause by clause: added, taken out, moved, reworded; in the order they are read."""

from bisect import bisect_left
from dataclasses import dataclass

from dure.agenda.rules.word_diff import Piece, is_changed, word_diff
from dure.agenda.types.agenda import AgendaTree, NodeCard
from dure.kernel.words import Words

NO_PIECES: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class TextDiff:
    """One text in both languages, compared."""

    ko: tuple[Piece, ...] = NO_PIECES
    en: tuple[Piece, ...] = NO_PIECES

    @property
    def is_changed(self) -> bool:
        """True when either language changed."""
        return is_changed(self.ko) or is_changed(self.en)

    def in_language(self, language: str) -> tuple[Piece, ...]:
        """The pieces of one language."""
        return self.en if language == "en" else self.ko


@dataclass(frozen=True, slots=True)
class ClauseDiff:
    """One clause in both versions; `old` or `new` is None where it came or went."""

    key: str
    old: NodeCard | None
    new: NodeCard | None
    title: TextDiff
    text: TextDiff
    assumption: TextDiff
    is_moved: bool = False
    old_above: Words | None = None
    new_above: Words | None = None

    @property
    def node(self) -> NodeCard:
        """The clause as it stands, or as it stood last."""
        found = self.new or self.old
        if found is None:
            raise ValueError(self.key)
        return found

    @property
    def is_elsewhere(self) -> bool:
        """True when it stands below another clause than before."""
        if self.old is None or self.new is None:
            return False
        return self.old.parent_key != self.new.parent_key

    @property
    def is_reworded(self) -> bool:
        """True when a clause that stands in both versions reads differently."""
        both = self.old is not None and self.new is not None
        return both and any(one.is_changed for one in (self.title, self.text, self.assumption))

    @property
    def what(self) -> tuple[str, ...]:
        """Everything that happened to it: added, removed, moved, reworded; nothing when it stayed."""
        if self.old is None:
            return ("added",)
        if self.new is None:
            return ("removed",)
        happened = (("moved", self.is_moved), ("reworded", self.is_reworded))
        return tuple(name for name, did in happened if did)


@dataclass(frozen=True, slots=True)
class VersionDiff:
    """Two versions compared."""

    title: TextDiff
    clauses: tuple[ClauseDiff, ...]

    def count(self, what: str) -> int:
        """How many clauses this happened to."""
        return sum(what in clause.what for clause in self.clauses)


def version_diff(old: AgendaTree, new: AgendaTree) -> VersionDiff:
    """Compare two versions; a clause is the same one when its key is, wherever it went."""
    moved = _moved(old, new)
    return VersionDiff(
        _texts(old.card.title, new.card.title),
        tuple(_clause(key, old, new, moved) for key in _in_order(old, new)),
    )


def wording_diff(old: Words, new: Words) -> TextDiff:
    """One text against another, in both languages."""
    return _texts(old, new)


def _clause(key: str, old: AgendaTree, new: AgendaTree, moved: frozenset[str]) -> ClauseDiff:
    before = next((one for one in old.nodes if one.key == key), None)
    after = next((one for one in new.nodes if one.key == key), None)
    nothing = Words("", "")
    return ClauseDiff(
        key=key,
        old=before,
        new=after,
        title=_texts(before.title if before else nothing, after.title if after else nothing),
        text=_texts(before.text if before else nothing, after.text if after else nothing),
        assumption=_texts(
            old.assumption(before) if before else nothing,
            new.assumption(after) if after else nothing,
        ),
        is_moved=key in moved,
        old_above=_above(before, old),
        new_above=_above(after, new),
    )


def _above(node: NodeCard | None, tree: AgendaTree) -> Words | None:
    found = tree.node(node.parent_key) if node and node.parent_key else None
    return found.title if found else None


def _texts(old: Words, new: Words) -> TextDiff:
    return TextDiff(word_diff(old.ko, new.ko), word_diff(old.en, new.en))


def _in_order(old: AgendaTree, new: AgendaTree) -> tuple[str, ...]:
    """The new order, with what was taken out where it stood: after the clause it followed."""
    order = [one.key for one in new.nodes]
    before = ""
    for one in old.nodes:
        if one.key not in order:
            order.insert(order.index(before) + 1 if before else 0, one.key)
        before = one.key
    return tuple(order)


def _moved(old: AgendaTree, new: AgendaTree) -> frozenset[str]:
    """Clauses below another one than before, and the fewest that explain a new order of the rest."""
    above = {one.key: one.parent_key for one in old.nodes}
    elsewhere = {
        one.key for one in new.nodes if one.key in above and above[one.key] != one.parent_key
    }
    places = {one.key: at for at, one in enumerate(old.nodes)}
    for parent in {one.parent_key for one in new.nodes}:
        stayed = [
            one.key
            for one in new.nodes
            if one.parent_key == parent and one.key in above and one.key not in elsewhere
        ]
        elsewhere |= set(stayed) - _longest_rise(stayed, places)
    return frozenset(elsewhere)


def _longest_rise(keys: list[str], places: dict[str, int]) -> set[str]:
    """The longest part of a list that still stands in its old order."""
    ends: list[int] = []
    chain: list[str] = []
    before: dict[str, str] = {}
    for key in keys:
        at = bisect_left(ends, places[key])
        before[key] = chain[at - 1] if at else ""
        ends[at : at + 1] = [places[key]]
        chain[at : at + 1] = [key]
    kept: set[str] = set()
    key = chain[-1] if chain else ""
    while key:
        kept.add(key)
        key = before[key]
    return kept
