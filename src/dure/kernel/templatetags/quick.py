"""Tags that Django and `lucide` have, made quick: what cannot change is worked out once.

A page of forty lines asks for the same icon and the same kind of address hundreds of times; both
follow from what is written in the template, or from a name and its values.
"""

from functools import lru_cache
from typing import Any

from django import template
from django.template.base import Node, Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as plain_url
from django.template.library import SimpleNode
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.html import conditional_escape
from lucide.templatetags.lucide import register as icons

from dure.kernel.words import spoken_language

register = template.Library()


class Constant(Node):
    """A tag whose arguments all stand written in the template: drawn once for each language."""

    child_nodelists = ()

    def __init__(self, node: SimpleNode) -> None:
        self._node = node
        self._drawn: dict[tuple[str, bool], str] = {}

    def render(self, context: template.Context) -> str:
        """What it says in the spoken language."""
        way = (spoken_language(), context.autoescape)  # a letter is plain text, a page is not
        if way not in self._drawn:
            self._drawn[way] = self._node.render(context)
        return self._drawn[way]


def constant_where_it_can_be(node: Node) -> Node:
    """The same node, or one that remembers; only for tags that follow from their arguments."""
    if not isinstance(node, SimpleNode) or node.takes_context or node.target_var is not None:
        return node
    given = [*node.args, *node.kwargs.values()]
    written = all(isinstance(one.var, (str, int, float)) or _literal(one) for one in given)
    return Constant(node) if written and not any(one.filters for one in given) else node


def _literal(expression: Any) -> bool:
    return getattr(expression.var, "literal", None) is not None


@register.tag
def lucide(parser: Parser, token: Token) -> Node:
    """`{% lucide "check" size=20 %}`: an icon."""
    return constant_where_it_can_be(icons.tags["lucide"](parser, token))


class Address(URLNode):
    """`{% url %}`, which remembers the addresses of a name and its values."""

    def render(self, context: template.Context) -> str:
        """The address; as Django finds it where it depends on more than name and values."""
        name = self.view_name.resolve(context)
        if self.kwargs or self.asvar or ":" in str(name):
            return super().render(context)
        given = [one.resolve(context) for one in self.args]
        found = address_of(str(name), get_urlconf(), get_script_prefix(), *given)
        return conditional_escape(found) if context.autoescape else found


@lru_cache(maxsize=16_384, typed=True)
def address_of(name: str, urlconf: Any, _prefix: str, *given: Any) -> str:
    """The address of a view and its values."""
    return reverse(name, urlconf=urlconf, args=given)


@register.tag
def url(parser: Parser, token: Token) -> URLNode:
    """`{% url "report_form" head.public_id %}`: the address of a view."""
    plain = plain_url(parser, token)
    return Address(plain.view_name, plain.args, plain.kwargs, plain.asvar)
