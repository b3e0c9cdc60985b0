"""Overlaps: how many people two members both serve, from sketches; never whom (G16)."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from dure.engines.linkage import Overlap, Sketch, estimated
from dure.ground.journal.queries import may
from dure.ground.journal.types import Actor, Subject
from dure.ground.organisations.queries import initiative_by_id, organisation_cards
from dure.kernel.words import Words
from dure.measurement.models import Assignment, PeopleSketch, SharingWord
from dure.measurement.queries.definitions import versions_now
from dure.measurement.queries.sketches import outlived, sketches_of
from dure.measurement.queries.viewing import viewing
from dure.measurement.rules.overlap_shown import overlap_shown, people_shown
from dure.measurement.types.overlaps import OverlapLine, OverlapsPage, SketchLine


def overlaps(
    actor: Actor, *, initiative_id: int, period: str = "", indicator: str = ""
) -> OverlapsPage:
    """What sketches tell; a member sees the pairs it is one of, the backbone all of them.

    Numbers of few people are not told, nor those that would tell nearly everybody.
    """
    seen = viewing(actor, initiative_id)
    choices = _choices(initiative_id)
    periods = sorted({one for one, _ in choices}, reverse=True)
    chosen, whose = _chosen(choices, period, indicator)
    sketches = sketches_of(initiative_id, chosen, whose) if chosen else {}
    old = outlived(initiative_id, chosen, whose) if chosen else frozenset()
    floor = initiative_by_id(initiative_id).min_cell
    found = estimated(list(sketches.values())) if len(sketches) > 1 else None
    own = _speaks_for(actor, initiative_id)
    cards = organisation_cards(frozenset({*sketches, *old, *own}))
    names = {key: card.name for key, card in cards.items()}
    return OverlapsPage(
        periods=tuple(periods),
        period=chosen,
        indicator=whose,
        choices=choices,
        outlived=tuple(names[key] for key in sorted(old)),
        brought=tuple(
            SketchLine(names[key], one.counted if seen.reads(key) else None, one.left_out)
            for key, one in sorted(sketches.items())
        ),
        people=people_shown(found, sizes=_sizes(sketches), floor=floor) if found else None,
        lines=_lines(found.pairs, sketches, names, floor) if found else (),
        own=tuple(sorted((key, names[key]) for key in own)),
    ).of_whom(everything=seen.everything, own=own, words=sharing_words(initiative_id))


def _sizes(sketches: Mapping[int, Sketch]) -> list[int]:
    return [one.counted for one in sketches.values()]


def _choices(initiative_id: int) -> tuple[tuple[str, str], ...]:
    """(period, indicator) of what was brought, the newest period first; no indicator is everybody."""
    rows = PeopleSketch.objects.within(initiative_id=initiative_id)
    found = {(one, code or "") for one, code in rows.values_list("period", "indicator__code")}
    return tuple(
        sorted(sorted(found, key=lambda one: one[1]), key=lambda one: one[0], reverse=True)
    )


def _chosen(choices: Sequence[tuple[str, str]], period: str, indicator: str) -> tuple[str, str]:
    """What was asked for, as far as it is there; else the first of that period, else the first."""
    of_period = [one for one in choices if one[0] == period]
    return next(
        (one for one in of_period if one[1] == indicator),
        next(iter([*of_period, *choices]), ("", "")),
    )


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


def people_indicators(initiative_id: int) -> tuple[tuple[str, Words], ...]:
    """The indicators of an initiative that count people once, by code. Two queries."""
    rows = Assignment.objects.filter(initiative_id=initiative_id).order_by()
    versions = versions_now(list(rows.values_list("indicator_id", flat=True).distinct()))
    people = [one for one in versions.values() if one.kind == "distinct"]
    return tuple(sorted((one.indicator.code, one.name) for one in people))


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
