"""Overlaps: how many people two members both serve, from sketches; never whom (G16)."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from dure.engines.linkage import Overlap, Sketch, estimated, sketch_from
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import initiative_by_id, organisation_cards
from dure.kernel.words import Words
from dure.measurement.models import PeopleSketch, SharingWord
from dure.measurement.queries.viewing import viewing
from dure.measurement.rules.overlap_shown import overlap_shown, people_shown
from dure.measurement.types.overlaps import OverlapLine, OverlapsPage, SketchLine


def sketches_of(initiative_id: int, period: str) -> dict[int, Sketch]:
    """The newest sketch of each member for a period."""
    rows = PeopleSketch.objects.within(initiative_id=initiative_id, period=period).order_by("pk")
    return {row.organisation_id: sketch_from(row.told) for row in rows}


def overlaps(actor: Actor, *, initiative_id: int, period: str = "") -> OverlapsPage:
    """What sketches tell; a member sees the pairs it is one of, the backbone all of them.

    Numbers of few people are not told, nor those that would tell nearly everybody.
    """
    seen = viewing(actor, initiative_id)
    rows = PeopleSketch.objects.within(initiative_id=initiative_id)
    periods = sorted(set(rows.values_list("period", flat=True)), reverse=True)
    chosen = period if period in periods else (periods[0] if periods else "")
    sketches = sketches_of(initiative_id, chosen) if chosen else {}
    floor = initiative_by_id(initiative_id).min_cell
    found = estimated(list(sketches.values())) if len(sketches) > 1 else None
    own = _speaks_for(actor, initiative_id)
    cards = organisation_cards(frozenset({*sketches, *own}))
    names = {key: card.name for key, card in cards.items()}
    return OverlapsPage(
        periods=tuple(periods),
        period=chosen,
        brought=tuple(
            SketchLine(names[key], one.counted if seen.reads(key) else None, one.left_out)
            for key, one in sorted(sketches.items())
        ),
        people=people_shown(found, floor) if found else None,
        lines=_lines(found.pairs, sketches, names, floor) if found else (),
        own=tuple(sorted((key, names[key]) for key in own)),
    ).of_whom(everything=seen.everything, own=own, words=sharing_words(initiative_id))


def _lines(
    pairs: Sequence[Overlap], sketches: Mapping[int, Sketch], names: Mapping[int, Words], floor: int
) -> tuple[OverlapLine, ...]:
    by_name: dict[tuple[int, int], Overlap] = {(int(one.one), int(one.other)): one for one in pairs}
    return tuple(
        OverlapLine(
            one=one,
            other=other,
            one_name=names[one],
            other_name=names[other],
            shown=overlap_shown(
                by_name.get((one, other)) or by_name[other, one],
                sizes=(sketches[one].counted, sketches[other].counted),
                floor=floor,
            ),
        )
        for one, other in combinations(sorted(sketches), 2)
    )


def sharing_words(initiative_id: int) -> frozenset[tuple[int, int]]:
    """(who, with whom) of every member that agrees today to look together."""
    rows = SharingWord.objects.within(initiative_id=initiative_id).order_by("pk")
    said = {(row.organisation_id, row.other_id): row.agrees for row in rows}
    return frozenset(pair for pair, agrees in said.items() if agrees)


def both_agree(initiative_id: int, one: int, other: int) -> bool:
    """Whether two members may look together at those they share."""
    words = sharing_words(initiative_id)
    return (one, other) in words and (other, one) in words


def _speaks_for(actor: Actor, initiative_id: int) -> frozenset[int]:
    """The organisations whose people the actor may open here."""
    held = {
        reach.organisation_id
        for reach in actor.reaches
        if reach.organisation_id is not None and reach.initiative_id in (None, initiative_id)
    }
    return frozenset(
        one
        for one in held
        if may(actor, "open_person", Subject("sharing", one, initiative_id, organisation_id=one))
    )
