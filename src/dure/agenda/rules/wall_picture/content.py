"""What the picture shows, in one language: outcomes with what serves them, assumptions as footnotes."""

from collections.abc import Iterator
from dataclasses import dataclass

from dure.agenda.types.agenda import AgendaTree, NodeCard
from dure.kernel.words import Words

MARKS = {"ko": "가나다라마바사아자차카타파하", "en": "abcdefghijklmnopqrstuvwxyz"}
ALSO = Words("{labels}에도 이어져요", "also serves {labels}")


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands around the tree: whose it is, which version, by what it was adopted."""

    initiative: Words
    version: Words
    foot: Words


@dataclass(frozen=True, slots=True)
class Item:
    """A strategy (0), or the leaf or fruit below it (1), with the letter of its assumption."""

    kind: str
    text: str
    depth: int
    mark: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class Bough:
    """An outcome and everything that hangs from it."""

    label: str
    title: str
    mark: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that is drawn."""

    eyebrow: str
    vision: str
    boughs: tuple[Bough, ...]
    notes: tuple[tuple[str, str], ...]
    foot: str
    language: str


def content_of(tree: AgendaTree, caption: Caption, language: str) -> Content:
    """The words of a tree in one language, ready to be laid out."""
    marks = _Marks(tree, language)
    vision = next((one for one in tree.nodes if one.kind == "vision"), None)
    boughs = tuple(
        Bough(
            one.label,
            one.title.in_language(language),
            marks.of(one),
            tuple(_items(tree, one, marks)),
        )
        for one in tree.nodes
        if one.kind == "outcome"
    )
    parts = (caption.initiative.in_language(language), caption.version.in_language(language))
    return Content(
        eyebrow=" · ".join(part for part in parts if part),
        vision=(vision.title if vision else tree.card.title).in_language(language),
        boughs=boughs,
        notes=tuple(marks.notes),
        foot=caption.foot.in_language(language),
        language=language,
    )


class _Marks:
    """The letters of footnotes, given in reading order."""

    def __init__(self, tree: AgendaTree, language: str) -> None:
        self.tree, self.language = tree, language
        self.notes: list[tuple[str, str]] = []

    def of(self, node: NodeCard) -> str:
        """The letter for what is assumed on the way up from a clause; nothing where nothing is."""
        said = self.tree.assumption(node).in_language(self.language)
        said = " ".join(said.split())
        if not said:
            return ""
        for known, text in self.notes:  # what is assumed of two clauses is said once
            if text == said:
                return known
        letters = MARKS[self.language]
        at = len(self.notes)
        mark = letters[at % len(letters)] + (
            str(at // len(letters) + 1) if at >= len(letters) else ""
        )
        self.notes.append((mark, said))
        return mark

    def also(self, node: NodeCard) -> str:
        """Which other clauses it serves, by number."""
        others = [
            found.label
            for link in self.tree.links
            if link.lower_key == node.key and link.upper_key != node.parent_key
            if (found := self.tree.node(link.upper_key)) is not None
        ]
        return ALSO.filled(labels=", ".join(others)).in_language(self.language) if others else ""


def _items(tree: AgendaTree, outcome: NodeCard, marks: _Marks) -> Iterator[Item]:
    for node in tree.below(outcome.key):
        yield _item(node, 0, marks)
        for lower in tree.below(node.key):
            yield _item(lower, 1, marks)


def _item(node: NodeCard, depth: int, marks: _Marks) -> Item:
    text = node.title.in_language(marks.language)
    return Item(node.kind, text, depth, marks.of(node), marks.also(node))
