"""The canonical text of a version and its fingerprint: the very letters that people decide on and sign.

Plain UTF-8, Unicode NFC, one line end. Every line that somebody wrote begins with "| ", so that no
text can pretend to be a heading of its own. Both languages are in it: neither is a leftover of the other.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator

from dure.agenda.types.agenda import AgendaTree, LinkCard, NodeCard
from dure.kernel.words import Words

FORM = "dure agenda 1"


def canonical_text(initiative: str, tree: AgendaTree) -> str:
    """The text of a version, from the short name of its initiative and its clauses in reading order."""
    lines = [FORM, f"initiative {initiative}", f"version {tree.card.number}"]
    lines += _said("title", tree.card.title)
    links: dict[str, list[LinkCard]] = {}
    for link in sorted(tree.links, key=lambda one: (one.lower_key, one.upper_key)):
        links.setdefault(link.lower_key, []).append(link)
    for node in tree.nodes:
        lines += ["", *_clause(node, links.get(node.key, ()))]
    return "\n".join(lines) + "\n"


def fingerprint_of(text: str) -> str:
    """SHA-256 of the canonical text, in 64 small letters and figures."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def normal(text: str) -> str:
    """Letters composed, line ends alike, no blanks at the ends of lines, no empty lines around."""
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in composed.split("\n")).strip("\n")


def _clause(node: NodeCard, links: Iterable[LinkCard]) -> Iterator[str]:
    yield f"clause {node.key} {node.kind} {node.label or '-'} under {node.parent_key or '-'}"
    if node.refers_to:
        yield f"code {node.refers_to}"
    yield from _said("heading", node.title)
    yield from _said("text", node.text)
    for link in links:
        yield f"leads to {link.upper_key}"
        yield from _said("assuming", link.assumption)


def _said(what: str, words: Words) -> Iterator[str]:
    for language, text in (("ko", words.ko), ("en", words.en)):
        yield f"{what} {language}"
        if normal(text):
            yield from (f"| {line}".rstrip() for line in normal(text).split("\n"))
