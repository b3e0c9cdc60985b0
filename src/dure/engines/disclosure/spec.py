"""The YAML beside a table: its dimensions, hierarchies and rule."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from dure.engines.disclosure.check import Fault, Unfit
from dure.engines.disclosure.search import Search
from dure.engines.disclosure.tables import Dimension, Layout
from dure.engines.disclosure.types import Cost, Dominance, Join, Kind, Rule, Zero

KNOWN = {
    *("value", "dimensions", "rule", "cost", "kind", "rounding", "zero", "tables", "revised"),
    *("contributors", "largest", "sensitive", "search", "total", "contributions"),
    *("numerator", "denominator", "method", "base"),
}
NOT_ASKED = {"cost", "labels_told"}  # of a rule: said elsewhere, or told by the method
LEAST_BASE = 3
Hierarchies = Callable[[str], Mapping[str, str]]


class Method(StrEnum):
    """Method (보호 방법): hide small groups, or round everything so that all sums still hold."""

    HIDE = "hide"
    ROUND = "round"


class Revised(StrEnum):
    """Revised (고친 값): what to do where an earlier release showed another value."""

    TELL = "tell"
    ACCEPT = "accept"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Linked:
    """Linked (이어진 표): another table with cells of the same kind, and where its result goes."""

    file: str
    out: str


@dataclass(frozen=True)
class Contributions:
    """Contributions (기여분): a file with one row for each contributor and cell."""

    file: str
    contributor: str
    value: str


@dataclass(frozen=True)
class Spec:
    """Spec (보호 설정): which columns hold what, and the rule. Empty names are not used.

    `kind` None is told from the numbers; with a `numerator` and a `denominator` the value is a rate.
    """

    layout: Layout
    rule: Rule
    value: str
    kind: Kind | None
    rounding: float
    search: Search
    cost: str = ""
    contributors: str = ""
    largest: tuple[str, ...] = ()
    sensitive: str = ""
    numerator: str = ""
    denominator: str = ""
    contributions: Contributions | None = None
    tables: tuple[Linked, ...] = ()
    method: Method = Method.HIDE
    base: int = LEAST_BASE
    revised: Revised = Revised.TELL

    @property
    def is_rate(self) -> bool:
        """Whether the value is a quotient of two other columns."""
        return bool(self.denominator)

    @property
    def names(self) -> list[str]:
        """The names of the dimensions, in the order of the keys."""
        return [dimension.name for dimension in self.layout.dimensions]

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column the table must have."""
        named = [self.value, self.cost, self.contributors, *self.largest, self.sensitive]
        named += [self.numerator, self.denominator]
        return tuple(dict.fromkeys([*self.names, *(name for name in named if name)]))


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
    rule = _rule(found, price)
    if bool(found.get("numerator")) != bool(found.get("denominator")):
        raise Unfit([Fault("disclosure.rate_incomplete")])
    return Spec(
        layout=_layout(found, hierarchy),
        rule=rule,
        value=str(found["value"]),
        kind=Kind(str(found["kind"])) if "kind" in found else None,
        rounding=float(str(found.get("rounding", 0))),
        search=Search(str(found.get("search", "auto"))),
        cost=cost if price is Cost.GIVEN else "",
        contributors=_name(found, "contributors"),
        largest=tuple(_list(found, "largest")),
        sensitive=_name(found, "sensitive"),
        numerator=_name(found, "numerator"),
        denominator=_name(found, "denominator"),
        contributions=_contributions(found),
        tables=tuple(_linked(one) for one in _rows(found, "tables")),
        method=Method(str(found.get("method", "hide"))),
        base=_base(found, rule),
        revised=Revised(str(found.get("revised", "tell"))),
    )


def _name(found: Mapping[str, object], word: str) -> str:
    return str(found.get(word) or "")


def _list(found: Mapping[str, object], word: str) -> list[str]:
    given = found.get(word) or []
    return [str(one) for one in given] if isinstance(given, list) else [str(given)]


