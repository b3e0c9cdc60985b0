"""An independent, slow and obvious count of service facts: the judge of the fast one."""

from collections import defaultdict
from datetime import date
from itertools import combinations, product

from dure.engines.measure.cells import cell_key
from dure.engines.measure.facts import ServiceFact, ServiceIndicator
from dure.engines.measure.periods import of_day
from dure.engines.measure.places import tree_on


def every_cell(facts, indicators, places, as_of: date):
    """{(indicator, organisation, level, place, period, cell): value} the long way round."""
    tree = tree_on(as_of, places)
    by_code = {one.code: one for one in indicators}
    found = {}
    for one in indicators:
        if one.kind != "ratio":
            for key, lines in _lines(facts, one, tree).items():
                value = _value(one, lines)
                if value is not None:
                    found[one.code, *key] = value
    for one in indicators:
        if one.kind == "ratio":
            found.update(_ratio(one, by_code, found))
    return found


def _lines(facts, one: ServiceIndicator, tree):
    groups: dict[tuple, list[ServiceFact]] = defaultdict(list)
    for fact in facts:
        if _counts(fact, one):
            periods = [of_day(fact.occurred_on, kind).code for kind in one.periods]
            organisations = ("all", fact.organisation)
            for key in product(organisations, _spots(fact, tree), periods, _cells(fact, one)):
                organisation, (level, place), period, cell = key
                groups[organisation, level, place, period, cell].append(fact)
    return groups


def _spots(fact: ServiceFact, tree):
    found = [(level, tree.at(fact.place, level)) for level in ("all", *tree.levels)]
    return [(level, place) for level, place in found if place]


def _cells(fact: ServiceFact, one: ServiceIndicator):
    given = {**fact.attributes, "service": fact.service}
    values = {name: given.get(name) or "unknown" for name in one.by}
    return [
        cell_key({name: values[name] for name in names})
        for size in range(len(one.by) + 1)
        for names in combinations(one.by, size)
    ]


def _counts(fact: ServiceFact, one: ServiceIndicator) -> bool:
    if one.valid_from is not None and fact.occurred_on < one.valid_from:
        return False
    return all(
        (fact.service if name == "service" else fact.attributes.get(name, "")) in wanted
        for name, wanted in one.where
    )


def _sign(fact: ServiceFact) -> int:
    return -1 if fact.quantity < 0 or fact.reverses else 1


def _value(one: ServiceIndicator, lines):
    quantity = sum(fact.quantity for fact in lines)
    number = sum(_sign(fact) for fact in lines)
    # Lines that undo each other leave nothing to add up, though somebody may be left to be counted.
    people = _people(lines) if one.kind == "distinct" else 0
    if one.kind == "mean":
        holds = (number or quantity) and number > 0
        return quantity / number if holds else None
    if one.kind == "latest":
        return _stock(one, lines)
    if not (number or quantity or people):
        return None
    heads = max(0, sum(fact.quantity for fact in lines if not fact.person))
    return {"sum": quantity, "count": number, "distinct": people + heads}[one.kind]


def _people(lines) -> int:
    left = defaultdict(lambda: [0, 0])
    for fact in lines:
        if fact.person:
            left[fact.person][0] += fact.quantity
            left[fact.person][1] += _sign(fact)
    return sum(1 for quantity, number in left.values() if quantity > 0 or (quantity == 0 < number))


def _stock(one: ServiceIndicator, lines):
    moments = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for fact in lines:
        own = "" if fact.person else tuple(fact.attributes.get(name, "") for name in one.by)
        unit = (fact.organisation, fact.place, fact.person, own)
        moments[unit][fact.occurred_on][0] += fact.quantity
        moments[unit][fact.occurred_on][1] += _sign(fact)
    last = []
    for days in moments.values():
        known = {d: q for d, (q, n) in days.items() if n > 0 or q != 0}
        if known:
            last.append(known[max(known)])
    return sum(last) if last else None


def _ratio(one: ServiceIndicator, by_code, found):
    values = {}
    for key, below in found.items():
        if key[0] != one.denominator or below <= 0:
            continue
        names = {pair.split("=")[0] for pair in key[5].split("&") if pair}
        if names <= set(one.by):
            values[one.code, *key[1:]] = found.get((one.numerator, *key[1:]), 0) / below
    return values
