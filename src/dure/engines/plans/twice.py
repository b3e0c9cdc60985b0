"""Twice (두 번): a name that stands twice in one object, where a reader would take the last."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dure.engines.plans.fault import place_of

Steps = tuple[str | int, ...]


@dataclass(slots=True)
class Twice:
    """Twice (두 번): builds the objects of a JSON text and remembers what each said twice."""

    _found: dict[int, tuple[dict[str, object], tuple[str, ...]]] = field(default_factory=dict)

    def object_of(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        """The object of these names and values, for the reader of JSON."""
        made = dict(pairs)
        if len(made) < len(pairs):
            names = [name for name, _ in pairs]
            again = tuple(name for name in made if names.count(name) > 1)
            # Held here as well: an object that a later name replaced keeps its number.
            self._found[id(made)] = (made, again)
        return made

    def places(self, said: object) -> list[str]:
        """Where each of those names stands: `stops[3].window`."""
        if not self._found:
            return []
        return [place_of(steps) for steps in self._steps(said, ())]

    def _steps(self, said: object, way: Steps) -> Iterator[Steps]:
        if isinstance(said, dict):
            _, again = self._found.get(id(said), (None, ()))
            yield from ((*way, name) for name in again)
            for name, value in said.items():
                yield from self._steps(value, (*way, name))
        elif isinstance(said, list):
            for number, value in enumerate(said):
                yield from self._steps(value, (*way, number))
