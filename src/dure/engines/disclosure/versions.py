"""The values that each cell has had: one unknown for each, shared by all releases that told it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from dure.engines.disclosure.telling import Telling
from dure.engines.disclosure.types import Key, Kind, Past, Rule, Status, Table


class Versions:
    """Versions (값의 이력): the unknown behind each key at each release, and what was said of it.

    An outsider who guesses rightly that a cell is as it was uses one unknown for both releases;
    that he does not know this for certain is not counted on.
    """

    def __init__(self, table: Table, told: Sequence[Telling]) -> None:
        self._values: dict[Key, float] = {}
        self._labels: dict[Key, Status] = {}
        self.shown: set[Key] = set()
        self.below: dict[Key, int] = {}
        self.ranges: dict[Key, tuple[float, float]] = {}
        self._had: dict[Key, dict[float, Key]] = {}
        self._times: dict[Key, tuple[list[int], list[Key]]] = {}
        self._counts = {cell.key for cell in table.cells if cell.kind is Kind.COUNT}
        self._amounts = {cell.key for cell in table.cells if cell.kind is Kind.AMOUNT}
        now = [cell for cell in (*table.cells, *table.untold) if cell.value is not None]
        for cell in now:
            value = float(cell.value or 0.0)
            self._had[cell.key] = {value: cell.key}
            self._values[cell.key] = value
        for moment, one in enumerate(told):
            self._take(moment, one)
        for cell in now:
            self._note(len(told), cell.key, cell.key)

    def _take(self, moment: int, one: Telling) -> None:
        for key, value in one.values.items():
            had = self._had.setdefault(key, {})
            name = had.setdefault(value, Past(key, len(had) + 1))
            self._values[name] = value
            self._note(moment, key, name)
            label = one.hidden.get(key)
            if key in one.ranges:
                self.range(name, one.ranges[key])
            if key in one.silent:
                continue
            if label is None:
                self.shown.add(name)
            elif self._labels.get(name) is not Status.PRIMARY:
                self._labels[name] = label
            if label is Status.PRIMARY and value < one.threshold:
                self.below[name] = min(one.threshold, self.below.get(name, one.threshold))

    def _note(self, moment: int, key: Key, name: Key) -> None:
        moments, names = self._times.setdefault(key, ([], []))
        moments.append(moment)
        names.append(name)

    def range(self, name: Key, ends: tuple[float, float]) -> bool:
        """Take in what a rounded release leaves open of a value, and whether that is less than before.

        Of a value that it cannot mean it tells nothing.
        """
        low, high = ends
        if not low <= self._values[name] <= high:
            return False
        before = self.ranges.get(name)
        least, most = before or ends
        self.ranges[name] = max(least, low), min(most, high)
        return self.ranges[name] != before

    def at(self, moment: int, key: Key, *, later: bool = False) -> Key | None:
        """The unknown of a key at a release: as told there, else the last time before, else after.

        With `later` the other way about: the first time after, else before.
        """
        times = self._times.get(key)
        if times is None:
            return None
        moments, names = times
        if later:
            return names[min(len(names) - 1, bisect_left(moments, moment))]
        return names[max(0, bisect_right(moments, moment) - 1)]

    def value(self, name: Key) -> float:
        """What stands, or stood, there."""
        return self._values[name]

    def label(self, name: Key) -> Status:
        """What readers saw: shown once is shown; NOT_REPORTED where nothing was ever said of it."""
        if name in self.shown:
            return Status.PUBLISHED
        return self._labels.get(name, Status.NOT_REPORTED)

    def is_small(self, name: Key, rule: Rule) -> bool:
        """Whether a few people stand behind a value."""
        plain = name.key if isinstance(name, Past) else name
        return plain not in self._amounts and 0 < self._values[name] < rule.threshold

    def changed_a_little(self, rule: Rule) -> Iterator[Key]:
        """Unknowns never shown that differ by a few people from a value of the cell that was shown."""
        for _key, had in self._counted():
            public = [value for value, name in had.items() if name in self.shown]
            for value, name in had.items():
                if name not in self.shown and any(
                    0 < abs(value - old) < rule.threshold for old in public
                ):
                    yield name

    def near(self, rule: Rule, present: set[Key]) -> dict[Key, tuple[float, float]]:
        """What "hidden although it was shown before" says: a few people more or less than then."""
        found: dict[Key, tuple[float, float]] = {}
        room = rule.threshold - 1
        small = set(self.changed_a_little(rule))
        for key, had in self._counted():
            public = [value for value, name in had.items() if name in self.shown]
            if public and key in present and key in small:
                found[key] = max(0.0, min(public) - room), max(public) + room
        return found

    def small_moves(self, rule: Rule, among: set[Key]) -> Iterator[tuple[Key, Key]]:
        """Pairs of values of one cell, a few people apart, of which at least the older was hidden."""
        for key, had in self._counted():
            if key not in among:
                continue
            now = self._values[key]
            for value, name in had.items():
                hidden = name not in self.shown and name in among and key not in self.shown
                if name != key and hidden and 0 < abs(value - now) < rule.threshold:
                    yield key, name

    def _counted(self) -> Iterator[tuple[Key, dict[float, Key]]]:
        for key, had in self._had.items():
            if len(had) > 1 and key not in self._amounts:
                yield key, had
