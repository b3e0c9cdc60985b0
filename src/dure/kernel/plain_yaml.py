"""YAML that somebody else wrote: plain values only, nothing that grows when it is read."""

from typing import Any

import yaml

ALIAS = "an alias: write the value where it is needed"
TOO_DEEP = "nested too deeply"
NO_VALUE = "not a value: {}"


class _Plain(yaml.SafeLoader):
    """A safe loader without aliases: ten lines of them can stand for a billion values."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, ALIAS, None)
        return super().compose_node(parent, index)


def read_plain_yaml(text: str) -> Any:
    """The values of the text.

    Raises `yaml.YAMLError` for what is no YAML, for aliases, for depth, and for what only looks
    like a day or a number (2026-13-45), where the library lets the error of Python through.
    """
    try:
        return yaml.load(text, Loader=_Plain)  # noqa: S506 - it is a safe loader
    except RecursionError:
        raise yaml.YAMLError(TOO_DEEP) from None
    except (ValueError, TypeError, AttributeError, OverflowError) as why:
        raise yaml.YAMLError(NO_VALUE.format(why)) from None
