"""Once (한 번): YAML in which a name that stands twice in one mapping is told. For adapters only.

The library keeps the last value in silence; a threshold that somebody wrote twice would be the wrong
one without a word. Every engine may import this file.
"""

from typing import Any

import yaml


class NameTwice(yaml.MarkedYAMLError):
    """A name stands twice in one mapping; `name` and `row` say which and where."""

    def __init__(self, name: str, mark: yaml.Mark) -> None:
        super().__init__(problem=f"{name} stands twice", problem_mark=mark)
        self.name, self.row = name, mark.line + 1


class Once(yaml.SafeLoader):
    """A safe loader that takes no name twice. What a merge (`<<`) brings may be said anew."""

    def construct_mapping(  # the library's own signature
        self,
        node: yaml.MappingNode,
        deep: bool = False,  # noqa: FBT001, FBT002
    ) -> dict[Any, Any]:
        """The mapping of a node; NameTwice where a name of its own stands again."""
        seen: set[str] = set()
        for key, _ in node.value:
            # What a merge has brought stands before the mapping itself.
            own = isinstance(key, yaml.ScalarNode) and key.start_mark.index >= node.start_mark.index
            if own and key.tag != "tag:yaml.org,2002:merge":
                if key.value in seen:
                    raise NameTwice(key.value, key.start_mark)
                seen.add(key.value)
        made: dict[Any, Any] = super().construct_mapping(node, deep)
        return made
