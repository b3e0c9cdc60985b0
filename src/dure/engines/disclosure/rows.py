"""The rows of a problem: each relation with the groups that no cell shows but a reader could compute."""

from dataclasses import dataclass

from dure.engines.disclosure.check import tolerance
from dure.engines.disclosure.history import Memory
from dure.engines.disclosure.overlaps import Overlaps, Split
from dure.engines.disclosure.primary import is_small_group, sensitive
from dure.engines.disclosure.types import Join, Key, Kind, Need, Relation, Rule, Why, Zero, plain


@dataclass(frozen=True)
class Unseen:
    """Unseen (드러나지 않은 합): a group that no cell shows but a reader could compute."""

    why: Why
    beside: Key


class Builder:
    """Builder (문제 만들기): collects columns and rows while a table is read."""

    def __init__(self, memory: Memory, rule: Rule) -> None:
        self.rule = rule
        self.memory = memory
        table = memory.table
        self.needs = sensitive(memory, rule)
        self.cells = [cell for cell in table.cells if cell.value is not None]
        self.column = {cell.key: at for at, cell in enumerate(self.cells)}
        self.truth = {cell.key: float(cell.value or 0.0) for cell in self.cells}
        self.unseen: list[tuple[Unseen, float, Need | None, bool]] = []
        self.rests: dict[tuple[Why, Key, frozenset[Key], float], int] = {}
        self.overlaps = Overlaps(rule.threshold)
        self.rows: list[dict[int, float]] = []
        self.earlier: list[bool] = []

    def add(self, relation: Relation, rounding: float) -> None:
        """Take one relation in, with the groups that a reader could compute from it."""
        parts = [key for key in relation.parts if key in self.column]
        if relation.total not in self.column or not parts:
            return
        if relation.join is Join.DISTINCT:
            self._add_distinct(relation.total, parts)
        elif relation.join is Join.WITHIN:
            self._add_within(relation.total, parts)
        else:
            size = self.truth[relation.total]
            self._add_sum(relation.total, parts, tolerance(relation, rounding, size))

    def _add_sum(self, total: Key, parts: list[Key], slip: float) -> None:
        row = {self.column[total]: 1.0} | {self.column[key]: -1.0 for key in parts}
        rest = self.truth[total] - sum(self.truth[key] for key in parts)
        if rest > slip or rest < -slip:  # below only among amounts of either sign
            # Without a rest the reader may guess that nothing is missing: an exact equation.
            row[self._rest(total, parts, rest)] = -1.0
        self.rows.append(row)
        small = [key for key in parts if self._is_small(key)]
        together = sum(self.truth[key] for key in small)
        told = len(small) > 1 and is_small_group(together, self.rule) and not self._is_small(total)
        if told and self.rule.small_groups:
            group = self._unseen(Why.SMALL_GROUP, total, together)
            self.rows.append({group: 1.0} | {self.column[key]: -1.0 for key in small})

    def _add_distinct(self, total: Key, parts: list[Key]) -> None:
        overlap = sum(self.truth[key] for key in parts) - self.truth[total]
        row = {self.column[total]: 1.0} | {self.column[key]: -1.0 for key in parts}
        several = len(parts) > 1
        both = self._rest(total, parts, overlap, Why.OVERLAP, is_group=several)
        row[both] = 1.0
        self.rows.append(row)
        self.overlaps.take(total, Split(both, overlap, parts))
        for key in parts:
            self.add_share(key, total)

    def _add_within(self, total: Key, parts: list[Key]) -> None:
        row = {self.column[total]: 1.0} | {self.column[key]: -1.0 for key in parts}
        rest = self.truth[total] - sum(self.truth[key] for key in parts)
        row[self._unseen(Why.REMAINDER, total, rest, is_group=False)] = -1.0
        self.rows.append(row)

    def add_move(self, new: Key, old: Key) -> None:
        """Two values of one cell, a few people apart: those few are a group as well."""
        if new not in self.column or old not in self.column:
            return
        moved = self._unseen(Why.DIFFERENCING, new, self.truth[new] - self.truth[old])
        self.rows.append({self.column[new]: 1.0, self.column[old]: -1.0, moved: -1.0})

    def add_levels(self) -> None:
        """Where a level between is hidden, those in several parts are told of two levels together."""
        for total, group, value in self.overlaps.together():
            if is_small_group(value, self.rule):
                both = self._unseen(Why.OVERLAP, total, value)
                self.rows.append({both: 1.0} | dict.fromkeys(sorted(group), -1.0))

    def add_share(self, part: Key, whole: Key) -> None:
        """The part lies inside the whole: those who are not in it are a group of their own."""
        rest = self.truth[whole] - self.truth[part]
        other = self._unseen(Why.REMAINDER, whole, rest)
        self.rows.append({self.column[whole]: 1.0, self.column[part]: -1.0, other: -1.0})

    def mark(self, *, earlier: bool) -> None:
        """Whether readers had the rows added last before this release."""
        self.earlier += [earlier] * (len(self.rows) - len(self.earlier))

    def _is_small(self, key: Key) -> bool:
        need = self.needs.get(key)
        return need is not None and need.why is Why.THRESHOLD and self.truth[key] > 0

    def _rest(
        self,
        total: Key,
        parts: list[Key],
        value: float,
        why: Why = Why.REMAINDER,
        *,
        is_group: bool = True,
    ) -> int:
        """What the parts leave over, or come to above it: one unknown as long as it stays as it is,
        whatever else changes.
        """
        named = why, plain(total), frozenset(plain(key) for key in parts), value
        if named not in self.rests:
            self.rests[named] = self._unseen(why, total, value, is_group=is_group)
        return self.rests[named]

    def _unseen(self, why: Why, beside: Key, value: float, *, is_group: bool = True) -> int:
        counted = self.cells[self.column[beside]].kind is Kind.COUNT
        small = is_group and counted and is_small_group(abs(value), self.rule)
        need = Need(why, spread=self.rule.needed_spread) if small else None
        if why is Why.OVERLAP and is_group and value == 0 and self.rule.zero is Zero.HIDE:
            need = Need(Why.ZERO, spread=1.0)  # that nobody stands in several is not told either
        self.unseen.append((Unseen(why, beside), value, need, counted))
        return len(self.cells) + len(self.unseen) - 1
