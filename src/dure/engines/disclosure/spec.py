"""The YAML beside a table: its dimensions, hierarchies and rule."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields

from dure.engines.disclosure.check import Fault, Unfit
from dure.engines.disclosure.search import Search
from dure.engines.disclosure.tables import Dimension, Layout
from dure.engines.disclosure.types import Cost, Dominance, Join, Kind, Rule, Zero

KNOWN = {
    *("value", "dimensions", "rule", "cost", "kind", "rounding"),
    *("contributors", "largest", "sensitive", "search", "total"),
}
Hierarchies = Callable[[str], Mapping[str, str]]


@dataclass(frozen=True)
class Spec:
    """Spec (보호 설정): which columns hold what, and the rule. Empty names are not used."""

    layout: Layout
    rule: Rule
    value: str
    kind: Kind
    rounding: float
    search: Search
    cost: str = ""
    contributors: str = ""
    largest: tuple[str, ...] = ()
    sensitive: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column the table must have."""
        names = [d.name for d in self.layout.dimensions]
        named = [self.value, self.cost, self.contributors, *self.largest, self.sensitive]
        return tuple(dict.fromkeys([*names, *(name for name in named if name)]))


def spec_from(found: object, hierarchy: Hierarchies) -> Spec:
    """Return the spec of parsed YAML; `hierarchy` reads a file of `child,parent`.

    Raises `Unfit` with a fault for every word that is not understood.
    """
    if not isinstance(found, dict) or "value" not in found or not found.get("dimensions"):
        raise Unfit([Fault("disclosure.spec_incomplete")])
    unknown = sorted(set(map(str, found)) - KNOWN)
    if unknown:
        raise Unfit([Fault("disclosure.spec_unknown", {"word": word}) for word in unknown])
    try:
        return _spec(found, hierarchy)
    except (TypeError, ValueError, KeyError, AttributeError) as wrong:
        if isinstance(wrong, Unfit):
            raise
        raise Unfit([Fault("disclosure.spec_wrong", {"detail": str(wrong)})]) from wrong


def _spec(found: dict[str, object], hierarchy: Hierarchies) -> Spec:
    cost = str(found.get("cost", "value"))
    price = {"value": Cost.VALUE, "1": Cost.ONE}.get(cost, Cost.GIVEN)
    largest = found.get("largest", ())
    return Spec(
        layout=_layout(found, hierarchy),
        rule=_rule(found.get("rule"), price),
        value=str(found["value"]),
        kind=Kind(str(found.get("kind", "count"))),
        rounding=float(str(found.get("rounding", 0))),
        search=Search(str(found.get("search", "auto"))),
        cost=cost if price is Cost.GIVEN else "",
        contributors=str(found.get("contributors", "")),
        largest=tuple(map(str, largest)) if isinstance(largest, list) else (),
        sensitive=str(found.get("sensitive", "")),
    )


def _layout(found: dict[str, object], hierarchy: Hierarchies) -> Layout:
    dimensions = found["dimensions"]
    if not isinstance(dimensions, dict):
        raise TypeError("dimensions: name: {}")
    made = []
    for name, given in dimensions.items():
        words = given or {}
        unknown = set(words) - {"hierarchy", "join"}
        if unknown:
            raise ValueError(f"{name}: {', '.join(sorted(unknown))}")
        parents = hierarchy(str(words["hierarchy"])) if "hierarchy" in words else {}
        made.append(Dimension(str(name), parents, Join(words.get("join", "sum"))))
    return Layout(tuple(made), str(found.get("total", "all")))


def _rule(found: object, cost: Cost) -> Rule:
    words = dict(found) if isinstance(found, dict) else {}
    unknown = set(words) - {field.name for field in fields(Rule)} | (set(words) & {"cost"})
    if unknown:
        raise ValueError(f"rule: {', '.join(sorted(map(str, unknown)))}")
    if words.get("dominance"):
        given = words["dominance"]
        words["dominance"] = Dominance(int(given["n"]), float(given["k"]))
    if "zero" in words:
        words["zero"] = Zero(words["zero"])
    for name in ("threshold", "rate_threshold", "spread"):
        if words.get(name) is not None and (
            isinstance(words[name], bool) or not isinstance(words[name], int) or words[name] < 0
        ):
            raise ValueError(f"rule: {name}: {words[name]}")
    return Rule(**words, cost=cost)
