"""Everything that the page of one clause shows."""

from collections.abc import Callable
from typing import Any

from dure.agenda.queries import (
    adopted_agenda,
    agenda_tree,
    amendments_to,
    comments_on,
    draft_agenda,
    occasions_of,
    texts_of,
    votes_on_amendments,
)
from dure.agenda.rules.tree import fits, paragraphs
from dure.agenda.rules.version_diff import TextDiff, wording_diff
from dure.agenda.screens.writing import Desk
from dure.agenda.types import AgendaTree, AmendmentCard, CommentCard, NodeCard, Wording
from dure.ground.journal.types import Actor
from dure.kernel.words import spoken_language

Compared = dict[str, TextDiff]


def found(actor: Actor, desk: Desk, node: NodeCard) -> dict[str, Any]:
    """The clause with what stands in force, what is said, proposed, assumed and agreed about it."""
    draft = draft_agenda(desk.initiative.id)
    tree = agenda_tree(draft.id) if draft else None
    if draft is None or tree is None:
        return {}
    adopted = adopted_agenda(desk.initiative.id)
    former = agenda_tree(adopted.id).node(node.key) if adopted else None
    talks = comments_on([node.id], actor)
    return {
        "draft": draft,
        "node": node,
        "adopted": adopted,
        "former": former,
        "changes": compared(Wording(former.title, former.text), _words(node)) if former else None,
        "paragraphs": _paragraphs(node, talks),
        "loose": _loose(node, talks),
        "amendments": _amendments(actor, node),
        "texts": texts_of(node.id),
        "occasions": occasions_of(desk.initiative.id, [node.key]),
        "typed": _words(node),
        "amending": _words(node),
        "compare": _comparing(node),
        **_around(tree, node),
    }


def compared(old: Wording, new: Wording) -> Compared:
    """Two wordings, compared in words."""
    return {"title": wording_diff(old.title, new.title), "text": wording_diff(old.text, new.text)}


def _comparing(node: NodeCard) -> Callable[[Wording], Compared]:
    return lambda typed: compared(_words(node), typed)


def _words(node: NodeCard) -> Wording:
    return Wording(node.title, node.text)


def _amendments(actor: Actor, node: NodeCard) -> list[dict[str, Any]]:
    cards = amendments_to([node.id], actor)
    votes = votes_on_amendments([card.id for card in cards])
    return [_amendment(card, node) | {"vote": votes.get(card.id)} for card in cards]


def _amendment(card: AmendmentCard, node: NodeCard) -> dict[str, Any]:
    """Told against what stands now while it waits, else against the words it answered."""
    against = _words(node) if card.state == "open" else card.base
    moved_on = card.state == "open" and _words(node) != card.base
    return {"card": card, "diff": compared(against, card.wording), "moved_on": moved_on}


def _paragraphs(node: NodeCard, talks: tuple[CommentCard, ...]) -> list[dict[str, Any]]:
    spoken = spoken_language()
    texts = (node.title.in_language(spoken), *paragraphs(node.text.in_language(spoken)))
    return [
        {
            "number": number,
            "text": text,
            "talks": [one for one in talks if _beside(one, number, text)],
        }
        for number, text in enumerate(texts)
    ]


def _beside(talk: CommentCard, number: int, text: str) -> bool:
    """A talk stands beside its paragraph while that reads as it did, or in the other language."""
    same_language = talk.language == spoken_language()
    return talk.paragraph == number and (talk.quoted == text or not same_language)


def _loose(node: NodeCard, talks: tuple[CommentCard, ...]) -> list[CommentCard]:
    """Talks whose paragraph reads otherwise now: they stand below, with what they were about."""
    shown = {one.id for part in _paragraphs(node, talks) for one in part["talks"]}
    return [one for one in talks if one.id not in shown]


def _around(tree: AgendaTree, node: NodeCard) -> dict[str, Any]:
    above = tree.node(node.parent_key)
    links = [link for link in tree.links if link.lower_key == node.key]
    return {
        "above": above,
        "assumption": tree.assumption(node),
        "also": [
            (tree.node(link.upper_key), link.assumption)
            for link in links
            if link.upper_key != node.parent_key
        ],
        "may_stand": [one for one in tree.nodes if fits(node.kind, one.kind)],
        "may_serve": [
            one
            for one in tree.nodes
            if one.kind in ("outcome", "strategy") and one.key not in {node.key, node.parent_key}
        ],
        "below": tree.below(node.key),
        "measures": [one.refers_to for one in tree.nodes if one.kind == "indicator"],
    }
