"""A part is kept for what it was given, and sees nothing else."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Engine, Template, TemplateSyntaxError
from django.template.base import FilterExpression, Node, Variable
from django.template.defaulttags import ForNode, WithNode
from django.template.library import SimpleNode

from dure.kernel.ui.figures import VALUE, Figure
from dure.kernel.ui.kept import KeptNode, forget_parts
from dure.kernel.words import Words, speaking

SOURCE = Path(__file__).parents[3]
PARTS = sorted(
    str(file.relative_to(SOURCE))
    for file in SOURCE.rglob("*.html")
    if "{% kept " in file.read_text(encoding="utf-8")
)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    forget_parts()
    yield
    forget_parts()


def drawn(source: str, **values: object) -> str:
    return Template("{% load ui %}" + source).render(Context(values))


def test_a_part_is_drawn_from_what_it_is_given() -> None:
    said = '{% kept "kernel/ui/tests/kept_sample.html" figure=meals %}'

    assert drawn(said, meals=Figure(VALUE, 12, Words("식", "meals")), hidden="x") == (
        '<b><span class="figure">12<span class="unit">식</span></span></b>\n'
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Words("식", "meals"), Words("식", "meal")),
        (1, 1.0),
        (1, True),
        (Decimal("1.5"), Decimal("1.50")),
        ("1", 1),
        (None, ""),
    ],
)
def test_another_value_is_another_part(one: object, other: object) -> None:
    said = '{% kept "kernel/ui/tests/kept_sample.html" told=one %}'

    first, second = drawn(said, one=one), drawn(said, one=other)

    assert first == drawn(said, one=one)
    assert (first == second) == (f"{one}" == f"{other}" or one == Words("식", "meals"))


def test_each_language_has_its_own() -> None:
    said = '{% kept "kernel/ui/tests/kept_sample.html" figure=meals %}'
    meals = Figure(VALUE, 12, Words("식", "meals"))

    korean = drawn(said, meals=meals)
    with speaking("en"):
        english = drawn(said, meals=meals)

    assert ("식" in korean, "meals" in english) == (True, True)


def test_what_people_wrote_is_escaped() -> None:
    said = '{% kept "kernel/ui/tests/kept_sample.html" told=one %}'

    assert "<script>" not in drawn(said, one="<script>")


@pytest.mark.parametrize("wrong", ["{% kept %}", "{% kept name %}", '{% kept "a.html" loose %}'])
def test_a_tag_that_is_written_wrongly_is_refused(wrong: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        drawn(wrong)


@pytest.mark.parametrize("page", PARTS)
def test_a_kept_part_names_nothing_that_it_is_not_given(page: str) -> None:
    nodes = Engine.get_default().get_template(page).nodelist
    tags = [node for node in nodes.get_nodes_by_type(KeptNode) if isinstance(node, KeptNode)]

    assert tags
    for tag in tags:
        assert free_in(tag.name) <= set(tag.values), tag.name


def free_in(name: str) -> set[str]:
    """The variables that a template reads from around it."""
    return _free(Engine.get_default().get_template(name).nodelist) - {
        "forloop",
        "True",
        "False",
        "None",
    }


def _free(found: Any, seen: frozenset[int] = frozenset()) -> set[str]:
    if isinstance(found, FilterExpression):
        given = [value for _, args in found.filters for is_var, value in args if is_var]
        return _free(found.var, seen).union(*(_free(one, seen) for one in given))
    if isinstance(found, Variable):
        return {str(found.lookups[0])} if found.lookups else set()
    if isinstance(found, (list, tuple)):
        names: set[str] = set()
        for one in found:
            names |= _free(one, seen) - names_made(found)
        return names
    if isinstance(found, dict):
        return _free(list(found.values()), seen)
    if not isinstance(found, Node) or id(found) in seen:
        return _free_beneath(found, seen)
    return _free_of_node(found, seen | {id(found)})


def _free_beneath(found: Any, seen: frozenset[int]) -> set[str]:
    """Conditions of `if` are trees of their own."""
    beneath = [getattr(found, name, None) for name in ("first", "second", "value")]
    if not any(beneath) or isinstance(found, (str, bytes)):
        return set()
    return set().union(*(_free(one, seen) for one in beneath if one is not None))


def _free_of_node(node: Node, seen: frozenset[int]) -> set[str]:
    inside = {key: value for key, value in vars(node).items() if key not in {"token", "origin"}}
    made: set[str] = set()
    if isinstance(node, ForNode):
        made = set(node.loopvars)
        return _free(node.sequence, seen) | (_free(node.nodelist_loop, seen) - made)
    if isinstance(node, WithNode):
        made = set(node.extra_context)
        return _free(node.extra_context, seen) | (_free(node.nodelist, seen) - made)
    if type(node).__name__ == "IncludeNode":
        given = set(node.extra_context)  # type: ignore[attr-defined]
        named = node.template.resolve(Context())  # type: ignore[attr-defined]
        return _free(node.extra_context, seen) | (free_in(named) - given)  # type: ignore[attr-defined]
    return _free(list(inside.values()), seen)


def names_made(nodes: Any) -> set[str]:
    """`{% say … as name %}` beside them."""
    return {
        str(getattr(node, "target_var", None) or getattr(node, "asvar", None))
        for node in nodes
        if isinstance(node, (SimpleNode, Node))
        and (getattr(node, "target_var", None) or getattr(node, "asvar", None))
    }