def _rows(found: Mapping[str, object], word: str) -> list[Mapping[str, object]]:
    given = found.get(word) or []
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise TypeError(f"{word}: [{{file: …, out: …}}]")
    return given


def _linked(one: Mapping[str, object]) -> Linked:
    if set(one) != {"file", "out"}:
        raise ValueError("tables: {file: …, out: …}")
    return Linked(str(one["file"]), str(one["out"]))


def _contributions(found: Mapping[str, object]) -> Contributions | None:
    given = found.get("contributions")
    if given is None:
        return None
    words = {"file", "contributor", "value"}
    if not isinstance(given, dict) or set(given) != words:
        raise ValueError("contributions: {file: …, contributor: …, value: …}")
    return Contributions(*(str(given[word]) for word in ("file", "contributor", "value")))


def _base(found: Mapping[str, object], rule: Rule) -> int:
    given = found.get("base", max(LEAST_BASE, rule.threshold))
    if isinstance(given, bool) or not isinstance(given, int) or given < LEAST_BASE:
        raise Unfit([Fault("disclosure.base_too_small", {"base": given, "least": LEAST_BASE})])
    return given


def _layout(found: dict[str, object], hierarchy: Hierarchies) -> Layout:
    dimensions = found["dimensions"]
    if isinstance(dimensions, list):
        dimensions = dict.fromkeys(dimensions)
    if not isinstance(dimensions, dict):
        raise TypeError("dimensions: name: {}")
    made = []
    for name, given in dimensions.items():
        words = given or {}
        unknown = set(words) - {"hierarchy", "join"}
        if unknown:
            raise ValueError(f"{name}: {', '.join(sorted(unknown))}")
        levels = [hierarchy(file) for file in _list(words, "hierarchy")] or [{}]
        join = Join(words.get("join", "sum"))
        made.append(Dimension(str(name), levels[0], join, tuple(levels[1:])))
    return Layout(tuple(made), str(found.get("total", "all")))


def _rule(found: Mapping[str, object], cost: Cost) -> Rule:
    given = found.get("rule")
    if given is not None and not isinstance(given, dict):
        raise TypeError(f"rule: {given}")
    words = dict(given or {})
    if "zero" in found:
        words.setdefault("zero", found["zero"])
    unknown = set(words) - {field.name for field in fields(Rule)} | (set(words) & NOT_ASKED)
    if unknown:
        raise ValueError(f"rule: {', '.join(sorted(map(str, unknown)))}")
    _check_numbers(words)
    if words.get("dominance"):
        words["dominance"] = _dominance(words["dominance"])
    if "zero" in words:
        words["zero"] = Zero(words["zero"])
    if "threshold" not in words and (words.get("dominance") or words.get("p_percent")):
        words["threshold"] = 0  # the rules that are written are the rules
    return Rule(**words, cost=cost)


def _check_numbers(words: Mapping[str, object]) -> None:
    for name in ("threshold", "rate_threshold", "spread"):
        value = words.get(name)
        if name in words and (isinstance(value, bool) or not isinstance(value, int) or value < 0):
            raise ValueError(f"rule: {name}: {value}")
    for name, most in (("p_percent", 1000.0), ("margin", 1.0)):
        value = words.get(name)
        if value is not None and (
            isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= most
        ):
            raise ValueError(f"rule: {name}: {value}")


def _dominance(given: object) -> Dominance:
    if not isinstance(given, dict) or set(given) != {"n", "k"}:
        raise ValueError("rule: dominance: {n: 1, k: 80}")
    n, k = given["n"], given["k"]
    whole = isinstance(n, int) and not isinstance(n, bool) and n >= 1
    if not whole or isinstance(k, bool) or not isinstance(k, int | float) or not 0 < k < 100:
        raise ValueError(f"rule: dominance: n: {n}, k: {k}")
    return Dominance(n, float(k))


def part_status(column: str) -> str:
    """The column that tells of one part of a rate whether it is hidden, where a file has it."""
    return f"{column}_status"
