"""Deliberate (공론): groups of opinion and what they share, after the published method of Polis."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dure.engines.deliberate.adapter import consensus, gather, judge, places_of, sayings
from dure.engines.deliberate.groups import Grouping, Labels, group_places
from dure.engines.deliberate.matrix import Floats, Matrix, matrix_of
from dure.engines.deliberate.types import (
    AGREE,
    DISAGREE,
    ENGINE,
    PASS,
    USUAL,
    Conversation,
    Deliberated,
    Group,
    Place,
    Saying,
    Settings,
    Tally,
)
from dure.engines.voices import Fault, Tell, silent

LEAST = 2  # people and statements without which there is no picture


def deliberate(
    conversation: Conversation,
    *,
    settings: Settings = USUAL,
    earlier: Sequence[tuple[float, float]] = (),
    tell: Tell = silent,
) -> Deliberated:
    """What the votes say; with nobody, or with one, there are simply no groups.

    `earlier`: the middles of the groups of the last refresh, so that groups keep their numbers.
    """
    matrix = matrix_of(conversation, settings)
    if not matrix.participants:
        empty = Deliberated(places=(), groups=(), agree=(), disagree=(), tallies=(), left_out={})
        return _finished(empty, conversation, settings)
    tell("사람들의 자리를 찾아요", "people are placed")
    places, grouping = _grouped(matrix, settings, earlier)
    tell("의견을 견줘요", "statements are weighed")
    chosen, aware = sayings(matrix, grouping.labels, settings)
    shared = consensus(matrix, settings)
    found = Deliberated(
        places=_places(matrix, places, grouping.labels),
        groups=_groups(matrix, places, grouping.labels, chosen) if grouping.quality else (),
        agree=tuple(shared["agree"]),
        disagree=tuple(shared["disagree"]),
        tallies=_tallies(matrix, grouping, aware),
        left_out=_left_out(matrix),
        quality=grouping.quality,
        chosen=grouping.chosen,
        kept=grouping.kept,
    )
    return _finished(found, conversation, settings)


def _grouped(
    matrix: Matrix, settings: Settings, earlier: Sequence[tuple[float, float]]
) -> tuple[Floats, Grouping]:
    people, asked = matrix.answers.shape
    if people < LEAST or asked < LEAST or not _differ(matrix):
        return np.zeros((people, 2)), Grouping(np.zeros(len(matrix.placed), dtype=np.intp), {})
    places = places_of(matrix, settings)
    return places, group_places(places[matrix.placed], settings, gather, judge, earlier)


def _differ(matrix: Matrix) -> bool:
    """Whether any two people answered a statement that counts differently."""
    counted = np.delete(matrix.answers, matrix.rejected, axis=1)
    most = np.where(np.isnan(counted), -np.inf, counted).max(axis=0, initial=-np.inf)
    least = np.where(np.isnan(counted), np.inf, counted).min(axis=0, initial=np.inf)
    return bool((most > least).any())


def _places(matrix: Matrix, places: Floats, labels: Labels) -> tuple[Place, ...]:
    group = dict(zip(matrix.placed.tolist(), labels.tolist(), strict=True))
    counts = np.isfinite(matrix.answers).sum(axis=1)
    return tuple(
        Place(
            participant=one,
            votes=int(counts[at]),
            x=float(places[at, 0]),
            y=float(places[at, 1]),
            group=group.get(at),
        )
        for at, one in enumerate(matrix.participants)
    )


def _groups(
    matrix: Matrix, places: Floats, labels: Labels, chosen: dict[int, list[Saying]]
) -> tuple[Group, ...]:
    groups = []
    for number in range(int(labels.max()) + 1):
        rows = matrix.placed[labels == number]
        middle = places[rows].mean(axis=0)
        groups.append(
            Group(
                number=number,
                members=tuple(matrix.participants[row] for row in rows),
                center=(float(middle[0]), float(middle[1])),
                sayings=tuple(chosen.get(number, ())),
                size=len(rows),
            )
        )
    return tuple(groups)


def _tallies(
    matrix: Matrix, grouping: Grouping, aware: dict[int, tuple[float, float]]
) -> tuple[Tally, ...]:
    groups = range(int(grouping.labels.max()) + 1) if grouping.quality else range(0)
    rows = {number: matrix.placed[grouping.labels == number] for number in groups}
    told = []
    for at, code in enumerate(matrix.statements):
        column = matrix.answers[:, at]
        agree, disagree, passed = _counts(column)
        both = aware[at] if rows else (None, None)
        told.append(
            Tally(
                statement=code,
                agree=agree,
                disagree=disagree,
                passed=passed,
                aware_agree=both[0],
                aware_disagree=both[1],
                by_group={number: _counts(column[some]) for number, some in rows.items()},
            )
        )
    return tuple(told)


def _counts(column: Floats) -> tuple[int, int, int]:
    return tuple(int((column == way).sum()) for way in (AGREE, DISAGREE, PASS))  # type: ignore[return-value]


def _left_out(matrix: Matrix) -> dict[str, str]:
    placed = set(matrix.placed.tolist())
    return {one: "too_few_votes" for at, one in enumerate(matrix.participants) if at not in placed}


def _finished(found: Deliberated, conversation: Conversation, settings: Settings) -> Deliberated:
    """Hide what is too small, and remember what was asked."""
    if any(group.size < settings.smallest_shown for group in found.groups):
        found = _veiled(found, settings.smallest_shown)
    return replace(
        found,
        statements=conversation.statements,
        notes=[*conversation.notes, *_notes(found)],
        settings=settings,
        fingerprint=fingerprint(conversation, settings),
    )


def _veiled(found: Deliberated, smallest: int) -> Deliberated:
    """Without the small groups; nobody is told by a group either, since who is left would be known."""
    groups = tuple(
        replace(group, members=(), sayings=(), center=(0.0, 0.0), size=0, hidden=True)
        if group.size < smallest
        else replace(group, members=())
        for group in found.groups
    )
    return replace(
        found,
        groups=groups,
        places=tuple(replace(one, group=None, x=0.0, y=0.0) for one in found.places),
        tallies=tuple(replace(one, by_group={}) for one in found.tallies),
    )


def _notes(found: Deliberated) -> list[Fault]:
    if not found.places:
        return [Fault("deliberate.note_nobody")]
    if not found.groups:
        return [Fault("deliberate.note_no_groups")]
    placed = len(found.places) - len(found.left_out)
    if placed > USUAL.base_groups:
        told = {"placed": f"{placed:,}", "most": USUAL.base_groups}
        return [Fault("deliberate.note_many", told)]
    return []


def fingerprint(conversation: Conversation, settings: Settings) -> str:
    """A mark of the input: the votes in their order, the moderation, the settings."""
    mark = hashlib.sha256(repr((ENGINE, settings)).encode())
    for one in conversation.votes:
        mark.update(f"{one.participant}\0{one.statement}\0{one.vote}\n".encode())
    for code, known in sorted(conversation.statements.items()):
        mark.update(f"{code}\0{known.rejected}\n".encode())
    return mark.hexdigest()
