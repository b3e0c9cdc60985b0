"""Who listens for what in this process, and what is news for whom."""

import asyncio
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Listener:
    """One open page: the channels of each of its marks, and which marks have news."""

    marks: tuple[frozenset[str], ...]
    news: set[int] = field(default_factory=set)
    rung: asyncio.Event = field(default_factory=asyncio.Event)

    def ring(self, numbers: Iterable[int]) -> None:
        """Some of its marks have news; several rings before it looks are one."""
        self.news.update(numbers)
        self.rung.set()

    def take(self) -> tuple[int, ...]:
        """Which marks have news, once."""
        numbers = tuple(sorted(self.news))
        self.news.clear()
        self.rung.clear()
        return numbers


@dataclass(slots=True)
class Hub:
    """Listeners by channel. Used from one event loop only, so nothing is locked."""

    by_channel: dict[str, set[Listener]] = field(default_factory=dict)
    count: int = 0

    def join(self, listener: Listener) -> None:
        """From now on it is told."""
        self.count += 1
        for channel in {one for mark in listener.marks for one in mark}:
            self.by_channel.setdefault(channel, set()).add(listener)

    def leave(self, listener: Listener) -> None:
        """It is told nothing more, and nothing is kept of it."""
        self.count -= 1
        for channel in {one for mark in listener.marks for one in mark}:
            there = self.by_channel.get(channel, set())
            there.discard(listener)
            if not there:
                self.by_channel.pop(channel, None)

    def tell(self, channels: Collection[str]) -> None:
        """These channels have news: every listener of one of them is rung."""
        for channel in channels:
            for listener in self.by_channel.get(channel, ()):
                listener.ring(n for n, mark in enumerate(listener.marks) if channel in mark)

    def tell_all(self) -> None:
        """Nobody knows what was missed: everybody looks again."""
        for listener in {one for there in self.by_channel.values() for one in there}:
            listener.ring(range(len(listener.marks)))
