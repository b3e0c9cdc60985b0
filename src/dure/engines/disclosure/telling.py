"""What one earlier release told, with what stood behind its hidden cells as far as it is known."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dure.engines.disclosure.recall import Recall
from dure.engines.disclosure.types import Join, Key, Relation, Release, Rule, Status, Table


@dataclass(frozen=True)
class Telling:
    """Telling (말한 것): one release; `values` holds what was shown, what is known to have been
    hidden, and what stood in cells that it did not mention at all or only rounded (`silent`, `ranges`);
    `unknown` are the hidden cells of which nothing is known, `nothing` those it said nobody reported.
    """

    name: str
    values: Mapping[Key, float]
    hidden: Mapping[Key, Status]
    relations: tuple[Relation, ...]
    threshold: int
    unknown: tuple[Key, ...] = ()
    silent: frozenset[Key] = frozenset()
    ranges: Mapping[Key, tuple[float, float]] = field(default_factory=dict)
    nothing: frozenset[Key] = frozenset()

    @cached_property
    def told(self) -> Mapping[Key, None]:
        """Cells of which the release speaks, by showing, rounding or hiding them, in their order."""
        return {key: None for key in self.values if key not in self.silent or key in self.ranges}


def tellings(table: Table, rule: Rule, previous: Sequence[Release]) -> list[Telling]:
    """The earlier releases, oldest first.

    Where nobody says what stood behind a hidden cell, it is taken to be what the nearest later
    release knows, or the nearest earlier one; where the release's own sums forbid that, the least
    change that they allow.
    """
    known = [_values(release) for release in previous]
    today = (*table.cells, *table.untold)
    known.append({cell.key: cell.value for cell in today if cell.value is not None})
    made, shown = [], set[Key]()
    for moment, release in enumerate(previous):
        made.append(_telling(table, rule, release, known, moment, shown))
        shown |= release.values.keys()
    return made


def _values(release: Release) -> dict[Key, float]:
    return dict(release.secrets) | dict(release.values)


def _hidden(release: Release) -> dict[Key, Status]:
    return {key: label for key, label in release.labels.items() if label.is_hidden}


def _telling(
    table: Table,
    rule: Rule,
    release: Release,
    known: list[dict[Key, float]],
    moment: int,
    shown: Collection[Key],
) -> Telling:
    hidden = _hidden(release)
    told = set(release.values) | set(hidden)
    relations = release.relations or table.relations
    open_ = [key for key in hidden if key not in known[moment]]
    order = [*known[moment + 1 :], *reversed(known[:moment])]
    guesses = {key: next((one[key] for one in order if key in one), None) for key in open_}
    values = dict(known[moment])
    if open_:
        recall = Recall(
            relations=relations,
            known=values,
            guesses=guesses,
            table=table,
            small={key for key in open_ if hidden[key] is Status.PRIMARY},
            threshold=release.threshold or rule.threshold,
            least=rule.least_small,
            shown=frozenset(shown),
        )
        values |= recall.values()
    between = _between(relations, values, hidden)
    values |= between
    return Telling(
        name=release.name,
        values=values,
        hidden=hidden,
        relations=relations,
        threshold=release.threshold or rule.threshold,
        unknown=tuple(key for key in open_ if key not in values),
        silent=frozenset(release.secrets.keys() | between.keys()) - told,
        ranges=release.ranges,
        nothing=release.nothing,
    )


def _between(
    relations: Sequence[Relation], values: Mapping[Key, float], hidden: Mapping[Key, Status]
) -> dict[Key, float]:
    """Totals without a row that lay between cells of a release, as its own parts add up to them.

    Today's sum is another one where a part has changed since: the old total is not to be taken for it.
    """
    open_: dict[Key, list[tuple[Key, ...]]] = {}
    for one in relations:
        if one.join is Join.SUM and one.total not in values and one.total not in hidden:
            open_.setdefault(one.total, []).append(one.parts)
    found: dict[Key, float] = {}
    size = -1
    while size < len(found):
        size, known = len(found), {**values, **found}
        for total, lines in open_.items():
            sums = [sum(known[k] for k in line) for line in lines if all(k in known for k in line)]
            if sums:
                found[total] = max(sums)
    return found
