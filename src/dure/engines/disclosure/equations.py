"""The equations an outsider can write down from everything ever published, beside today's own.

At each release every sum that readers know holds for what stood there then. A part that was not
told in it is taken from the nearest release that told it: such a mixed sum counts only when it
comes out even, since a wrong guess misleads whoever makes it. Where readers are told that nobody reports
a part any more, nobody takes it to lie in the total still.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dure.engines.disclosure.check import tolerance
from dure.engines.disclosure.telling import Telling
from dure.engines.disclosure.types import Join, Key, Relation, Table
from dure.engines.disclosure.versions import Versions


def equations(table: Table, told: Sequence[Telling], versions: Versions) -> dict[Relation, bool]:
    """Return the sums over unknowns, oldest release first, and whether readers had each before today.

    The table's own are among them only where an earlier release told them as they stand.
    """
    known = list(dict.fromkeys((*table.relations, *(r for one in told for r in one.relations))))
    lines: dict[Key, list[int]] = {}
    for at, one in enumerate(known):
        for key in (one.total, *one.parts):
            lines.setdefault(key, []).append(at)
    gone = table.nothing | {cell.key for cell in table.cells if cell.value is None}
    writer = _Writer(versions, table.rounding)
    found: dict[Relation, bool] = {}
    for moment, telling in enumerate(told):
        touched = {at for key in telling.told for at in lines.get(key, ())}
        own = _Own(telling)
        for one in (known[at] for at in sorted(touched)):
            relation = own.as_it_held(one)
            sums = writer.at(moment, relation, telling, own=one in own.sums) if relation else ()
            found |= dict.fromkeys(sums, True)
    present = {c.key for c in (*table.cells, *table.untold) if c.value is not None}
    mine = set(table.relations)
    theirs = sorted({at for key in present for at in lines.get(key, ())})
    for relation in (known[at] for at in theirs if known[at] not in mine):
        for one in writer.now(len(told), relation, gone):
            found.setdefault(one, False)
    return found


class _Own:
    """Which sums held at one release, as far as its readers were told."""

    def __init__(self, telling: Telling) -> None:
        self.sums = set(telling.relations)
        self._telling = telling
        self._parts: dict[Key, list[frozenset[Key]]] = {}
        for one in telling.relations:
            self._parts.setdefault(one.total, []).append(frozenset(one.parts))

    def as_it_held(self, relation: Relation) -> Relation | None:
        """Without the parts that were said to be nothing then; None where the total had more parts.

        Who reports today was not all there was: that today's sum comes out even then is no knowledge.
        """
        gone, told = self._telling.nothing, self._telling.told
        parts = frozenset(relation.parts) - gone
        if not parts or relation.total in gone:
            return None
        if relation not in self.sums:
            whole = (each - gone for each in self._parts.get(relation.total, ()))
            if any(parts < each and any(key in told for key in each - parts) for each in whole):
                return None
        return replace(relation, parts=tuple(key for key in relation.parts if key in parts))


class _Writer:
    """Writes one sum as it stood at one release."""

    def __init__(self, versions: Versions, rounding: float) -> None:
        self.versions, self.rounding = versions, rounding

    def at(
        self, moment: int, relation: Relation, telling: Telling, *, own: bool
    ) -> Iterator[Relation]:
        """The sum with everything as told then; of its own release also with what is missing."""
        is_told = all(key in telling.values for key in (relation.total, *relation.parts))
        told = telling.told
        even = False
        for later in (False,) if is_told else (False, True):
            whole = self._written(moment, relation, relation.parts, later=later)
            if whole is None or not (is_told or self._rest(whole) == 0):
                continue
            if self._is_possible(whole):
                even = True
                yield whole
        if even:
            return
        if relation.total in told:
            parts = tuple(key for key in relation.parts if key in told)
            yield from self._partly(moment, relation, parts, own=own)
            gone = telling.nothing
            yield from self._within(moment, relation, self._told(moment, relation, gone))

    def now(
        self, moment: int, relation: Relation, gone: frozenset[Key] = frozenset()
    ) -> Iterator[Relation]:
        """A sum that only earlier releases knew, with today's numbers in it."""
        parts = self._told(moment, relation)
        whole = self._written(moment, relation, parts)
        if whole is None:
            return
        if len(parts) == len(relation.parts) and self._rest(whole) == 0:
            yield whole
        else:
            yield from self._within(moment, relation, self._told(moment, relation, gone))

    def _told(
        self, moment: int, relation: Relation, gone: frozenset[Key] = frozenset()
    ) -> tuple[Key, ...]:
        """The parts of which some release has said something, without those that are `gone`."""
        at = self.versions.at
        return tuple(
            key for key in relation.parts if key not in gone and at(moment, key) is not None
        )

    def _partly(
        self, moment: int, relation: Relation, parts: tuple[Key, ...], *, own: bool
    ) -> Iterator[Relation]:
        if own and parts and len(parts) < len(relation.parts):
            partly = self._written(moment, relation, parts)
            if partly is not None and self._is_possible(partly):
                yield partly

    def _within(
        self, moment: int, relation: Relation, parts: tuple[Key, ...]
    ) -> Iterator[Relation]:
        """At least as many as those: all together where that holds, else one by one."""
        together = self._written(moment, relation, parts)
        if together is None or not parts:
            return
        if relation.join is Join.SUM and self._rest(together) >= 0:
            yield Relation(together.total, together.parts, Join.WITHIN)
            return
        for part in together.parts:
            if self.versions.value(part) <= self.versions.value(together.total):
                yield Relation(together.total, (part,), Join.WITHIN)

    def _written(
        self, moment: int, relation: Relation, parts: tuple[Key, ...], *, later: bool = False
    ) -> Relation | None:
        keys = (relation.total, *parts)
        names = [self.versions.at(moment, key, later=later) for key in keys]
        known = [name for name in names if name is not None]
        if len(known) < len(names) or not parts:
            return None
        return Relation(known[0], tuple(known[1:]), relation.join)

    def _rest(self, one: Relation) -> float:
        value = self.versions.value
        rest = value(one.total) - sum(value(part) for part in one.parts)
        return 0.0 if abs(rest) <= tolerance(one, self.rounding) else rest

    def _is_possible(self, one: Relation) -> bool:
        if one.join is not Join.DISTINCT:
            return self._rest(one) >= 0
        most = max(self.versions.value(part) for part in one.parts)
        return most <= self.versions.value(one.total) and self._rest(one) <= 0
