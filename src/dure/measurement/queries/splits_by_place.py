"""One period of an indicator by place: as reported, and rolled up to towns and provinces."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from dure.engines.measure import Parts, merge, place_rule
from dure.ground.places.queries import full_names, tree_on
from dure.kernel.words import Words
from dure.measurement.models import IndicatorVersion
from dure.measurement.queries.counted_parts import PartsKey
from dure.measurement.queries.definitions import definition_now
from dure.measurement.queries.place_lines import place_lines
from dure.measurement.queries.scorecard_rows import folded_figure
from dure.measurement.types.scorecard import Split

LEVELS = ("sido", "sigungu", "gu", "eup_myeon_dong")


def splits_by_place(
    parts: Mapping[PartsKey, Parts], version: IndicatorVersion, on: date
) -> tuple[Split, ...]:
    """A split for every place reported for and everything above it, in order of codes.

    Places stand as on the day: what was reported for an abolished one is where its people are now.
    """
    by_code = {key.place_code: part for key, part in parts.items() if key.place_code}
    level_of = tree_on(on).level_of
    inside: dict[str, list[Parts]] = defaultdict(list)
    for code, line in place_lines(by_code, on).items():
        standing = [above for above in line if level_of.get(above) in LEVELS] or [code]
        for above in standing:
            inside[above].append(by_code[code])
    named = full_names(inside, on)
    definition = definition_now(version)
    rule = place_rule(definition)
    return tuple(
        Split(
            code=code,
            words=named.get(code, Words(code, code)),
            figure=folded_figure(definition, merge(inside[code], rule)),
            level=level_of.get(code, ""),
        )
        for code in sorted(inside)
    )
